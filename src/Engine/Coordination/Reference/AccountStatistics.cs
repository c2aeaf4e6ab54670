namespace Tocsin.Engine.Coordination.Reference;

/// <summary>Figures per account.</summary>
internal static class AccountStatistics
{
    /// <summary>Per account its distinct contents in any pair.</summary>
    public static int[] UniqueShares(ShareTable table, ReadOnlySpan<bool> inPair)
    {
        var keys = new ulong[inPair.Count(true)];
        int next = 0;
        for (int place = 0; place < inPair.Length; place++)
        {
            if (inPair[place])
                keys[next++] = ReferencePairs.Pack(table.Accounts[place], table.Contents[place]);
        }

        keys.AsSpan().Sort();
        var shares = new int[table.AccountIds];
        for (int i = 0; i < keys.Length; i++)
        {
            if (i == 0 || keys[i] != keys[i - 1])
                shares[(int)(keys[i] >> 32)]++;
        }

        return shares;
    }

    /// <summary>The accounts of the edges by name.</summary>
    public static ReferenceAccount[] Of(IReadOnlyList<ReferenceEdge> edges, int[] accountRanks, int[] uniqueShares)
    {
        var ends = new List<(int Rank, double Delta, double Symmetry, int Account)>(edges.Count * 2);
        foreach (var edge in edges)
        {
            ends.Add((accountRanks[edge.From], edge.AverageTimeDelta, edge.SymmetryByTime, edge.From));
            ends.Add((accountRanks[edge.To], edge.AverageTimeDelta, edge.SymmetryByTime, edge.To));
        }

        ends.Sort();
        var accounts = new List<ReferenceAccount>();
        for (int from = 0, to; from < ends.Count; from = to)
        {
            to = from + 1;
            while (to < ends.Count && ends[to].Rank == ends[from].Rank)
                to++;
            accounts.Add(Mean(ends, from, to, uniqueShares[ends[from].Account]));
        }

        return [.. accounts];
    }

    private static ReferenceAccount Mean(List<(int Rank, double Delta, double Symmetry, int Account)> ends, int from, int to, int shares)
    {
        CompensatedSum delta = default, symmetry = default;
        int distinct = 0;
        for (int i = from; i < to; i++)
        {
            if (i > from && ends[i] == ends[i - 1])
                continue;
            delta.Add(ends[i].Delta);
            symmetry.Add(ends[i].Symmetry);
            distinct++;
        }

        return new ReferenceAccount(ends[from].Account, delta.Mean(distinct), symmetry.Mean(distinct), shares);
    }
}
