namespace Tocsin.Engine.Model.Findings;

/// <summary>One trace's part in the network that binds a group.</summary>
/// <param name="Trace">Name of the trace.</param>
/// <param name="Pairs">Pairs of accounts that it ties.</param>
/// <param name="Share">These over the sum of all layers' pairs; the layers' shares add up to 1.</param>
/// <param name="Accounts">Accounts that it ties to another.</param>
/// <param name="OnlyHere">Accounts that this layer alone ties to the rest: without it they would not be in the group.</param>
public sealed record NetworkLayer(string Trace, int Pairs, double Share, int Accounts, int OnlyHere)
{
    /// <summary>The layers of a network, the largest first.</summary>
    public static IReadOnlyList<NetworkLayer> Of(IEnumerable<Edge> edges)
    {
        var layers = edges.Select(e => (e.Trace, e.A, e.B)).Distinct().GroupBy(e => e.Trace, StringComparer.Ordinal)
            .Select(g => (Trace: g.Key, Pairs: g.Count(), Accounts: g.SelectMany(e => new[] { e.A, e.B }).ToHashSet(StringComparer.Ordinal)))
            .ToList();
        double all = layers.Sum(l => l.Pairs);
        var times = layers.SelectMany(l => l.Accounts).CountBy(a => a, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        return
        [
            .. layers.Select(l => new NetworkLayer(l.Trace, l.Pairs, l.Pairs / all, l.Accounts.Count, l.Accounts.Count(a => times[a] == 1)))
                .OrderByDescending(l => l.Pairs).ThenBy(l => l.Trace, StringComparer.Ordinal),
        ];
    }
}
