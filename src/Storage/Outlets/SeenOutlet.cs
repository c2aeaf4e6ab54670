namespace Tocsin.Storage.Outlets;

/// <summary>An outlet of the register that was seen in the store.</summary>
/// <param name="Outlet">The outlet.</param>
/// <param name="Hosts">Its hosts that were seen.</param>
public sealed record SeenOutlet(RegisteredOutlet Outlet, IReadOnlyList<SeenHost> Hosts)
{
    /// <summary>Incidents of all its hosts, each once, by number.</summary>
    public IReadOnlyList<IncidentCard> Incidents => [.. Hosts.SelectMany(h => h.Incidents).DistinctBy(i => i.Id).OrderBy(i => i.Election, StringComparer.Ordinal).ThenBy(i => i.Number)];
}
