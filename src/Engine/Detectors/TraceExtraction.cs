using Tocsin.Engine.Coordination;
using Tocsin.Engine.Posts;

namespace Tocsin.Engine.Detectors;

/// <summary>Reads the traces out of a table: who acted on which object when.</summary>
internal static class TraceExtraction
{
    /// <summary>The acts on objects of one kind. Two passes over the table.</summary>
    public static TraceActs Objects(PostTable table, TraceKind kind)
    {
        var local = new int[table.Objects.Count];
        int[] keys = InOrderOfContent(table, kind);
        int count = 0;
        Array.Fill(local, -1);
        for (int k = 0; k < keys.Length; k++)
            local[keys[k]] = k;

        foreach (var segment in table.Segments)
        {
            for (int row = 0; row < segment.Count; row++)
            {
                foreach (int o in segment.Objects(row))
                    count += local[o] >= 0 ? 1 : 0;
            }
        }

        var objects = new int[count];
        var acts = new Act[count];
        int next = 0, post = 0;
        foreach (var segment in table.Segments)
        {
            for (int row = 0; row < segment.Count; row++, post++)
            {
                foreach (int o in segment.Objects(row))
                {
                    if (local[o] < 0)
                        continue;
                    objects[next] = local[o];
                    acts[next++] = new Act(segment.Account[row], segment.Time[row], post);
                }
            }
        }

        return TraceActs.Build(objects, acts, keys, table.Accounts.Count);
    }

    /// <summary>The objects of a kind in an order that their values alone decide: sums over objects then round alike whatever the input's order.</summary>
    private static int[] InOrderOfContent(PostTable table, TraceKind kind)
    {
        int[] keys = [.. Enumerable.Range(0, table.Objects.Count).Where(o => table.KindOf(o) == kind)];
        Array.Sort([.. keys.Select(o => Utf8Pool.Hash(table.Objects.Get(o)))], keys);
        return keys;
    }
}
