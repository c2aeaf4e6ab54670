namespace Tocsin.Engine.Coordination.Reference;

/// <summary>The tool's second participation rule: which contents let a pair stay.</summary>
internal static class Participation
{
    /// <summary>
    /// Per content id whether it belongs to an account with at least <paramref name="minimum"/> rows among the contents that
    /// stand in any pair. A content on several rows counts once a row, and for every account that has it.
    /// </summary>
    public static bool[] Contents(ShareTable table, WindowSweep pairs, int minimum)
    {
        var inPair = new bool[table.ContentIds];
        while (pairs.MoveNext())
        {
            inPair[table.Contents[pairs.Earlier]] = true;
            inPair[table.Contents[pairs.Later]] = true;
        }

        var rows = new int[table.AccountIds];
        for (int place = 0; place < table.Count; place++)
        {
            if (inPair[table.Contents[place]])
                rows[table.Accounts[place]]++;
        }

        var kept = new bool[table.ContentIds];
        for (int place = 0; place < table.Count; place++)
            kept[table.Contents[place]] |= inPair[table.Contents[place]] && rows[table.Accounts[place]] >= minimum;
        return kept;
    }
}
