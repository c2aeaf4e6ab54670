using System.Globalization;
using System.Text;
using Shouldly;
using Tocsin.Logs.Indicators;
using Tocsin.Logs.SignIns;
using Xunit;

namespace Tocsin.Tests.Logs;

/// <summary>Precision and recall by kind on labelled traffic. Prints the figures of docs/detectors/sign-in-attacks.md.</summary>
public sealed class SignInQualityTests(ITestOutputHelper output)
{
    private const int Worlds = 20;

    [Fact]
    public void Attacks_are_found_and_organic_noise_is_left_alone()
    {
        var found = new Dictionary<SignInKind, (int Labels, int Found, int Findings, int Right)>();
        var missed = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var wrong = new SortedDictionary<string, int>(StringComparer.Ordinal);
        for (int seed = 1; seed <= Worlds; seed++)
        {
            var traffic = new SignInTraffic(seed);
            var allow = new AllowList();
            allow.Add(SignInTraffic.VpnNetwork);
            var findings = new SignInAnalysis(new SignInOptions(), SignInTraffic.Privileged(), allow).Find(traffic.SignIns, TestContext.Current.CancellationToken);
            foreach (var kind in Enum.GetValues<SignInKind>())
            {
                var labels = traffic.Labels.Where(l => l.Kind == kind).ToList();
                var ours = findings.Where(f => f.Kind == kind).ToList();
                var sum = found.GetValueOrDefault(kind);
                found[kind] = (sum.Labels + labels.Count, sum.Found + labels.Count(l => ours.Any(l.Explains)), sum.Findings + ours.Count, sum.Right + ours.Count(f => labels.Any(l => l.Explains(f))));
                foreach (var label in labels.Where(l => !ours.Any(l.Explains)))
                    missed[$"{kind} {label.Name}"] = missed.GetValueOrDefault($"{kind} {label.Name}") + 1;
                foreach (var finding in ours.Where(f => !labels.Any(l => l.Explains(f))))
                    wrong[$"{kind} {finding.Grade}"] = wrong.GetValueOrDefault($"{kind} {finding.Grade}") + 1;
                if (seed == 1)
                    Show(ours.Where(f => !labels.Any(l => l.Explains(f))).Take(5));
            }
        }

        output.WriteLine(Table(found));
        output.WriteLine("missed: " + string.Join(", ", missed.Select(m => $"{m.Key} {m.Value}")));
        output.WriteLine("wrong: " + string.Join(", ", wrong.Select(m => $"{m.Key} {m.Value}")));
        Recall(found[SignInKind.PasswordSpraying]).ShouldBeGreaterThanOrEqualTo(0.79);
        Precision(found[SignInKind.PasswordSpraying]).ShouldBeGreaterThanOrEqualTo(0.95);
        Recall(found[SignInKind.BruteForce]).ShouldBeGreaterThanOrEqualTo(0.66);
        Precision(found[SignInKind.BruteForce]).ShouldBeGreaterThanOrEqualTo(0.9);
        Recall(found[SignInKind.DistributedGuessing]).ShouldBeGreaterThanOrEqualTo(0.95);
        Precision(found[SignInKind.DistributedGuessing]).ShouldBeGreaterThanOrEqualTo(0.9);
        Recall(found[SignInKind.SuccessAfterAttack]).ShouldBeGreaterThanOrEqualTo(0.95);
        Precision(found[SignInKind.SuccessAfterAttack]).ShouldBeGreaterThanOrEqualTo(0.95);
        Recall(found[SignInKind.ImpossibleTravel]).ShouldBeGreaterThanOrEqualTo(0.95);
    }

    private static double Recall((int Labels, int Found, int Findings, int Right) sum) => (double)sum.Found / sum.Labels;

    private static double Precision((int Labels, int Found, int Findings, int Right) sum) => sum.Findings == 0 ? 1 : (double)sum.Right / sum.Findings;

    private static string Table(Dictionary<SignInKind, (int Labels, int Found, int Findings, int Right)> found)
    {
        var text = new StringBuilder("| kind | attacks | found | recall | findings | right | precision |\n|---|---|---|---|---|---|---|\n");
        foreach (var (kind, sum) in found)
            text.Append(CultureInfo.InvariantCulture, $"| {kind} | {sum.Labels} | {sum.Found} | {Recall(sum):0.00} | {sum.Findings} | {sum.Right} | {Precision(sum):0.00} |\n");
        return text.ToString();
    }

    private void Show(IEnumerable<SignInFinding> findings)
    {
        foreach (var finding in findings)
            output.WriteLine($"not an attack: {finding.Kind} {finding.Grade}: {finding.Sentence}");
    }
}
