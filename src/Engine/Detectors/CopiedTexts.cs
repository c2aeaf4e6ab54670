using System.Text;
using Tocsin.Engine.Coordination;
using Tocsin.Engine.Posts;

namespace Tocsin.Engine.Detectors;

/// <summary>Clusters of near-duplicate texts as a trace, and the wording that stands for each.</summary>
internal static class CopiedTexts
{
    /// <summary>Who posted which text when, by cluster. Two passes over the table.</summary>
    /// <param name="table">The posts.</param>
    /// <param name="clusterOf">Cluster of each distinct text, named by its leader.</param>
    /// <param name="leftOut">For each leader, whether its cluster does not count.</param>
    public static TraceActs Acts(PostTable table, int[] clusterOf, bool[]? leftOut = null)
    {
        var local = new int[clusterOf.Length];
        var keys = new List<int>();
        for (int t = 0; t < clusterOf.Length; t++)
        {
            if (clusterOf[t] == t)
                keys.Add(t);
        }

        // An order that content alone decides: sums over clusters then round alike whatever the input's order.
        int[] ordered = [.. keys];
        Array.Sort([.. keys.Select(t => Utf8Pool.Hash(System.Runtime.InteropServices.MemoryMarshal.AsBytes(table.Texts.Sketch(t))))], ordered);
        for (int k = 0; k < ordered.Length; k++)
            local[ordered[k]] = k;

        var objects = new List<int>(table.Count);
        var acts = new List<Act>(table.Count);
        int post = 0;
        foreach (var segment in table.Segments)
        {
            for (int row = 0; row < segment.Count; row++, post++)
            {
                int text = segment.Distinct[row];
                if (text < 0 || leftOut?[clusterOf[text]] == true)
                    continue;
                objects.Add(local[clusterOf[text]]);
                acts.Add(new Act(segment.Account[row], segment.Time[row], post));
            }
        }

        return TraceActs.Build(
            System.Runtime.InteropServices.CollectionsMarshal.AsSpan(objects),
            System.Runtime.InteropServices.CollectionsMarshal.AsSpan(acts),
            ordered,
            table.Accounts.Count);
    }

    /// <summary>
    /// The wording that everybody used most, the same for every group that posts it; the alphabet decides between equals,
    /// not the order of the input. Of a text that swept the platform the first few thousand posts decide.
    /// </summary>
    /// <param name="table">The posts.</param>
    /// <param name="acts">The trace.</param>
    public static Func<GroupObject, string> Typical(PostTable table, TraceActs acts)
    {
        const int Enough = 4096;
        var objectOf = new Dictionary<int, int>(acts.Keys.Length);
        for (int o = 0; o < acts.Keys.Length; o++)
            objectOf[acts.Keys[o]] = o;
        return shared =>
        {
            var all = acts.Of(objectOf[shared.Key]);
            return all[..Math.Min(all.Length, Enough)].ToArray().Select(a => Words(table, a.Post))
                .CountBy(text => text, StringComparer.Ordinal)
                .OrderByDescending(x => x.Value).ThenBy(x => x.Key, StringComparer.Ordinal).First().Key;
        };
    }

    private static string Words(PostTable table, int post)
    {
        var segment = table.Locate(post, out int row);
        return Encoding.UTF8.GetString(segment.Resolve(segment.Text[row]));
    }
}
