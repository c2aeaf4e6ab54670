using Tocsin.Engine.Incidents.Chains;
using Tocsin.Engine.Model.Elections;
using Tocsin.Engine.Model.Findings;
using Tocsin.Engine.Model.Sightings;

namespace Tocsin.Playbooks.Drafting;

/// <summary>The facts of an incident as rows, each with what may leave the house only.</summary>
/// <remarks>Accounts are those of hidden coordination alone: declared groups and people who passed content on in good faith are in no list.</remarks>
internal sealed class FactTables
{
    private const int MostRows = 5000;
    private static readonly AttackStage[] Deceiving = [AttackStage.Lookalike, AttackStage.Lure];
    private static readonly AttackStage[] Spreading = [AttackStage.Lure, AttackStage.Leak, AttackStage.Alteration, AttackStage.Amplification];

    public FactTables(DraftFacts facts, bool leaves)
    {
        var names = facts.Names;
        Groups = [.. facts.Incident.Groups.Where(g => g.Severity > Severity.Info).Select(g => names?.Apply(g) ?? g)];
        Sightings = [.. facts.Members.Sightings.Where(s => !leaves || StageTelling.MayLeave(s.Stage)).OrderBy(s => s.First ?? DateTimeOffset.MaxValue).ThenBy(s => s.Id, StringComparer.Ordinal)];
        Finding Own(Finding f) => names?.Apply(f) ?? f;
        Coordination = [.. facts.Members.Cases.Select(c => c.Finding).Where(f => f.DeclaredAs is null && f.Bearing == Bearing.Coordination).OrderBy(f => f.FirstAct).ThenBy(f => f.Id, StringComparer.Ordinal).Select(Own)];
        Content = [.. facts.Members.Cases.Select(c => c.Finding).Concat(facts.Members.Context).Where(f => f.DeclaredAs is null && f.Bearing == Bearing.Content).OrderBy(f => f.FirstAct).ThenBy(f => f.Id, StringComparer.Ordinal).Select(Own)];
        Accounts = [.. Groups.SelectMany(g => g.Accounts).GroupBy(a => a.Account, StringComparer.Ordinal).Select(g => g.OrderByDescending(a => a.Posts).First()).OrderByDescending(a => a.Posts).ThenBy(a => a.Account, StringComparer.Ordinal)];
        Domains = [.. Sightings.Where(s => Deceiving.Contains(s.Stage)).SelectMany(s => s.Marks.Where(m => m.Kind == MarkKinds.Domain).Select(m => (m.Value, Sighting: s))).DistinctBy(d => d.Value, StringComparer.Ordinal)];
        Links =
        [
            .. Sightings.Where(s => Spreading.Contains(s.Stage)).SelectMany(s => s.Marks.Where(m => m.Kind == MarkKinds.Link).Select(m => new SpreadLink(names is null ? m.Value : Tocsin.Engine.Pipeline.Pseudonymiser.Mask(m.Value), 0, 0, s.First, s.Id)))
                .Concat(Coordination.Concat(Content).SelectMany(f => f.Objects.Where(o => o.Kind == MarkKinds.Link).Select(o => new SpreadLink(o.Value, o.Accounts, o.Posts, o.FirstAct, f.Id))))
                .GroupBy(l => l.Value, StringComparer.Ordinal).Select(g => g.OrderByDescending(l => l.Posts).First())
                .OrderByDescending(l => l.Posts).ThenBy(l => l.Value, StringComparer.Ordinal),
        ];
        var profile = facts.Election.Outlets.DistinctBy(o => o.Name, StringComparer.Ordinal).ToDictionary(o => o.Name, StringComparer.Ordinal);
        Outlets = [.. Groups.SelectMany(g => g.Outlets).GroupBy(o => o.Name, StringComparer.Ordinal).Select(g => (Outlet: g.First() with { Posts = g.Sum(o => o.Posts) }, Statuses: profile.GetValueOrDefault(g.Key)?.Statuses ?? [])).OrderByDescending(o => o.Outlet.Posts).ThenBy(o => o.Outlet.Name, StringComparer.Ordinal)];
    }

    public IReadOnlyList<Incident> Groups { get; }

    public IReadOnlyList<Sighting> Sightings { get; }

    public IReadOnlyList<Finding> Coordination { get; }

