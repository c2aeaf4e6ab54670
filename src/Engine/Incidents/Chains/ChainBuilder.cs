using System.Text;
using Tocsin.Engine.Model;
using Tocsin.Engine.Model.Elections;
using Tocsin.Engine.Model.Findings;
using Tocsin.Engine.Model.Sightings;

namespace Tocsin.Engine.Incidents.Chains;

/// <summary>Joins what the two halves saw into attacks: lookalike, mail, account, decoy, dump, alteration, amplification.</summary>
/// <remarks>
/// Firm joins first: two things that name the same domain, link, address, mailbox, document, dump, decoy or user, of which at least one was
/// seen by the hacking half. Then circumstantial ones: the same protected subject, stages and times that fit <see cref="ChainTransitions"/>;
/// each takes the nearest earlier step, so that one coincidence does not pull in all. A chain has at least two stages. O(n log n + joins) for
/// firm joins, O(n²) over the few events for circumstantial ones. The order of input does not matter.
/// </remarks>
public sealed class ChainBuilder
{
    private static readonly Guid Namespace = new("0b8ec2a9-8a53-5f7e-9d37-51d6b5e7f0a4");
    private static readonly string[] PickupDetectors = ["outlets", "laundering"];

    // A mark that so many things have is a provider or a common name and joins nothing.
    private const int MostPerMark = 5000;
    private const int MostEvents = 5000;

    private readonly ChainWording _wording;
    private readonly ElectionCalendar _calendar;

    /// <summary>A builder for an election, or for none.</summary>
    public ChainBuilder(Election? election)
    {
        _calendar = new ElectionCalendar(election);
        _wording = new ChainWording(election, _calendar);
    }

    /// <summary>The chains, the gravest first.</summary>
    public IReadOnlyList<AttackChain> Build(IReadOnlyList<Sighting> sightings, IReadOnlyList<Incident> incidents, IReadOnlyList<Finding> findings, IReadOnlyList<Finding> context)
    {
        ArgumentNullException.ThrowIfNull(sightings);
        ArgumentNullException.ThrowIfNull(incidents);
        if (sightings.Count == 0)
            return [];
        var byId = findings.DistinctBy(f => f.Id, StringComparer.Ordinal).ToDictionary(f => f.Id, StringComparer.Ordinal);
        ChainNode[] nodes =
        [
            .. sightings.Select(ChainNode.Of)
                .Concat(incidents.Where(i => i.Severity > Severity.Info).Select(i => ChainNode.Of(i, byId)))
                .Concat(context.Where(c => PickupDetectors.Contains(c.Detector, StringComparer.Ordinal)).Select(ChainNode.Of))
                .OrderBy(n => n.Id, StringComparer.Ordinal),
        ];
        int[] group = [.. Enumerable.Range(0, nodes.Length)];
        var joins = new List<ChainJoin>();
        FirmJoins(nodes, group, joins);
        CircumstantialJoins(nodes, group, joins);
        return
        [
            .. Enumerable.Range(0, nodes.Length).GroupBy(i => Root(group, i))
                .Select(g => Chain([.. g.Select(i => nodes[i])], [.. joins.Where(j => Root(group, j.First) == g.Key)]))
                .OfType<AttackChain>()
                .OrderByDescending(c => c.Severity).ThenByDescending(c => c.Steps.Count).ThenBy(c => c.Id, StringComparer.Ordinal),
        ];
    }

    private static void FirmJoins(ChainNode[] nodes, int[] group, List<ChainJoin> joins)
    {
        var holders = new Dictionary<Mark, List<int>>();
        for (int i = 0; i < nodes.Length; i++)
        {
            foreach (var mark in nodes[i].Marks)
            {
                if (!holders.TryGetValue(mark, out var list))
                    holders[mark] = list = [];
                list.Add(i);
            }
        }

        foreach (var (mark, list) in holders.OrderBy(h => h.Key.Kind, StringComparer.Ordinal).ThenByDescending(h => h.Key.Value.Length).ThenBy(h => h.Key.Value, StringComparer.Ordinal))
        {
            // Two groups of posts that share a link were compared by the fusion of incidents already.
            if (list.Count is < 2 or > MostPerMark || !list.Exists(i => nodes[i].Stage is not (AttackStage.Amplification or AttackStage.Pickup)))
                continue;
            foreach (int other in list.Skip(1))
            {
                int first = Root(group, list[0]), second = Root(group, other);
                if (first == second)
                    continue;
                group[Math.Max(first, second)] = Math.Min(first, second);
                joins.Add(new ChainJoin(list[0], other, ChainWording.Shared(nodes[list[0]], nodes[other], mark), true, nodes[list[0]].Stage == nodes[other].Stage));
            }
        }
    }

    private static void CircumstantialJoins(ChainNode[] nodes, int[] group, List<ChainJoin> joins)
    {
        int[] events = [.. Enumerable.Range(0, nodes.Length).Where(i => nodes[i].First is not null && nodes[i].Subjects.Count > 0)];
        if (events.Length > MostEvents)
            return;
        foreach (int later in events.OrderBy(i => nodes[i].First).ThenBy(i => nodes[i].Id, StringComparer.Ordinal))
        {
            // The furthest stage explains best; of those the nearest in time.
            int[] before = [.. events.Where(e => ChainTransitions.Follows(nodes[e], nodes[later])).OrderByDescending(e => nodes[e].Stage).ThenByDescending(e => nodes[e].First).ThenBy(e => nodes[e].Id, StringComparer.Ordinal)];
            if (before.Length == 0 || Root(group, before[0]) == Root(group, later))
                continue;
            int first = Root(group, before[0]), second = Root(group, later);
            group[Math.Max(first, second)] = Math.Min(first, second);
            joins.Add(new ChainJoin(before[0], later, ChainWording.Circumstantial(nodes[before[0]], nodes[later]), false, nodes[before[0]].Stage == nodes[later].Stage));
        }
    }

    private AttackChain? Chain(IReadOnlyList<ChainNode> nodes, IReadOnlyList<ChainJoin> joins)
    {
        if (nodes.Select(n => n.Stage).Distinct().Count() < 2)
            return null;
        var steps = _wording.Steps(nodes);
        var subjects = nodes.SelectMany(n => n.Subjects).CountBy(s => s, StringComparer.Ordinal).OrderByDescending(s => s.Value).ThenBy(s => s.Key, StringComparer.Ordinal).Select(s => s.Key).ToList();
        var (severity, reasons) = new ChainSeverity(_calendar).Of(nodes, subjects.Count > 0);
        string name = string.Join('\n', nodes.Select(n => n.Id).Order(StringComparer.Ordinal));
        return new AttackChain
        {
            Id = "chain--" + Uuid5.Create(Namespace, Encoding.UTF8.GetBytes(name)).ToString("D"),
            Title = _wording.Title(steps, subjects),
            Severity = severity,
            SeverityReasons = reasons,
            Confidence = joins.All(j => j.Firm) ? Confidence.High : Confidence.Moderate,
            Steps = steps,
            JoinedBecause = [.. joins.OrderByDescending(j => j.Firm).ThenBy(j => j.SameStage).Select(j => j.Because).Distinct(StringComparer.Ordinal)],
            Subjects = subjects,
            First = nodes.Min(n => n.First),
            Last = nodes.Max(n => n.Last),
        };
    }

    private static int Root(int[] group, int at)
    {
        while (group[at] != at)
            at = group[at] = group[group[at]];
        return at;
    }
}
