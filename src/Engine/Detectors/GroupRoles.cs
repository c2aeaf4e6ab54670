using Tocsin.Engine.Coordination;
using Tocsin.Engine.Graph;
using Tocsin.Engine.Model.Findings;

namespace Tocsin.Engine.Detectors;

/// <summary>Who stands where in a group: core and periphery of its network, leaders in time.</summary>
internal sealed class GroupRoles
{
    private readonly Dictionary<int, int> _coreness = [];
    private readonly Dictionary<int, int> _partners = [];
    private readonly int[] _accounts;

    /// <summary>Looks at the network of a group.</summary>
    /// <param name="accounts">Its accounts.</param>
    /// <param name="pairs">Its pairs; a pair tied by several traces counts once.</param>
    /// <param name="order">Order of accounts that does not depend on the input's order.</param>
    public GroupRoles(IReadOnlyList<int> accounts, IEnumerable<(int A, int B)> pairs, AccountOrder order)
    {
        _accounts = [.. accounts.Order(order)];
        var node = new Dictionary<int, int>(_accounts.Length);
        for (int i = 0; i < _accounts.Length; i++)
            node[_accounts[i]] = i;
        var distinct = pairs.Select(p => (A: Math.Min(p.A, p.B), B: Math.Max(p.A, p.B))).Distinct().ToList();
        var graph = WeightedGraph.FromEdges(_accounts.Length, distinct.Select(p => (node[p.A], node[p.B], 1.0)));
        int[] coreness = KCore.Of(graph);
        for (int i = 0; i < _accounts.Length; i++)
        {
            _coreness[_accounts[i]] = coreness[i];
            _partners[_accounts[i]] = graph.Neighbours(i).Length;
        }

        int innermost = coreness.DefaultIfEmpty(0).Max();
        double possible = _accounts.Length * (_accounts.Length - 1) / 2.0;
        Cohesion = new Cohesion(possible > 0 ? distinct.Count / possible : 0, innermost, coreness.Count(k => k == innermost));
    }

    /// <summary>How tightly the group is bound.</summary>
    public Cohesion Cohesion { get; }

    /// <summary>The accounts that acted, the most connected first.</summary>
    public List<Participant> Participants(IReadOnlyList<GroupObject> objects, Dictionary<int, string> names)
    {
        var acts = objects.SelectMany(o => o.Acts).ToLookup(a => a.Account);
        var leads = GroupLeads.Of(_accounts, objects);
        return
        [
            .. _accounts.Where(acts.Contains).Select(a => new Participant
            {
                Account = names[a],
                Role = _coreness[a] == Cohesion.Core ? "core" : "periphery",
                Partners = _partners[a],
                Coreness = _coreness[a],
                Posts = acts[a].Select(x => x.Post).Distinct().Count(),
                Firsts = leads[a].Firsts,
                FirstsExpected = leads[a].Expected,
                LeadP = leads[a].P,
                FirstAct = FindingSources.Time(acts[a].Min(x => x.Time)),
                LastAct = FindingSources.Time(acts[a].Max(x => x.Time)),
            })
            .OrderByDescending(p => p.Partners).ThenByDescending(p => p.Posts).ThenBy(p => p.Account, StringComparer.Ordinal),
        ];
    }
}
