using System.Globalization;
using Tocsin.Engine.Model.Findings;

namespace Tocsin.Engine.Incidents;

/// <summary>Says what happened: a neutral title and a paragraph. Facts and counts; no motive, no author.</summary>
internal sealed class IncidentWording(TimeZoneInfo zone)
{
    private const string PostingAt = "posting at the same";

    private static readonly (string Kind, string Verb, string Noun)[] Acts =
    [
        ("link", "sharing", "link"), ("domain", "sharing pages of", "site"), ("text", "repeating", "text"), ("reshare", "resharing", "post"),
        ("media", "posting", "media file"), ("hashtag", "using", "hashtag"),
        ("moment", PostingAt, "moment"),
    ];

    /// <summary>"50 accounts sharing 60 links within 30 s of each other and repeating 12 texts".</summary>
    public static string Title(FusedCase fused, int accounts)
    {
        Finding lead = fused.Lead.Finding;
        if (HandMade.Is(lead))
            return lead.Sentence.TrimEnd('.');
        var together = new List<string>();
        var beside = new List<string>();
        foreach ((string kind, string verb, string noun) in Acts.OrderByDescending(a => lead.Traces.Contains(a.Kind, StringComparer.Ordinal)))
        {
            int objects = Objects(fused, kind);
            if (objects == 0)
                continue;
            (lead.Traces.Contains(kind, StringComparer.Ordinal) ? together : beside).Add($"{verb} {Phrases.Count(objects, noun)}");
        }
        // What was done says more than that it was done at the same moments.
        if (together.Count > 0)
            beside.RemoveAll(b => b.StartsWith(PostingAt, StringComparison.Ordinal));
        string declared = lead.DeclaredAs is { } name ? $"Declared group {name}: " : "";
        return declared + Phrases.Count(accounts, "account") + Acting(together, beside, lead.Window);
    }

    // What the lead finding times comes first and shares its window; what other findings add follows.
    private static string Acting(List<string> together, List<string> beside, TimeSpan window)
    {
        if (together.Count == 0)
            return beside.Count == 0 ? " acting together" : " " + Phrases.List([.. beside.Take(2)]);
        string timed = $" {Phrases.List([.. together.Take(2)])}" + (window > TimeSpan.Zero ? $" within {Phrases.Duration(window)} of each other" : "");
        return together.Count > 1 || beside.Count == 0 ? timed : $"{timed} and {beside[0]}";
    }

    /// <summary>The paragraph under the title.</summary>
    public string Summary(FusedCase fused, Incident incident)
    {
        var sentences = new List<string> { Extent(incident), Phrases.Sentence(fused.Lead.Finding.Sentence), Joining(fused) };
        if (incident.Subjects.Count > 0)
            sentences.Add($"The posts touch {Phrases.Some([.. incident.Subjects.Select(s => $"{s.Name} ({Phrases.Percent(s.Posts, incident.PostTotal)})")], 4)}.");
        if (incident.Outlets.Count > 0)
            sentences.Add($"They share {Phrases.Some([.. incident.Outlets.Select(Outlet)], 4)}.");
        if (incident.Calendar.Count > 0)
            sentences.Add(Phrases.Sentence("it " + string.Join("; ", incident.Calendar.Select(c => c.Text))));
        sentences.Add(fused.Lead.Finding.DeclaredAs is { } name
            ? $"The election profile declares these accounts as openly one group ({name}), so that their acting together is no secret."
            : "This says how accounts acted; it does not say who directs them or what they believe.");
        return string.Join(' ', sentences.Where(s => s.Length > 0));
    }

    private string Extent(Incident incident)
    {
        string platforms = incident.Platforms.Count == 0 ? "" : $" on {Phrases.List(incident.Platforms)}";
        return $"{Phrases.Count(incident.Accounts.Count, "account")} took part with {Phrases.Count(incident.PostTotal, "post")}{platforms}, " +
            $"between {Phrases.Time(incident.FirstAct, zone)} and {Phrases.Time(incident.LastAct, zone)} ({zone.Id}).";
    }

    private static string Joining(FusedCase fused)
    {
        if (fused.Cases.Count == 1)
            return "";
        string[] detectors = [.. fused.Findings.Select(f => f.Detector).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        return string.Create(CultureInfo.InvariantCulture, $"{fused.Cases.Count} findings of {Phrases.List(detectors)} are joined because of what they have in common.");
    }

    private static string Outlet(TouchedOutlet outlet) =>
        $"{outlet.Name} in {Phrases.Count(outlet.Posts, "post")}" + (outlet.Status.Length > 0 ? $" [{outlet.Status}]" : "");

    /// <summary>Distinct objects of a kind; a finding of that kind alone may count more than it lists.</summary>
    private static int Objects(FusedCase fused, string kind)
    {
        int listed = fused.Findings.SelectMany(f => f.Objects).Where(o => o.Kind == kind).Select(o => o.Value).Distinct(StringComparer.Ordinal).Count();
        int counted = fused.Findings.Max(f => f.ObjectTotals.Where(t => t.Key == kind).Sum(t => t.Value));
        return Math.Max(listed, counted);
    }
}
