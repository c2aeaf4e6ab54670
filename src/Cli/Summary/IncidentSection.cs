using Tocsin.Cli.Output;
using Tocsin.Engine.Model.Findings;

namespace Tocsin.Cli.Summary;

/// <summary>One incident told in full: what happened, how sure, what was shared, when, and what else it could be.</summary>
public static class IncidentSection
{
    private const int FindingsShown = 3;
    private const int ObjectsShown = 3;

    /// <summary>Writes the section.</summary>
    /// <param name="page">The page.</param>
    /// <param name="report">The report.</param>
    /// <param name="index">Which incident.</param>
    /// <param name="clock">The report's time zone.</param>
    public static void Write(Page page, ScanReport report, int index, ZonedClock clock)
    {
        var incident = report.Incidents[index];
        var findings = incident.Findings
            .Select(id => report.Findings.FirstOrDefault(f => string.Equals(f.Id, id, StringComparison.Ordinal)))
            .OfType<Finding>().ToList();

        page.Gap();
        page.Paragraph($"[bold]{index + 1}[/]  {incident.Severity.Markup()}  [bold]{SafeText.Markup(incident.Title)}[/]", 0);
        page.Paragraph(SafeText.Markup(incident.Summary));
        // The paragraph usually says when and what already: nothing is said twice.
        if (!incident.Summary.Contains(" between ", StringComparison.Ordinal))
            page.Labelled("When", SafeText.Markup($"{clock.Second(incident.FirstAct)} to {clock.Second(incident.LastAct)}"));
        List(page, "Calendar", incident.Calendar.Select(c => c.Text).Where(t => !incident.Summary.Contains(t, StringComparison.Ordinal)));
        foreach (var finding in findings.Take(FindingsShown))
            Describe(page, finding, incident);
        if (findings.Count > FindingsShown)
            page.Labelled("", $"and {Words.Count(findings.Count - FindingsShown, "more finding")} in the report");
        List(page, "Bound by", [NetworkWords.Layers(incident.Layers)]);
        List(page, "Leads", [NetworkWords.Leaders(incident.Accounts)]);
        Objects(page, findings);
        List(page, "Outlets", incident.Outlets.Select(o => $"{o.Name} ({o.Status}): {Words.Count(o.Posts, "post")}"));
        Sample(page, report, incident, clock);
        List(page, "Could be", findings.SelectMany(f => f.InnocentExplanations).Distinct(StringComparer.Ordinal).Take(2));
        List(page, "Severity", [string.Join("; ", incident.SeverityReasons)]);
        if (incident.Breakout.Category > 0)
            page.Labelled("Breakout", SafeText.Markup($"proposed category {incident.Breakout.Category} of 6, for a person to confirm: {FirstSentence(incident.Breakout.Reason)}"));
    }

    private static void Describe(Page page, Finding finding, Incident incident)
    {
        if (!incident.Summary.Contains(finding.Sentence, StringComparison.Ordinal))
            page.Labelled("Finding", SafeText.Markup(finding.Sentence));
        page.Labelled("How much", SafeText.Markup(Much(finding)));
        page.Labelled("How sure", SafeText.Markup(finding.Significance.HasNullModel
            ? $"{Sure(finding)}: {Words.FalseAlarms(finding.Significance.QValue)}, counted over {Words.Many(finding.Significance.Hypotheses)} comparisons"
            : "not known: the published method has no null model, so nobody can say how often such a claim is wrong"));
        if (finding.DeclaredAs is { } declared)
            page.Labelled("", SafeText.Markup($"these accounts openly act together as {declared}"));
    }

    private static string Much(Finding finding)
    {
        string observed = $"{finding.Effect.Measure}: {Words.Amount(finding.Effect.Observed)}";
        return finding.Significance.HasNullModel
            ? $"{observed}, where chance gives {Words.Amount(finding.Effect.Expected)} ({Words.Ratio(finding.Effect.Ratio)})"
            : observed;
    }

    // A tiny error rate and a low confidence stand in one line only with the reason: the group, not the test, is weak.
    private static string Sure(Finding finding) => finding.Confidence switch
    {
        Confidence.High => "high confidence, a dense group with many common acts",
        Confidence.Moderate => "moderate confidence, an innocent explanation remains plausible",
        _ => "low confidence, the group is small or loosely bound",
    };

    private static void Objects(Page page, List<Finding> findings)
    {
        var objects = findings.SelectMany(f => f.Objects)
            .DistinctBy(o => (o.Kind, o.Value))
            .OrderByDescending(o => o.Accounts).ThenByDescending(o => o.Posts).ThenBy(o => o.Value, StringComparer.Ordinal)
            .Take(ObjectsShown);
        string label = "Shared";
        foreach (var item in objects)
        {
            string value = SafeText.Shorten(item.Example ?? item.Value, 110);
            string quoted = item.Example is not null || string.Equals(item.Kind, "text", StringComparison.Ordinal) ? $"\"{value}\"" : value;
            string who = item.Accounts >= item.AccountsInData
                ? $"{Words.Count(item.Accounts, "account")}, all of this group"
                : $"{Words.Count(item.Accounts, "account")} of this group, {Words.Count(item.AccountsInData - item.Accounts, "other")}";
            string spread = $"{who}; within {Words.Duration(item.Span)}";
            page.Labelled(label, $"{SafeText.Markup(item.Kind)} {SafeText.Markup(quoted)} [dim]({SafeText.Markup(spread)})[/]");
            label = "";
        }
    }

    private static void Sample(Page page, ScanReport report, Incident incident, ZonedClock clock)
    {
        // Some sources tell who shared what, but no text.
        if (incident.Samples.FirstOrDefault(p => !string.IsNullOrWhiteSpace(p.Text)) is not { } post)
            return;
        string source = post.File >= 0 && post.File < report.Inputs.Count ? $"{report.Inputs[post.File].Path}, record {Words.Count(post.Line)}" : "";
        page.Labelled("Typical post", $"\"{SafeText.Markup(SafeText.Shorten(post.Text, 220))}\"");
        page.Labelled("", $"[dim]{SafeText.Markup($"{SafeText.Shorten(post.Account, 40)}, {clock.Second(post.Time)} ({source})")}[/]");
    }

    private static string FirstSentence(string text)
    {
        int end = text.IndexOf(". ", StringComparison.Ordinal);
        return end < 0 ? text : text[..(end + 1)];
    }

    private static void List(Page page, string label, IEnumerable<string> lines)
    {
        foreach (string line in lines.Where(l => l.Length > 0))
        {
            page.Labelled(label, SafeText.Markup(line));
            label = "";
        }
    }
}
