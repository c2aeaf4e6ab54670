using Tocsin.Engine.Incidents.Fusing;
using Tocsin.Storage.Sql;

namespace Tocsin.Storage.Tables;

/// <summary>Brings incidents up to date with new findings or a person's choice: only what these can reach is looked at.</summary>
internal static class FusionPass
{
    private const string New = "new", Extended = "extended", Shrunk = "shrunk", Merged = "merged", Split = "split", Emptied = "emptied";

    /// <summary>Fuses; in the caller's transaction.</summary>
    /// <param name="work">The transaction.</param>
    /// <param name="election">Of which election.</param>
    /// <param name="fusion">The rules.</param>
    /// <param name="seeds">What is new, or whom a choice is about.</param>
    /// <param name="now">When.</param>
    /// <param name="grown">Findings that are outgrown from now on, with what stands in their place.</param>
    public static List<IncidentChange> Run(Work work, string election, IncidentFusion fusion, IReadOnlyCollection<string> seeds, DateTimeOffset now, IReadOnlyDictionary<string, string>? grown = null)
    {
        grown ??= new Dictionary<string, string>();
        var choices = Named(DecisionRows.Choices(work, election), () => OutgrownRows.Latest(work, election), grown);
        var touched = new List<KnownIncident>();
        var reach = Reach(work, election, [.. seeds, .. grown.Keys], choices, touched);
        reach.ExceptWith(grown.Keys);
        var retold = touched.Where(t => t.Members.Any(grown.ContainsKey)).Select(t => t.Id).ToHashSet(StringComparer.Ordinal);
        var known = touched.Select(t => t with { Members = [.. t.Members.Select(m => grown.GetValueOrDefault(m, m)).Distinct(StringComparer.Ordinal)] }).ToList();
        var input = FindingRows.Read(work, election, reach);
        var groups = fusion.Groups(input, choices);
        var identity = IncidentIdentity.Of(groups, known, id => IncidentRows.One(work, id) is not null);
        var before = known.ToDictionary(k => k.Id, k => k.Members.ToHashSet(StringComparer.Ordinal), StringComparer.Ordinal);
        var changes = new List<IncidentChange>();

        // Who goes first gives up its members before another takes them.
        foreach (string id in identity.Emptied)
            changes.Add(Retired(work, id, null, Emptied, now));
        foreach (var (id, into) in identity.Merged)
            changes.Add(Retired(work, id, into, Merged, now));
        for (int g = 0; g < groups.Count; g++)
        {
            string id = identity.Named[g];
            if (before.TryGetValue(id, out var members) && members.SetEquals(groups[g]) && choices.Count == 0 && !retold.Contains(id))
                continue;
            var told = fusion.Tell(input, groups[g], choices);
            if (identity.Fresh.TryGetValue(id, out string? from))
            {
                long number = IncidentRows.Add(work, election, id, told, from, now);
                changes.Add(new IncidentChange(id, number, from is null ? New : Split, told.Title, from));
                continue;
            }

            if (members!.SetEquals(groups[g]) && !retold.Contains(id))
                continue;
            IncidentRows.Change(work, election, id, told, now);
            changes.Add(new IncidentChange(id, IncidentRows.One(work, id)!.Number, groups[g].IsSupersetOf(members) ? Extended : Shrunk, told.Title, null));
        }

        return changes;
    }

    // People chose about findings as they were then.
    private static List<FusionChoice> Named(List<FusionChoice> choices, Func<Dictionary<string, string>> before, IReadOnlyDictionary<string, string> grown)
    {
        if (choices.Count == 0)
            return choices;
        var latest = before();
        string Now(string member) => latest.GetValueOrDefault(member, member) is var last && grown.TryGetValue(last, out string? after) ? after : latest.GetValueOrDefault(member, member);
        return [.. choices.Select(c => c with { Members = [.. c.Members.Select(Now).Distinct(StringComparer.Ordinal)], From = [.. c.From.Select(Now).Distinct(StringComparer.Ordinal)] })];
    }

    private static HashSet<string> Reach(Work work, string election, IReadOnlyCollection<string> seeds, List<FusionChoice> choices, List<KnownIncident> known)
    {
        var reached = new HashSet<string>(seeds, StringComparer.Ordinal);
        var edge = reached.ToList();
        var followed = new HashSet<string>(StringComparer.Ordinal);
        while (edge.Count > 0)
        {
            var touched = IncidentRows.Touched(work, election, edge);
            known.AddRange(touched.Where(t => !known.Exists(k => k.Id == t.Id)));
            var next = FindingRows.Near(work, election, edge, followed)
                .Concat(touched.SelectMany(t => t.Members))
                .Concat(choices.Where(c => c.Members.Any(edge.Contains) || c.From.Any(edge.Contains)).SelectMany(c => c.Members.Concat(c.From)))
                .Where(reached.Add).ToList();
            edge = next;
        }

        return reached;
    }

    private static IncidentChange Retired(Work work, string id, string? into, string what, DateTimeOffset now)
    {
        IncidentRows.Retire(work, id, into, now);
        var card = IncidentRows.One(work, id)!;
        return new IncidentChange(id, card.Number, what, card.Title, into);
    }
}
