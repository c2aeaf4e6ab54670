namespace Tocsin.Engine.Detectors.AccountFarms;

/// <summary>Accounts that two or more signs tie together: the strongest cell and those that overlap it.</summary>
internal sealed class FarmGroup(FarmCell seed)
{
    // Of the smaller of two cells, the part that must lie in both. Every cell is held against the seed alone, so groups do not chain.
    private const double Overlap = 0.5;

    private readonly HashSet<int> _seed = [.. seed.Members.Select(m => seed.Crowd.Accounts[m])];

    /// <summary>The strongest cell: it stands for the group's significance.</summary>
    public FarmCell Seed => Cells[0];

    /// <summary>All cells, the strongest first.</summary>
    public List<FarmCell> Cells { get; } = [seed];

    /// <summary>Account ids of the table.</summary>
    public HashSet<int> Accounts { get; } = [.. seed.Members.Select(m => seed.Crowd.Accounts[m])];

    /// <summary>Signs that tie the group.</summary>
    public int Signs => Cells.SelectMany(c => new[] { c.Set.Kind, c.With }).Select(k => k == SignKind.HandleStem ? SignKind.HandleForm : k).Distinct().Count();

    /// <summary>Groups of cells, the strongest first.</summary>
    public static List<FarmGroup> Join(IEnumerable<FarmCell> cells)
    {
        var groups = new List<FarmGroup>();
        foreach (var cell in cells.OrderBy(c => c.LogP).ThenBy(c => c.Key, StringComparer.Ordinal))
        {
            if (groups.Find(g => g.Overlaps(cell)) is { } known)
                known.Add(cell);
            else
                groups.Add(new FarmGroup(cell));
        }

        return groups;
    }

    /// <summary>True when at least half of a cell lies in the group or half of the group's seed in the cell.</summary>
    public bool Overlaps(FarmCell cell) =>
        cell.Members.Count(m => _seed.Contains(cell.Crowd.Accounts[m])) >= Overlap * Math.Min(cell.Members.Count, _seed.Count);

    private void Add(FarmCell cell)
    {
        Cells.Add(cell);
        Accounts.UnionWith(cell.Members.Select(m => cell.Crowd.Accounts[m]));
    }
}
