using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Shouldly;
using Tocsin.Engine.Model;
using Tocsin.Engine.Model.Findings;
using Tocsin.Exchange;
using Xunit;

namespace Tocsin.Tests.Exchange;

public sealed class OutputDirectoryTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("tocsin-output-").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void Writes_every_file_also_when_nothing_was_found()
    {
        var written = OutputDirectory.Open(Out).Write(SampleReports.Empty(), new RejectionLog(), CancellationToken.None);
        Names().ShouldBe(ExporterCatalog.All.Select(e => e.FileName).Append("scan.json"), ignoreOrder: true);
        written.Select(f => f.Name).ShouldBe(Names(), ignoreOrder: true);
    }

    [Fact]
    public void The_manifest_names_the_hash_of_every_other_file()
    {
        OutputDirectory.Open(Out).Write(SampleReports.Ordinary(), new RejectionLog(), CancellationToken.None);
        using var manifest = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Out, "scan.json")));
        var outputs = manifest.RootElement.GetProperty("outputs").EnumerateArray().ToList();
        outputs.Count.ShouldBe(ExporterCatalog.All.Count);
        foreach (var output in outputs)
        {
            byte[] bytes = File.ReadAllBytes(Path.Combine(Out, output.GetProperty("name").GetString()!));
            output.GetProperty("sha256").GetString().ShouldBe(Convert.ToHexStringLower(SHA256.HashData(bytes)));
            output.GetProperty("bytes").GetInt64().ShouldBe(bytes.Length);
        }

        var counts = manifest.RootElement.GetProperty("counts");
        counts.GetProperty("posts").GetInt64().ShouldBe(203_448);
        counts.GetProperty("rejected").GetInt64().ShouldBe(15);
        manifest.RootElement.GetProperty("detectors")[0].GetProperty("settings").GetProperty("window").GetString().ShouldBe("120 s");
        manifest.RootElement.GetProperty("inputs")[0].GetProperty("sha256").GetString()!.Length.ShouldBe(64);
    }

    [Fact]
    public void Replaces_earlier_results_and_leaves_other_files_alone()
    {
        Directory.CreateDirectory(Out);
        File.WriteAllText(Path.Combine(Out, "notes.txt"), "mine");
        File.WriteAllText(Path.Combine(Out, "findings.ndjson"), "old");
        OutputDirectory.Open(Out).Write(SampleReports.Ordinary(), new RejectionLog(), CancellationToken.None);
        File.ReadAllText(Path.Combine(Out, "notes.txt")).ShouldBe("mine");
        File.ReadAllText(Path.Combine(Out, "findings.ndjson")).ShouldStartWith("{");
    }

    [Fact]
    public void Cancelling_in_the_middle_of_a_file_changes_nothing()
    {
        Directory.CreateDirectory(Out);
        File.WriteAllText(Path.Combine(Out, "findings.ndjson"), "old");
        using var source = new CancellationTokenSource();
        IExporter[] exporters = [ExporterCatalog.All[0], new Misbehaving(source.Cancel)];
        Should.Throw<OperationCanceledException>(() =>
            OutputDirectory.Open(Out).Write(exporters, SampleReports.Ordinary(), new RejectionLog(), source.Token));
        File.ReadAllText(Path.Combine(Out, "findings.ndjson")).ShouldBe("old");
        Names().ShouldBe(["findings.ndjson"]);
    }

    [Fact]
    public void Cancelling_leaves_no_directory_that_was_not_there_before()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        Should.Throw<OperationCanceledException>(() =>
            OutputDirectory.Open(Out).Write(SampleReports.Ordinary(), new RejectionLog(), source.Token));
        Directory.Exists(Out).ShouldBeFalse();
    }

    [Fact]
    public void A_full_disk_changes_nothing_and_is_explained()
    {
        Directory.CreateDirectory(Out);
        File.WriteAllText(Path.Combine(Out, "findings.ndjson"), "old");
        IExporter[] exporters = [ExporterCatalog.All[0], new Misbehaving(() => throw new IOException("No space left on device."))];
        var error = Should.Throw<OutputException>(() =>
            OutputDirectory.Open(Out).Write(exporters, SampleReports.Ordinary(), new RejectionLog(), CancellationToken.None));
        error.Message.ShouldContain(Out);
        error.Message.ShouldContain("--out");
        error.Message.ShouldContain("No space left");
        File.ReadAllText(Path.Combine(Out, "findings.ndjson")).ShouldBe("old");
        Names().ShouldBe(["findings.ndjson"]);
    }

    [Fact]
    public void A_path_that_is_a_file_is_refused_with_a_remedy()
    {
        File.WriteAllText(Out, "");
        var error = Should.Throw<OutputException>(() => OutputDirectory.Open(Out));
        error.Message.ShouldContain(Out);
        error.Message.ShouldContain("--out");
    }

    [Fact]
    public void A_path_below_a_file_is_refused_with_a_remedy()
    {
        File.WriteAllText(Out, "");
        Should.Throw<OutputException>(() => OutputDirectory.Open(Path.Combine(Out, "deeper"))).Message.ShouldContain("deeper");
    }

    [Fact]
    public void A_place_where_nothing_can_be_made_is_refused_with_a_remedy()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "needs a file system that takes no directories");
        var error = Should.Throw<OutputException>(() => OutputDirectory.Open("/proc/results"));
        error.Message.ShouldContain("/proc/results");
        error.Message.ShouldContain("--out");
    }

    [Fact]
    public void A_directory_under_a_files_name_is_refused_before_anything_is_replaced()
    {
        Directory.CreateDirectory(Path.Combine(Out, "scan.json"));
        File.WriteAllText(Path.Combine(Out, "findings.ndjson"), "old");
        var error = Should.Throw<OutputException>(() =>
            OutputDirectory.Open(Out).Write(SampleReports.Ordinary(), new RejectionLog(), CancellationToken.None));
        error.Message.ShouldContain("scan.json");
        File.ReadAllText(Path.Combine(Out, "findings.ndjson")).ShouldBe("old");
        Names().ShouldBe(["findings.ndjson", "scan.json"], ignoreOrder: true);
    }

    [Fact]
    public void Clears_what_a_killed_run_left_behind()
    {
        string left = Path.Combine(Out, ".tocsin-partial-2147483646");
        Directory.CreateDirectory(left);
        File.WriteAllText(Path.Combine(left, "findings.ndjson"), "half");
        OutputDirectory.Open(Out);
        Directory.Exists(left).ShouldBeFalse();
    }

    private string Out => Path.Combine(_root, "out");

    private string[] Names() => [.. Directory.EnumerateFileSystemEntries(Out).Select(p => Path.GetFileName(p))];

    /// <summary>Writes a first part, then does something untoward, then goes on writing.</summary>
    private sealed class Misbehaving(Action act) : IExporter
    {
        public string FileName => "incidents.json";

        public string Describes => "a file that is interrupted";

        public void Write(ScanReport report, RejectionLog rejections, Stream output)
        {
            output.Write(Encoding.UTF8.GetBytes(new string('a', 300_000)));
            act();
            output.Write(Encoding.UTF8.GetBytes(new string('b', 300_000)));
        }
    }
}
