namespace Tocsin.Engine.Coordination.Reference;

/// <summary>Ranks by ordinal name of the ids that occur, so that sorting never compares strings twice.</summary>
internal static class NameRanks
{
    /// <summary>Per id its rank among the ids that occur, -1 for the others.</summary>
    public static int[] Of(ReadOnlySpan<bool> occurs, Func<int, string> name)
    {
        int count = occurs.Count(true), next = 0;
        var ids = new int[count];
        var names = new string[count];
        for (int id = 0; id < occurs.Length; id++)
        {
            if (!occurs[id])
                continue;
            ids[next] = id;
            names[next++] = name(id);
        }

        Array.Sort(names, ids, StringComparer.Ordinal);
        var ranks = new int[occurs.Length];
        Array.Fill(ranks, -1);
        for (int rank = 0; rank < ids.Length; rank++)
            ranks[ids[rank]] = rank;
        return ranks;
    }

    /// <summary>Per object id the content id of the same name, -1 for none.</summary>
    public static int[] ContentOfObject(ShareTable table, ReferenceNames names)
    {
        var objects = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int id = 0; id < table.ObjectOrder.Length; id++)
        {
            if (table.ObjectOrder[id] >= 0)
                objects.TryAdd(names.ObjectName(id), id);
        }

        var contents = new int[table.ObjectOrder.Length];
        Array.Fill(contents, -1);
        var seen = new bool[table.ContentIds];
        foreach (int content in table.Contents)
        {
            if (!seen[content] && objects.TryGetValue(names.ContentName(content), out int id))
                contents[id] = content;
            seen[content] = true;
        }

        return contents;
    }
}
