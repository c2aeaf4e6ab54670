namespace Tocsin.Engine.Incidents;

/// <summary>Counts, for one set after another, how many members each earlier set has in common with it.</summary>
internal sealed class CommonParts<T>(int sets, IEqualityComparer<T>? comparer)
    where T : notnull
{
    private readonly Dictionary<T, List<int>> holders = new(comparer);
    private readonly int[] common = new int[sets];
    private readonly List<int> met = [];
    private int next;

    /// <summary>Earlier sets that share something with the set counted last.</summary>
    public IReadOnlyList<int> Met => met;

    /// <summary>Members that an earlier set shares with the set counted last.</summary>
    public int With(int earlier) => common[earlier];

    /// <summary>Takes the next set.</summary>
    public void Count(IEnumerable<T> members)
    {
        foreach (int set in met)
            common[set] = 0;
        met.Clear();
        foreach (T member in members)
        {
            if (!holders.TryGetValue(member, out List<int>? sharing))
                holders[member] = sharing = [];
            foreach (int set in sharing)
            {
                if (common[set]++ == 0)
                    met.Add(set);
            }
            sharing.Add(next);
        }
        next++;
    }
}
