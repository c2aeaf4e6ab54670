using Shouldly;
using Tocsin.Engine.Model.Findings;
using Tocsin.Simulation;
using Tocsin.Tests.Engine.Detectors;
using Tocsin.Tests.Simulation;
using Tocsin.Tests.Sources;
using Xunit;

namespace Tocsin.Tests.Quality;

/// <summary>How much is found and how much of it is right, at default settings, on traffic and labels the detectors never saw.</summary>
public sealed class QualityTests
{
    [Theory]
    [InlineData("bench", 60_000)]
    [InlineData("quickstart", 40_000)]
    public void Injected_operations_are_found_and_hardly_anybody_else(string scenario, int posts)
    {
        var (bytes, truth) = SimulatedTraffic.Write(Scenario.BuiltIn(scenario).WithPosts(posts), 11);
        var report = Scans.Scan(bytes, 2);
        var labels = truth.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(r => r.Split(','))
            .ToDictionary(r => r[0], r => r[1].Length > 0, StringComparer.Ordinal);
        var (precision, recall) = Score(report, a => labels[a], labels.Count(l => l.Value));
        string figure = $"{scenario}: account precision {precision:P1}, recall {recall:P1}";
        TestContext.Current.TestOutputHelper?.WriteLine(figure);
        precision.ShouldBeGreaterThanOrEqualTo(0.95, figure);
        recall.ShouldBeGreaterThanOrEqualTo(0.95, figure);
    }

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    public void Nothing_is_found_where_nothing_was_injected(int seed)
    {
        var (bytes, _) = SimulatedTraffic.Write(Scenario.BuiltIn("organic").WithPosts(60_000), (ulong)seed);
        Scans.Scan(bytes, 2).Findings.Select(f => f.Sentence).ShouldBeEmpty();
    }

    [Fact]
    public void Real_trolls_are_told_from_real_people()
    {
        var labels = Labels();
        var report = Scans.Scan(RealData.Path("posts/mixed-2016q4.ndjson.gz"), 2);
        var (precision, recall) = Score(report, a => labels.GetValueOrDefault(a) == "ira", labels.Count(l => l.Value == "ira"));
        string figure = $"account precision {precision:P1}, recall {recall:P1}, {report.Findings.Count} findings";
        TestContext.Current.TestOutputHelper?.WriteLine(figure);
        precision.ShouldBeGreaterThanOrEqualTo(0.95, figure);
        recall.ShouldBeGreaterThanOrEqualTo(0.65, figure);
    }

    [Fact]
    public void Real_people_alone_are_left_in_peace()
    {
        RealData.Path("posts");
        using var folder = new TemporaryFolder();
        string path = Path.Combine(folder.Path, "ordinary.ndjson");
        using (var reader = new StreamReader(new System.IO.Compression.GZipStream(
            File.OpenRead(RealData.Path("posts/mixed-2016q4.ndjson.gz")), System.IO.Compression.CompressionMode.Decompress)))
        {
            var lines = ReadLines(reader).Where(l => l.EndsWith("\"label\":\"organic\"}", StringComparison.Ordinal));
            File.WriteAllLines(path, lines);
        }

        var report = Scans.Scan(path, 2);
        report.Posts.ShouldBeGreaterThan(80_000);
        report.Findings.Select(f => $"{f.Detector}: {f.Accounts.Count} accounts").ShouldBeEmpty();
    }

    private static IEnumerable<string> ReadLines(StreamReader reader)
    {
        while (reader.ReadLine() is { } line)
            yield return line;
    }

    private static Dictionary<string, string> Labels() => File.ReadLines(RealData.Path("posts/mixed-2016q4.accounts.csv")).Skip(1)
        .Select(l => l.Split(',')).ToDictionary(c => c[1], c => c[2], StringComparer.Ordinal);

    private static (double Precision, double Recall) Score(ScanReport report, Func<string, bool> attacker, int attackers)
    {
        var flagged = report.Findings.SelectMany(f => f.Accounts).Select(a => a.Account).ToHashSet(StringComparer.Ordinal);
        int hits = flagged.Count(attacker);
        return (flagged.Count == 0 ? 0 : (double)hits / flagged.Count, (double)hits / attackers);
    }
}
