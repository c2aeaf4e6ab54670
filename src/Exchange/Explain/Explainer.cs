using System.Globalization;
using System.Text.Json;
using Tocsin.Engine.Model.Findings;
using Tocsin.Exchange.Findings;
using Tocsin.Exchange.Json;
using Tocsin.Exchange.Report;

namespace Tocsin.Exchange.Explain;

/// <summary>Composes the explanation of a finding from what findings.ndjson records about it, and from nothing else.</summary>
public static class Explainer
{
    private const int PostsShown = 5;

    /// <summary>Explains a finding of a report at hand.</summary>
    public static Explanation Of(Finding finding, ScanReport report)
    {
        ArgumentNullException.ThrowIfNull(finding);
        ArgumentNullException.ThrowIfNull(report);
        return Of(FindingLine.From(finding, report.Inputs), report.Version);
    }

    /// <summary>Explains a finding from its line in findings.ndjson or context.ndjson.</summary>
    /// <param name="line">The line.</param>
    /// <param name="version">Version that made it, as scan.json says; null when unknown.</param>
    /// <exception cref="JsonException">The line is not a finding.</exception>
    public static Explanation Of(string line, string? version) => Of(Read(line), version);

    internal static FindingLine Read(string line) =>
        JsonSerializer.Deserialize(line, OutputJson.Lines.FindingLine) is { Id: not null, Effect: not null, Significance: not null, Evidence: not null, Edges: not null, Settings: not null } read
            ? read
            : throw new JsonException("this is not a finding");

    private static Explanation Of(FindingLine finding, string? version) => new(
        finding.Id,
        finding.Sentence,
        [
            new("What was counted", Counts(finding)),
            new("What chance would give, and why", Chance(finding)),
            new("How the many comparisons are corrected for", Correction(finding)),
            new("Innocent explanations considered", finding.InnocentExplanations.Count > 0 ? finding.InnocentExplanations : ["None is recorded."]),
            new("Posts to begin with", Posts(finding)),
            new("How to check it by hand", ByHand(finding)),
            new("Made with", MadeWith(finding, version)),
        ]);

    private static List<string> Counts(FindingLine finding)
    {
        var lines = new List<string>
        {
            $"{ReportNumbers.Count(finding.Accounts.Count, "account")}, {ReportNumbers.Count(finding.ObjectTotal, "object")} ({string.Join(", ", finding.Traces)}), {ReportNumbers.Count(finding.PostTotal, "post")}, "
            + $"from {OutputTimes.Utc(finding.FirstAct)} to {OutputTimes.Utc(finding.LastAct)}.",
            $"{ReportNumbers.Capital(finding.Effect.Measure)}: {ReportNumbers.Amount(finding.Effect.Observed)} seen, {ReportNumbers.Amount(finding.Effect.Expected)} expected by chance.",
        };
        if (finding.Edges.Count > 0)
            lines.Add($"{ReportNumbers.Count(finding.Edges.Count, "pair")} of accounts stand out; the strongest acted together on {ReportNumbers.Count(finding.Edges.Max(e => e.Weight), "object")}, the weakest on {ReportNumbers.Count(finding.Edges.Min(e => e.Weight))}.");
        if (finding.DeclaredAs is { } declared)
            lines.Add($"The election profile declares these accounts as openly one organisation: {declared}.");
        return lines;
    }

