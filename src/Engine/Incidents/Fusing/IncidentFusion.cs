using Tocsin.Engine.Incidents.Chains;
using Tocsin.Engine.Model.Elections;
using Tocsin.Engine.Model.Findings;
using Tocsin.Engine.Model.Sightings;

namespace Tocsin.Engine.Incidents.Fusing;

/// <summary>Joins findings of any detector and any day into incidents, by the rules of fusion and chains and by what people decided.</summary>
/// <remarks>
/// The rules look at everything at once, so the order in which things came does not matter: all at once and one after another give the
/// same. People's choices are applied after the rules, in their order; a later one stands against an earlier one. A sighting that joins nothing
/// is no incident.
/// </remarks>
public sealed class IncidentFusion(Election? election)
{
    private readonly IncidentBuilder _incidents = new(election);
    private readonly ChainBuilder _chains = new(election);

    /// <summary>The members of each incident: sets without a common member.</summary>
    public IReadOnlyList<IReadOnlySet<string>> Groups(FusionInput input, IReadOnlyList<FusionChoice> choices)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(choices);
        var groups = ByRules(input);
        var known = new HashSet<string>(input.Cases.Select(c => c.Finding.Id).Concat(input.Context.Select(c => c.Id)).Concat(input.Sightings.Select(s => s.Id)), StringComparer.Ordinal);
        foreach (var choice in choices)
        {
            var members = choice.Members.Where(known.Contains).ToHashSet(StringComparer.Ordinal);
            if (members.Count == 0)
                continue;
            if (choice.Together)
                Join(groups, members);
            else
                Part(groups, members, choice.From);
        }

        return [.. groups.OrderBy(g => g.Min(StringComparer.Ordinal), StringComparer.Ordinal)];
    }

    /// <summary>What is told of an incident with these members.</summary>
    public FusedIncident Tell(FusionInput input, IReadOnlySet<string> members, IReadOnlyList<FusionChoice> choices)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(choices);
        var own = input.Only(members);
        var groups = _incidents.Build(own.Cases);
        var chains = _chains.Build(own.Sightings, groups, [.. own.Cases.Select(c => c.Finding)], own.Context);
        var chained = chains.SelectMany(c => c.Steps).SelectMany(s => s.Sources).ToHashSet(StringComparer.Ordinal);
        IReadOnlyList<Sighting> loose = [.. own.Sightings.Where(s => !chained.Contains(s.Id))];
        var (title, severity, reasons) = Lead(groups, chains, loose);
        return new FusedIncident
        {
            Members = [.. members.Order(StringComparer.Ordinal)],
            Title = title,
            Summary = Summary(groups, chains, loose),
            Severity = severity,
            SeverityReasons = reasons,
            JoinedBecause =
            [
                .. choices.Where(c => c.Together && c.Members.Any(members.Contains)).Select(c => c.Because),
                .. chains.SelectMany(c => c.JoinedBecause),
                .. groups.SelectMany(g => g.JoinedBecause),
            ],
            First = Times(groups, chains, loose).Min(),
            Last = Times(groups, chains, loose).Max(),
            Subjects = [.. chains.SelectMany(c => c.Subjects).Concat(loose.SelectMany(s => s.Subjects)).Concat(groups.SelectMany(About)).Distinct(StringComparer.Ordinal)],
            Groups = groups,
            Chains = chains,
            Loose = loose,
        };
    }

    // Whom a few posts of many name in passing is not whom they are about.
    private static IEnumerable<string> About(Incident group) => group.Subjects.Where(s => ChainNode.IsAbout(s, group)).Select(s => s.Id);

    private List<HashSet<string>> ByRules(FusionInput input)
    {
        var groups = _incidents.Build(input.Cases);
        var chains = _chains.Build(input.Sightings, groups, [.. input.Cases.Select(c => c.Finding)], input.Context);
        var byId = groups.ToDictionary(g => g.Id, StringComparer.Ordinal);
        var chained = new HashSet<string>(StringComparer.Ordinal);
        var sets = new List<HashSet<string>>();
        foreach (var chain in chains)
        {
            var set = new HashSet<string>(StringComparer.Ordinal);
            foreach (string source in chain.Steps.SelectMany(s => s.Sources))
            {
                if (byId.TryGetValue(source, out var incident) && chained.Add(source))
                    set.UnionWith(incident.Findings);
                else if (incident is null)
                    set.Add(source);
            }

            sets.Add(set);
        }

        sets.AddRange(groups.Where(g => !chained.Contains(g.Id)).Select(g => g.Findings.ToHashSet(StringComparer.Ordinal)));
        return sets;
    }

    private static void Join(List<HashSet<string>> groups, HashSet<string> members)
    {
        var joined = new HashSet<string>(members, StringComparer.Ordinal);
        foreach (var group in groups.Where(g => g.Overlaps(members)))
            joined.UnionWith(group);
        groups.RemoveAll(g => g.Overlaps(members));
        groups.Add(joined);
    }

    private static void Part(List<HashSet<string>> groups, HashSet<string> members, IReadOnlyList<string> from)
    {
        var whole = groups.Where(g => g.Overlaps(members) && g.Overlaps(from)).ToList();
        var apart = new HashSet<string>(StringComparer.Ordinal);
        foreach (var group in whole)
        {
            apart.UnionWith(group.Where(members.Contains));
            group.ExceptWith(members);
        }

        groups.RemoveAll(g => g.Count == 0);
        if (apart.Count > 0)
            groups.Add(apart);
    }

    private static (string Title, Severity Severity, IReadOnlyList<string> Reasons) Lead(IReadOnlyList<Incident> groups, IReadOnlyList<AttackChain> chains, IReadOnlyList<Sighting> loose)
    {
        if (chains.Count > 0 && (groups.Count == 0 || chains[0].Severity >= groups[0].Severity))
            return (chains[0].Title, chains[0].Severity, chains[0].SeverityReasons);
        if (groups.Count > 0)
            return (groups[0].Title, groups[0].Severity, groups[0].SeverityReasons);
        return loose.Count > 0
            ? (Phrases.Sentence(loose[0].Sentence).TrimEnd('.'), Severity.Low, ["seen once, and joined with nothing by the rules"])
            : ("Findings about content", Severity.Info, ["accuses nobody"]);
    }

    private static string Summary(IReadOnlyList<Incident> groups, IReadOnlyList<AttackChain> chains, IReadOnlyList<Sighting> loose)
    {
        var told = chains.Select(c => $"An attack in {Phrases.Count(c.Steps.Count, "step")}: {Phrases.List([.. c.Steps.Select(s => StageWords.Title(s.Stage).ToLowerInvariant()).Distinct(StringComparer.Ordinal)])}.")
            .Concat(groups.Select(g => g.Summary))
            .Concat(loose.Select(s => Phrases.Sentence(s.Sentence)));
        return string.Join(' ', told);
    }

    private static IEnumerable<DateTimeOffset?> Times(IReadOnlyList<Incident> groups, IReadOnlyList<AttackChain> chains, IReadOnlyList<Sighting> loose) =>
        groups.SelectMany(g => new DateTimeOffset?[] { g.FirstAct, g.LastAct })
            .Concat(chains.SelectMany(c => new[] { c.First, c.Last }))
            .Concat(loose.SelectMany(s => new[] { s.First, s.Last }));
}
