using Tocsin.Engine.Posts;

namespace Tocsin.Engine.Detectors.NearDuplicateText;

/// <summary>Finds the texts that are headlines of a page: posted, most of the time, with one and the same link.</summary>
/// <remarks>
/// A share button fills in the page's title, so identical text says no more than the identical link, which co-sharing judges.
/// Counting such text again would double one piece of evidence.
/// </remarks>
internal static class Headlines
{
    /// <summary>For each cluster leader, whether the cluster is a headline. O(posts), Boyer–Moore vote per cluster.</summary>
    public static bool[] Find(PostTable table, int[] clusterOf, double share)
    {
        var candidate = new int[clusterOf.Length];
        var votes = new int[clusterOf.Length];
        var posts = new int[clusterOf.Length];
        var hits = new int[clusterOf.Length];
        Array.Fill(candidate, -1);
        ForEach(table, clusterOf, (cluster, link) =>
        {
            posts[cluster]++;
            if (link < 0)
                return;
            if (votes[cluster] == 0)
                (candidate[cluster], votes[cluster]) = (link, 1);
            else
                votes[cluster] += candidate[cluster] == link ? 1 : -1;
        });
        ForEach(table, clusterOf, (cluster, link) => hits[cluster] += link >= 0 && candidate[cluster] == link ? 1 : 0);
        return [.. posts.Select((n, c) => n > 1 && hits[c] >= share * n)];
    }

    private static void ForEach(PostTable table, int[] clusterOf, Action<int, int> visit)
    {
        foreach (var segment in table.Segments)
        {
            for (int row = 0; row < segment.Count; row++)
            {
                if (segment.Distinct[row] >= 0)
                    visit(clusterOf[segment.Distinct[row]], FirstLink(table, segment.Objects(row)));
            }
        }
    }

    private static int FirstLink(PostTable table, ReadOnlySpan<int> objects)
    {
        foreach (int o in objects)
        {
            if (table.KindOf(o) == TraceKind.Link)
                return o;
        }

        return -1;
    }
}
