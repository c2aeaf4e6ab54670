using System.Globalization;
using Tocsin.Engine.Model.Findings;

namespace Tocsin.Engine.Incidents;

/// <summary>Says what happened: a neutral title and a paragraph. Facts and counts; no motive, no author.</summary>
internal sealed class IncidentWording(TimeZoneInfo zone)
{
    private static readonly (string Kind, string Verb, string Noun)[] Acts =
    [
        ("link", "sharing", "link"), ("domain", "sharing pages of", "site"), ("text", "repeating", "text"), ("reshare", "resharing", "post"),
        ("media", "posting", "media file"), ("hashtag", "using", "hashtag"),
    ];

    /// <summary>"50 accounts sharing 60 links within 30 s of each other and repeating 12 texts".</summary>
    public static string Title(FusedCase fused, int accounts)
    {
        Finding lead = fused.Lead.Finding;
        var acts = Acts.Where(a => Holds(fused, a.Kind))
            .OrderByDescending(a => lead.Traces.Contains(a.Kind, StringComparer.Ordinal)).Take(2).ToList();
        bool Timed(string kind) => lead.Window > TimeSpan.Zero && lead.Traces.Contains(kind, StringComparer.Ordinal);
        string close = $" within {Phrases.Duration(lead.Window)} of each other";
        bool all = acts.Count > 1 && acts.TrueForAll(a => Timed(a.Kind));
        string[] parts = [.. acts.Select(a => $"{a.Verb} {Objects(fused, a.Kind, a.Noun)}{(Timed(a.Kind) && !all ? close : "")}")];
        string declared = lead.DeclaredAs is { } name ? $"Declared group {name}: " : "";
        return declared + Phrases.Count(accounts, "account") + (parts.Length == 0 ? " acting together" : " " + Phrases.List(parts) + (all ? close : ""));
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

    private static bool Holds(FusedCase fused, string kind) =>
        fused.Findings.Any(f => f.Objects.Any(o => o.Kind == kind) || (f.Traces.Count == 1 && f.Traces[0] == kind && f.ObjectTotal > 0));

    /// <summary>Distinct objects of a kind, with their number where it is known: a long list is cut, and then only a finding
    /// of that kind alone says how many there were.</summary>
    private static string Objects(FusedCase fused, string kind, string noun)
    {
        int listed = fused.Findings.SelectMany(f => f.Objects).Where(o => o.Kind == kind).Select(o => o.Value).Distinct(StringComparer.Ordinal).Count();
        int counted = fused.Findings.Where(f => f.Traces.Count == 1 && f.Traces[0] == kind).Select(f => f.ObjectTotal).DefaultIfEmpty().Max();
        bool known = fused.Findings.All(f => f.ObjectTotal <= f.Objects.Count || f.Objects.All(o => o.Kind != kind) || f.Traces.Count == 1);
        return known ? Phrases.Count(Math.Max(listed, counted), noun) : $"the same {noun}s";
    }
}
