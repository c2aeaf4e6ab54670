using Tocsin.Cli.Output;
using Tocsin.Engine.Model;
using Tocsin.Engine.Model.Findings;

namespace Tocsin.Cli.Summary;

/// <summary>What was read: election, period, inputs, posts, accounts, and what was rejected with its remedy.</summary>
public static class HeaderSection
{
    private const int InputsShown = 3;
    private const int EvidenceShown = 12;

    private static readonly Dictionary<string, string> Remedies =
        Enum.GetValues<RejectionReason>().ToDictionary(r => r.Code(), r => r.Remedy(), StringComparer.Ordinal);

    /// <summary>Writes the section.</summary>
    public static void Write(Page page, ScanReport report, ZonedClock clock)
    {
        page.Paragraph($"[bold]Tocsin {SafeText.Markup(report.Version)}[/]", 0);
        page.Gap();
        if (report.Election is { } election)
            page.Labelled("Election", $"[bold]{SafeText.Markup(election.Name)}[/] ({SafeText.Markup(election.Jurisdiction)}), times in {SafeText.Markup(clock.Name)}");
        else
            page.Labelled("Election", "none given (--election FILE adds the calendar and who is protected); times in UTC");
        if (report is { FirstPost: { } first, LastPost: { } last })
            page.Labelled("Period", SafeText.Markup(first == last
                ? clock.Minute(first)
                : $"{clock.Minute(first)} to {clock.Minute(last)} ({Words.Duration(last - first)})"));
        if (report.Inputs.Count > 0 || report.Evidence.Count == 0)
        {
            page.Labelled("Inputs", Inputs(report));
            page.Labelled("Posts", $"{Words.Count(report.Posts)} by {Words.Count(report.Accounts, "account")}");
        }

        Evidence(page, report);
        Rejected(page, report);
    }

    private static string Inputs(ScanReport report)
    {
        var names = report.Inputs.Take(InputsShown).Select(i => $"{SafeText.ShortenPath(i.Path, 60)} ({Format(i)}, {Words.Bytes(i.Bytes)})");
        int more = report.Inputs.Count - InputsShown;
        string list = string.Join(", ", names) + (more > 0 ? $" and {Words.Count(more, "more file")}" : "");
        return SafeText.Markup(list.Length == 0 ? "none" : list);
    }

    private static void Evidence(Page page, ScanReport report)
    {
        string label = report.Inputs.Count > 0 ? "Beside them" : "Inputs";
        foreach (var evidence in report.Evidence.Take(EvidenceShown))
        {
            string files = evidence.Files == 1 ? "" : $"{Words.Count(evidence.Files, "file")}, ";
            page.Labelled(label, $"{evidence.Kind}: {SafeText.Markup(SafeText.ShortenPath(evidence.Path, 60))} ({files}{Words.Bytes(evidence.Bytes)})");
            label = "";
        }

        if (report.Evidence.Count > EvidenceShown)
            page.Labelled("", $"and {Words.Count(report.Evidence.Count - EvidenceShown)} more in scan.json");
    }

    private static string Format(ScannedInput input) => input.Format.Length > 0 ? input.Format : "not read";

    private static void Rejected(Page page, ScanReport report)
    {
        long total = report.Rejected.Sum(r => r.Value);
        if (total == 0)
        {
            page.Labelled("Rejected", "nothing");
            return;
        }

        double share = (double)total / Math.Max(1, total + report.Posts);
        string percent = share < 0.001 ? "under 0.1 %" : FormattableString.Invariant($"{share * 100:0.#} %");
        page.Labelled("Rejected", $"[yellow]{Words.Count(total, "record")}[/]{(report.EvidenceRuns.Count > 0 ? "" : $" ({percent} of what was read)")}{(report.Posts > 0 ? "; all others count" : "")}");
        foreach (var (code, count) in report.Rejected.Where(r => r.Value > 0).OrderByDescending(r => r.Value).ThenBy(r => r.Key, StringComparer.Ordinal))
        {
            string remedy = Remedies.GetValueOrDefault(code, "see rejected.ndjson");
            page.Labelled("", $"{Words.Count(count),9}  {SafeText.Markup(code)}: [dim]{SafeText.Markup(remedy)}[/]");
        }
    }
}
