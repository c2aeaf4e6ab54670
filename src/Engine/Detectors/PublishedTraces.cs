using Tocsin.Engine.Coordination;
using Tocsin.Engine.Coordination.Methods;
using Tocsin.Engine.Copies;
using Tocsin.Engine.Posts;

namespace Tocsin.Engine.Detectors;

/// <summary>Reads out of a table what the published methods work on: every act, repeats included.</summary>
internal static class PublishedTraces
{
    /// <summary>Letters of the Levenshtein ratio from which texts are near-identical.</summary>
    public const double Similarity = 0.75;

    private const long HalfHour = 1_800_000;
    private const long Fast = 10_000;

    /// <summary>The kind of the objects of a trace.</summary>
    public static TraceKind KindOf(MethodTrace trace) => trace switch
    {
        MethodTrace.Link => TraceKind.Link,
        MethodTrace.Domain => TraceKind.Domain,
        MethodTrace.Hashtag => TraceKind.Hashtag,
        MethodTrace.HashtagSequence => TraceKind.HashtagSequence,
        MethodTrace.MentionSet => TraceKind.MentionSet,
        MethodTrace.Media => TraceKind.Media,
        MethodTrace.Reshare or MethodTrace.FastReshare => TraceKind.Reshare,
        MethodTrace.Reply => TraceKind.Reply,
        MethodTrace.Text or MethodTrace.NearText => TraceKind.Text,
        MethodTrace.HalfHour => TraceKind.Moment,
        _ => throw new ArgumentOutOfRangeException(nameof(trace), trace, "BUG: a method's trace without a kind"),
    };

    /// <summary>The acts of a layer.</summary>
    public static RawActs Of(PostTable table, MethodLayer layer, CancellationToken cancellation) => layer.Trace switch
    {
        MethodTrace.Text => Texts(table, null),
        MethodTrace.NearText => Texts(table, TextClusters.Build(table, Similarity, cancellation).Of),
        MethodTrace.HalfHour => HalfHours(table),
        _ => Objects(table, layer),
    };

    private static RawActs Objects(PostTable table, MethodLayer layer)
    {
        var kind = KindOf(layer.Trace);
        int[] keys = [.. Enumerable.Range(0, table.Objects.Count).Where(o => table.KindOf(o) == kind && HasParts(table.ValueOf(o), layer.MinimumParts))];

        // An order that content alone decides: sums over objects then round alike whatever the input's order.
        Array.Sort([.. keys.Select(o => Utf8Pool.Hash(table.Objects.Get(o)))], keys);
        var local = new int[table.Objects.Count];
        Array.Fill(local, -1);
        for (int k = 0; k < keys.Length; k++)
            local[keys[k]] = k;
        long[]? origin = layer.Trace == MethodTrace.FastReshare ? Origins(table, local) : null;
        var acts = new List<(int Object, Act Act)>();
        ForEachPost(table, (segment, row, post) =>
        {
            foreach (int o in segment.Objects(row))
            {
                if (local[o] >= 0 && (origin is null || segment.Time[row] - origin[local[o]] <= Fast))
                    acts.Add((local[o], new Act(segment.Account[row], segment.Time[row], post)));
            }
        });
        return Build(table, acts, keys);
    }

    private static bool HasParts(ReadOnlySpan<byte> value, int parts) => parts <= 1 || value.Count((byte)' ') + 1 >= parts;

    /// <summary>When each reshared post was posted, or first reshared where it is not in the data.</summary>
    private static long[] Origins(PostTable table, int[] local)
    {
        var origin = new long[local.Length];
        var known = new bool[local.Length];
        Array.Fill(origin, long.MaxValue);
        ForEachPost(table, (segment, row, _) =>
        {
            foreach (int o in segment.Objects(row))
            {
                if (local[o] >= 0 && !known[local[o]])
                    origin[local[o]] = Math.Min(origin[local[o]], segment.Time[row]);
            }

            byte[] name = [(byte)TraceKind.Reshare, .. segment.Resolve(segment.Id[row])];
            int original = name.Length > 1 ? table.Objects.Find(name, Utf8Pool.Hash(name)) : -1;
            if (original >= 0 && local[original] >= 0)
                (origin[local[original]], known[local[original]]) = (segment.Time[row], true);
        });
        return origin;
    }

    private static RawActs Texts(PostTable table, int[]? clusterOf)
    {
        int[] keys = [.. Enumerable.Range(0, table.Texts.Count).Where(t => clusterOf is null || clusterOf[t] == t)];
        Array.Sort([.. keys.Select(t => Utf8Pool.Hash(System.Runtime.InteropServices.MemoryMarshal.AsBytes(table.Texts.Sketch(t))))], keys);
        var local = new int[table.Texts.Count];
        for (int k = 0; k < keys.Length; k++)
            local[keys[k]] = k;
        var acts = new List<(int Object, Act Act)>();
        ForEachPost(table, (segment, row, post) =>
        {
            int text = segment.Distinct[row];
            if (text >= 0)
                acts.Add((local[clusterOf is null ? text : clusterOf[text]], new Act(segment.Account[row], segment.Time[row], post)));
        });
        return Build(table, acts, keys);
    }

    private static RawActs HalfHours(PostTable table)
    {
        var acts = new List<(int Object, Act Act)>();
        ForEachPost(table, (segment, row, post) =>
            acts.Add(((int)Math.Floor(segment.Time[row] / (double)HalfHour), new Act(segment.Account[row], segment.Time[row], post))));
        int[] keys = [.. acts.Select(a => a.Object).Distinct().Order()];
        return Build(table, [.. acts.Select(a => (Array.BinarySearch(keys, a.Object), a.Act))], keys);
    }

    private static RawActs Build(PostTable table, List<(int Object, Act Act)> acts, int[] keys) =>
        RawActs.Build([.. acts.Select(a => a.Object)], [.. acts.Select(a => a.Act)], keys, table.Accounts.Count);

    private static void ForEachPost(PostTable table, Action<PostSegment, int, int> visit)
    {
        int post = 0;
        foreach (var segment in table.Segments)
        {
            for (int row = 0; row < segment.Count; row++)
                visit(segment, row, post++);
        }
    }
}