    public IReadOnlyList<Finding> Content { get; }

    public IReadOnlyList<Participant> Accounts { get; }

    public IReadOnlyList<(string Name, Sighting Sighting)> Domains { get; }

    public IReadOnlyList<SpreadLink> Links { get; }

    public IReadOnlyList<(TouchedOutlet Outlet, IReadOnlyList<OutletStatus> Statuses)> Outlets { get; }

    /// <summary>A table by its name in a playbook.</summary>
    public string Csv(string name) => (name switch
    {
        "accounts" => AccountTable(),
        "behaviours" => BehaviourTable(),
        "posts" => PostTable(),
        "domains" => DomainTable(),
        "links" => LinkTable(),
        "outlets" => OutletTable(),
        "evidence" => EvidenceTable(),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "BUG: a table that the reader does not allow"),
    }).ToString();

    private CsvTable AccountTable()
    {
        var table = new CsvTable("account", "posts_that_count", "acted_with_accounts", "first_act_utc", "last_act_utc");
        foreach (var account in Accounts.Take(MostRows))
            table.Add(account.Account, Plain(account.Posts), Plain(account.Partners), Moments.Utc(account.FirstAct), Moments.Utc(account.LastAct));
        return table;
    }

    private CsvTable BehaviourTable()
    {
        var table = new CsvTable("what", "accounts", "things", "posts", "within_seconds", "first_act_utc", "last_act_utc", "finding");
        foreach (var finding in Coordination.Take(MostRows))
            table.Add(Behaviours.What(finding), Plain(finding.Accounts.Count), Plain(finding.ObjectTotal), Plain(finding.PostTotal), Plain((long)finding.Window.TotalSeconds), Moments.Utc(finding.FirstAct), Moments.Utc(finding.LastAct), finding.Id);
        return table;
    }

    // The id of a post leads to its author: it stands there only where names were revealed.
    private CsvTable PostTable()
    {
        var table = new CsvTable("account", "time_utc", "post", "finding");
        foreach (var (post, finding) in Coordination.SelectMany(f => f.Evidence.Select(e => (e, f.Id))).Take(MostRows))
            table.Add(post.Account, Moments.Utc(post.Time), post.Id ?? "", finding);
        return table;
    }

    private CsvTable DomainTable()
    {
        var table = new CsvTable("name", "seen_as", "first_seen_utc", "last_seen_utc", "sighting");
        foreach (var (name, sighting) in Domains.Take(MostRows))
            table.Add(name, StageWords.Code(sighting.Stage), Moments.Utc(sighting.First), Moments.Utc(sighting.Last), sighting.Id);
        return table;
    }

    private CsvTable LinkTable()
    {
        var table = new CsvTable("link", "accounts", "posts", "first_seen_utc", "source");
        foreach (var link in Links.Take(MostRows))
            table.Add(link.Value, link.Posts == 0 ? "" : Plain(link.Accounts), link.Posts == 0 ? "" : Plain(link.Posts), Moments.Utc(link.First), link.Source);
        return table;
    }

    private CsvTable OutletTable()
    {
        var table = new CsvTable("outlet", "posts_that_share_it", "status", "decided_by", "since", "ground");
        foreach (var (outlet, statuses) in Outlets.Take(MostRows))
        {
            foreach (var status in statuses.DefaultIfEmpty(new OutletStatus("", "", null, "")))
                table.Add(outlet.Name, Plain(outlet.Posts), status.Kind, status.By, status.Since?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) ?? "", status.Ground);
        }

        return table;
    }

    private CsvTable EvidenceTable()
    {
        var table = new CsvTable("id", "kind", "detector", "confidence", "first_utc", "last_utc");
        foreach (var sighting in Sightings.Take(MostRows))
            table.Add(sighting.Id, StageWords.Code(sighting.Stage), sighting.Detector, sighting.Confidence.ToString().ToLowerInvariant(), Moments.Utc(sighting.First), Moments.Utc(sighting.Last));
        foreach (var finding in Coordination.Concat(Content).Take(MostRows))
            table.Add(finding.Id, finding.Bearing == Bearing.Content ? "content" : "coordination", finding.Detector, finding.Confidence.ToString().ToLowerInvariant(), Moments.Utc(finding.FirstAct), Moments.Utc(finding.LastAct));
        return table;
    }

    private static string Plain(long number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
