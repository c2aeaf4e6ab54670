using System.Globalization;
using System.Text;
using Tocsin.Engine.Model.Findings;
using Tocsin.Exchange.Json;

namespace Tocsin.Exchange.Stix;

/// <summary>The prose of the bundle: what a finding claims with its numbers, and what the scan as a whole says.</summary>
internal static class StixWords
{
    private const int ShownObjects = 10;
    private const int ShownLength = 300;

    /// <summary>A finding in words and numbers, for a note.</summary>
    public static string Of(Finding finding)
    {
        var text = new StringBuilder();
        text.Append(StixText.Clean(finding.Sentence)).Append('\n');
        text.Append(CultureInfo.InvariantCulture, $"\nDetector: {finding.Detector}; confidence: {finding.Confidence.ToString().ToLowerInvariant()}.");
        text.Append(CultureInfo.InvariantCulture, $"\n{finding.Accounts.Count} accounts, {finding.ObjectTotal} objects, {finding.PostTotal} posts.");
        AppendNumbers(text, finding);
        if (finding.DeclaredAs is { } declared)
            text.Append("\nThe election profile declares these accounts as openly one organisation: ").Append(StixText.Clean(declared)).Append('.');
        foreach (var shared in finding.Objects.Take(ShownObjects))
        {
            text.Append(CultureInfo.InvariantCulture, $"\n- {shared.Kind}: {StixText.Cut(shared.Value, ShownLength)} ");
            text.Append(CultureInfo.InvariantCulture, $"({shared.Accounts} accounts, {shared.Posts} posts within {shared.Span.TotalSeconds:0.###} s)");
        }

        if (finding.ObjectTotal > ShownObjects)
            text.Append(CultureInfo.InvariantCulture, $"\n- and {finding.ObjectTotal - Math.Min(ShownObjects, finding.Objects.Count)} more");
        foreach (string innocent in finding.InnocentExplanations)
            text.Append("\nInnocent explanation considered: ").Append(StixText.Clean(innocent));
        return text.ToString();
    }

    private static void AppendNumbers(StringBuilder text, Finding finding)
    {
        var significance = finding.Significance;
        text.Append(CultureInfo.InvariantCulture, $"\nEffect: {StixText.Clean(finding.Effect.Measure)}: observed {finding.Effect.Observed:0.###}");
        if (!significance.HasNullModel)
        {
            text.Append(CultureInfo.InvariantCulture, $".\nSignificance: unknown, {StixText.Clean(significance.Test)}.");
            return;
        }

        text.Append(CultureInfo.InvariantCulture, $", expected by chance {finding.Effect.Expected:0.######}.");
        text.Append(CultureInfo.InvariantCulture, $"\nSignificance: {StixText.Clean(significance.Test)}: ");
        text.Append(CultureInfo.InvariantCulture, $"p = {OutputNumbers.PValue(significance.LogP) ?? "unknown"}, ");
        text.Append(CultureInfo.InvariantCulture, $"q = {significance.QValue:0.#########} over {significance.Hypotheses:0} hypotheses.");
    }

    /// <summary>What the scan read and how far its claims reach, for a note that every bundle holds.</summary>
    public static string Limits(ScanReport report)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"Tocsin {report.Version} read {report.Posts} posts of {report.Accounts} accounts.");
        foreach (var run in report.Detectors)
            text.Append(CultureInfo.InvariantCulture, $"\n{StixText.Clean(run.Detector)}: {StixText.Clean(run.Outcome)}");
        text.Append("\nThis is a statement about behaviour in the data that were read. It names no author and no intent, and the absence of ");
        text.Append("a finding is no proof of absence. ");
        text.Append(report.Revealed ? "Accounts are named as in the data." : "Account names are pseudonyms.");
        return text.ToString();
    }

    /// <summary>The scan in one sentence, for the report object.</summary>
    public static string Verdict(ScanReport report) => report.Incidents.Count(i => DeclaredGroups.Of(i, report).Count == 0) switch
    {
        0 when report.Incidents.Count > 0 => "Only openly declared groups were found to act together at the stated error rate.",
        0 => "No incident of coordinated behaviour was found at the stated error rate.",
        1 => "One incident of coordinated behaviour was found.",
        var n => string.Create(CultureInfo.InvariantCulture, $"{n} incidents of coordinated behaviour were found."),
    };
}