    private static List<string> Chance(FindingLine finding)
    {
        var lines = new List<string>();
        if (finding.Edges.FirstOrDefault(e => e.Inputs is not null) is { Inputs: { } inputs } pair)
        {
            string window = ReportNumbers.Length(TimeSpan.FromSeconds(pair.WindowSeconds));
            lines.Add($"Take the strongest pair, {pair.A} and {pair.B}. Both acted on {ReportNumbers.Count(inputs.Common, "same object")} at some time; that alone proves nothing, as people with one taste share the same things.");
            lines.Add($"Everybody else who acted on these objects was close together now and then too. From that rhythm one would expect the two within {window} of each other on {Figure(inputs.ByRhythm)} of them.");
            lines.Add($"Had each picked objects by popularity alone, as often as it did act, one would expect {Figure(inputs.ByChoice)}.");
            lines.Add($"They were within {window} of each other on {ReportNumbers.Count(pair.Weight)}. The chance of so many or more, by the explanation that fits better and after correction for {ReportNumbers.Count(inputs.Windows, "window")} tried, is {OutputNumbers.PValue(pair.Log10P) ?? "unknown"}.");
        }

        if (finding.Edges.Count == 0 && finding.Significance.Share is { } share)
        {
            lines.Add($"No pairs of accounts are compared here. Counted is a share: {share.Of}; {ReportNumbers.Count(share.Count)} of {ReportNumbers.Count(share.Among)}.");
            lines.Add($"Elsewhere that share is {Figure(share.Elsewhere)}, so one would expect {Figure(share.Among * share.Elsewhere)}. The chance of so many or more is multiplied by the {ReportNumbers.Amount(share.Tried)} tries made on this set.");
        }

        lines.Add($"Test: {finding.Significance.Test}.");
        if (OutputNumbers.PValue(finding.Significance.Log10P) is { } p)
            lines.Add($"For the finding as a whole the weakest claim it needs has p = {p}.");
        return lines;
    }

    private static List<string> Correction(FindingLine finding)
    {
        double q = finding.Significance.QValue;
        string tested = finding.Significance.Hypotheses >= 1 ? ReportNumbers.Amount(finding.Significance.Hypotheses) : "an unknown number of";
        if (!double.IsFinite(q) || q >= 1)
            return ["No correction is recorded: this finding makes no claim about chance."];
        return
        [
            $"Who looks at many pairs finds some that stand out by luck. {ReportNumbers.Capital(tested)} comparisons could have been made, whether or not they were, and all of them count in the correction.",
            finding.Significance.Test.Contains("Bonferroni", StringComparison.Ordinal)
                ? $"After it (Bonferroni: every p-value times the comparisons) q = {OutputNumbers.PValue(Math.Log10(q))}: the chance that any claim so strong is made where there is nothing."
                : $"After it (Benjamini and Hochberg 1995) q = {OutputNumbers.PValue(Math.Log10(q))}: among claims called at this strength, at most this share is expected to be wrong.",
        ];
    }

    private static List<string> Posts(FindingLine finding)
    {
        var lines = finding.Evidence.Take(PostsShown)
            .Select(p => $"{OutputTimes.Utc(p.Time)} {p.Account}: \"{VisibleText.Cut(p.Text.ReplaceLineEndings(" "), 160, out _)}\" ({p.File}, record {ReportNumbers.Count(p.Line)})")
            .ToList();
        if (finding.PostTotal > lines.Count)
            lines.Add($"{ReportNumbers.Count(finding.PostTotal - lines.Count, "more post")}; {ReportNumbers.Count(finding.Evidence.Count)} are listed in the finding.");
        return lines;
    }

    private static List<string> ByHand(FindingLine finding)
    {
        var lines = new List<string> { "Open the named files at the named records: each post stands there with its time, account and object." };
        if (finding.Edges.Count > 0)
        {
            lines.Add("Choose two accounts, list the objects both acted on, and count those with no more time between the two acts than the window. Of an account that acted on one object several times, one act counts.");
            lines.Add("Compare with the pair's weight in edges.csv; the command explain with --recompute computes every recorded p-value again from the recorded counts.");
        }

        if (finding.Edges.Count == 0)
        {
            lines.Add(finding.Significance.Share is null
                ? "Count for the named accounts what the test names, and for as many others; if the others are alike, the finding is weak."
                : "Look at accounts outside the finding: if as large a part of them has what was counted, the finding is weak. The command explain with --recompute computes the recorded p-value again from the recorded counts.");
            return lines;
        }

        lines.Add("Look at accounts outside the group that acted on the same objects: if they were as close in time, the finding is weak.");
        return lines;
    }

    private static List<string> MadeWith(FindingLine finding, string? version) =>
    [
        $"Tocsin {version ?? "of unknown version"}, detector {finding.Detector}; confidence {finding.Confidence}.",
        $"Settings: {string.Join("; ", finding.Settings.Select(s => $"{s.Key} {s.Value}"))}.",
        $"Finding: {finding.Id}.",
    ];

    private static string Figure(double value) => double.IsFinite(value) ? value.ToString(value < 0.01 ? "0.######" : "0.##", CultureInfo.InvariantCulture) : "an unknown number";
}
