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
        var keys = new List<int>();
        int count = 0;
        for (int o = 0; o < local.Length; o++)
        {
            local[o] = -1;
            if (table.KindOf(o) != kind)
                continue;
            local[o] = keys.Count;
            keys.Add(o);
        }

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

        return TraceActs.Build(objects, acts, [.. keys], table.Accounts.Count);
    }
}
