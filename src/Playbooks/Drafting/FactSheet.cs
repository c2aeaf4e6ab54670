using Tocsin.Engine.Incidents.Chains;
using Tocsin.Engine.Model.Findings;
using Tocsin.Engine.Model.Sightings;

namespace Tocsin.Playbooks.Drafting;

/// <summary>The facts of an incident as pieces of Markdown, by the names that templates use.</summary>
internal sealed class FactSheet(DraftFacts facts, FactTables tables, bool leaves)
{
    private const int Listed = 20;
    private readonly Moments _moments = new(facts.Election.TimeZone);

    /// <summary>Every fact; empty where the incident has none.</summary>
    public Dictionary<string, string> Pieces() => new(StringComparer.Ordinal)
    {
        ["title"] = MarkdownText.Inline(Title()),
        ["incident"] = MarkdownText.Code(facts.Id),
        ["number"] = Words.Number(facts.Number),
        ["election"] = MarkdownText.Inline(facts.Election.Name),
        ["severity"] = facts.Incident.Severity.ToString().ToLowerInvariant(),
        ["first"] = _moments.Both(facts.Incident.First),
        ["last"] = _moments.Both(facts.Incident.Last),
        ["leak_first"] = _moments.Both(tables.Sightings.Where(s => s.Stage is AttackStage.Leak or AttackStage.Alteration).Min(s => s.First) ?? facts.Incident.First),
        ["accounts_first"] = _moments.Both(tables.Groups.Count == 0 ? null : tables.Groups.Min(g => g.FirstAct)),
        ["accounts_last"] = _moments.Both(tables.Groups.Count == 0 ? null : tables.Groups.Max(g => g.LastAct)),
        ["distance"] = MarkdownText.Inline(facts.Distance.Text.Length > 0 ? $"last act {facts.Distance.Text}" : "distance to the vote not known"),
        ["subjects"] = MarkdownText.Inline(Words.List([.. Subjects()])),
        ["platforms"] = MarkdownText.Inline(Words.List([.. tables.Groups.SelectMany(g => g.Platforms).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)])),
        ["timeline"] = Lines(Timeline()),
        ["behaviours"] = Lines(tables.Coordination.Select(f => $"{MarkdownText.Inline(Behaviours.What(f))}; {_moments.Both(f.FirstAct)} to {_moments.Both(f.LastAct)}; confidence {f.Confidence.ToString().ToLowerInvariant()}; {MarkdownText.Code(f.Id)}")),
        ["account_count"] = Words.Count(tables.Accounts.Count, "account"),
        ["accounts"] = Lines(tables.Accounts.Select(a => $"{MarkdownText.Code(a.Account)}: {Words.Count(a.Posts, "post")}, with {Words.Count(a.Partners, "other")}, from {Moments.Utc(a.FirstAct)} to {Moments.Utc(a.LastAct)}")),
        ["names"] = tables.Accounts.Count == 0 ? "" : facts.Names is null ? "The accounts are named as the platform knows them." : "The accounts stand under pseudonyms of this house. They can be named to those who need the names.",
        ["domains"] = Lines(tables.Domains.Select(d => $"{MarkdownText.Code(d.Name)}: {StageTelling.Words(d.Sighting.Stage)}; first {_moments.Both(d.Sighting.First)}; {MarkdownText.Code(d.Sighting.Id)}")),
        ["links"] = Lines(tables.Links.Select(l => $"{MarkdownText.Code(l.Value)}{(l.Posts > 0 ? $": {Words.Count(l.Posts, "post")} of {Words.Count(l.Accounts, "account")}" : "")}; first {_moments.Both(l.First)}")),
        ["outlets"] = Lines(tables.Outlets.Select(Outlet)),
        ["evidence"] = Lines(tables.Sightings.Select(s => (s.Id, s.Confidence)).Concat(tables.Coordination.Concat(tables.Content).Select(f => (f.Id, f.Confidence))).Select(e => $"{MarkdownText.Code(e.Id)}, confidence {e.Confidence.ToString().ToLowerInvariant()}")),
        ["innocent"] = Lines(tables.Coordination.SelectMany(f => f.InnocentExplanations).Distinct(StringComparer.Ordinal).Select(MarkdownText.Inline)),
    };

    private string Title()
    {
        if (!leaves && facts.Names is null)
            return facts.Incident.Title;
        AttackStage[] stages = [.. facts.Incident.Chains.SelectMany(c => c.Steps).Select(s => s.Stage).Concat(facts.Incident.Loose.Select(s => s.Stage)).Distinct().Order().Where(s => !leaves || StageTelling.MayLeave(s))];
        if (stages.Length == 0)
            return tables.Groups.Count > 0 ? $"{Words.Count(tables.Accounts.Count, "account")} acting together" : "What was seen";
        string against = Words.List([.. Subjects()]);
        string path = Words.List([.. stages.Select(s => StageWords.Title(s).ToLowerInvariant())]);
        return against.Length > 0 ? $"Against {against}: {path}" : char.ToUpperInvariant(path[0]) + path[1..];
    }

    private IEnumerable<string> Subjects()
    {
        var names = facts.Election.Protected.DistinctBy(p => p.Id, StringComparer.Ordinal).ToDictionary(p => p.Id, p => p.Name, StringComparer.Ordinal);
        return facts.Incident.Subjects.Select(s => names.GetValueOrDefault(s, s));
    }

    private IEnumerable<string> Timeline()
    {
        var steps = facts.Incident.Chains.SelectMany(c => c.Steps).Select(s => (s.First, s.Stage, s.Sentence, s.Calendar, s.TimeNote, s.Sources.Count))
            .Concat(facts.Incident.Loose.Select(s => (s.First, s.Stage, s.Sentence, Calendar: "", s.TimeNote, Count: 1)))
            .Where(s => !leaves || StageTelling.MayLeave(s.Stage)).ToList();
        if (!steps.Exists(s => s.Stage == AttackStage.Amplification))
            steps.AddRange(tables.Groups.Select(g => ((DateTimeOffset?)g.FirstAct, AttackStage.Amplification, g.Title, g.Calendar.Select(c => c.Text).FirstOrDefault() ?? "", "", 1)));
        return steps.OrderBy(s => s.First ?? DateTimeOffset.MaxValue).ThenBy(s => s.Stage).Select(s =>
        {
            // What detectors of the house's own mail, logs and documents say names its people: in the house, and revealed, only.
            string what = StageTelling.IsPublic(s.Stage) || (!leaves && facts.Names is null) ? s.Sentence.TrimEnd('.') : StageTelling.Words(s.Stage) + (s.Count > 1 ? $", {Words.Number(s.Count)} times" : "");
            string notes = string.Join("; ", new[] { s.Calendar, s.TimeNote }.Where(t => t.Length > 0));
            return $"{_moments.Both(s.First)}: {MarkdownText.Inline(what)}{(notes.Length > 0 ? $" ({MarkdownText.Inline(notes)})" : "")}";
        });
    }

    private static string Outlet((TouchedOutlet Outlet, IReadOnlyList<Engine.Model.Elections.OutletStatus> Statuses) outlet)
    {
        string statuses = string.Join("; ", outlet.Statuses.Select(s => $"{s.Kind}, decided by {s.By}{(s.Since is { } since ? $" since {since.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)}" : "")}: {s.Ground}"));
        return $"{MarkdownText.Inline(outlet.Outlet.Name)}, shared in {Words.Count(outlet.Outlet.Posts, "post")}. {(statuses.Length > 0 ? MarkdownText.Inline(statuses) : "The election profile records no decision about it")}";
    }

    private static string Lines(IEnumerable<string> items)
    {
        string[] all = [.. items];
        string shown = string.Join('\n', all.Take(Listed).Select(i => "- " + i));
        return all.Length > Listed ? $"{shown}\n- and {Words.Number(all.Length - Listed)} more" : shown;
    }
}
