namespace Tocsin.Decoys.Checking;

/// <summary>What a check brought to light.</summary>
/// <param name="Rings">All rings in the order of the files.</param>
/// <param name="Decoys">Decoys of the store.</param>
/// <param name="Files">Files looked at.</param>
/// <param name="Bytes">Their bytes.</param>
public sealed record CheckReport(IReadOnlyList<Ring> Rings, IReadOnlyList<Decoy> Decoys, int Files, long Bytes)
{
    /// <summary>Rings that say that a place was reached.</summary>
    public IEnumerable<Ring> Alarms => Rings.Where(r => r.Alarms);

    /// <summary>Places reached, the one with most decoys first.</summary>
    public IReadOnlyList<PlaceReached> Reached => [.. Alarms.Where(r => r.Standing == Standing.PlaceReached)
        .GroupBy(r => r.Place!.Place, StringComparer.Ordinal)
        .Select(g => new PlaceReached(
            g.Key,
            Decoys.Count(d => d.Plantings.Any(p => p.Place == g.Key)),
            [.. g.Select(r => r.Decoy.Id).Distinct(StringComparer.Ordinal)],
            g.Select(r => r.Time).Where(t => t is not null).MinBy(t => t!.At),
            g.Max(r => r.Strength)))
        .OrderByDescending(p => p.Rang.Count).ThenByDescending(p => p.Strength).ThenBy(p => p.Place, StringComparer.Ordinal)];

    /// <summary>Places whose decoys did not ring, with the number of decoys there.</summary>
    public IReadOnlyList<(string Place, int Planted)> Silent
    {
        get
        {
            var reached = Reached.Select(p => p.Place).ToHashSet(StringComparer.Ordinal);
            return [.. Decoys.Where(d => d.Planted is not null).GroupBy(d => d.Planted!.Place, StringComparer.Ordinal)
                .Where(g => !reached.Contains(g.Key)).Select(g => (g.Key, g.Count())).OrderBy(p => p.Key, StringComparer.Ordinal)];
        }
    }
}
