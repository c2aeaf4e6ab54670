namespace Tocsin.Engine.Coordination.Reference;

/// <summary>Puts pairs in the order of the result table: by the names of object, earlier and later content, then the rest.</summary>
internal sealed class PairOrder(ShareTable table, int[] accountRanks) : IComparer<ulong>
{
    /// <summary>Sorts packed pairs in place.</summary>
    public void Sort(ulong[] pairs, int[] contentKeys)
    {
        var keys = new ulong[pairs.Length];
        for (int i = 0; i < pairs.Length; i++)
            keys[i] = ReferencePairs.Pack(contentKeys[(int)(pairs[i] >> 32)], contentKeys[(int)(uint)pairs[i]]);
        Array.Sort(keys, pairs);
        for (int from = 0, to; from < keys.Length; from = to)
        {
            to = from + 1;
            while (to < keys.Length && keys[to] == keys[from])
                to++;
            if (to - from > 1)
                Array.Sort(pairs, from, to - from, this);
        }
    }

    /// <summary>Per place a number that orders places by the names of object and content, equal where both are.</summary>
    public static int[] ContentKeys(ShareTable table, ReadOnlySpan<bool> inPair, int[] objectRanks, int[] contentRanks)
    {
        int count = inPair.Count(true), next = 0;
        var places = new int[count];
        var names = new ulong[count];
        for (int place = 0; place < inPair.Length; place++)
        {
            if (!inPair[place])
                continue;
            places[next] = place;
            names[next++] = ReferencePairs.Pack(objectRanks[table.Objects[place]], contentRanks[table.Contents[place]]);
        }

        Array.Sort(names, places);
        var keys = new int[inPair.Length];
        for (int i = 1; i < count; i++)
            keys[places[i]] = keys[places[i - 1]] + (names[i] == names[i - 1] ? 0 : 1);
        return keys;
    }

    /// <summary>Orders pairs that agree in object and contents (contents that stand on several rows).</summary>
    public int Compare(ulong x, ulong y)
    {
        int x1 = (int)(x >> 32), x2 = (int)(uint)x, y1 = (int)(y >> 32), y2 = (int)(uint)y;
        int order = (table.Times[x2] - table.Times[x1]).CompareTo(table.Times[y2] - table.Times[y1]);
        if (order == 0)
            order = accountRanks[table.Accounts[x1]].CompareTo(accountRanks[table.Accounts[y1]]);
        if (order == 0)
            order = accountRanks[table.Accounts[x2]].CompareTo(accountRanks[table.Accounts[y2]]);
        return order != 0 ? order : x.CompareTo(y);
    }
}
