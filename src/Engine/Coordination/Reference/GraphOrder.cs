using System.Runtime.InteropServices;

namespace Tocsin.Engine.Coordination.Reference;

/// <summary>Turns edges as the tool's graph library prints them: the end with the lower vertex number first.</summary>
/// <remarks>
/// Vertices are numbered as they appear, first all accounts that are the lower name of some edge, then the rest, edges in the
/// order in which the tool first meets a pair of theirs.
/// </remarks>
internal sealed class GraphOrder(ShareTable table, ReferencePairs pairs, int[] accountRanks)
{
    /// <summary>Where the tool meets a pair.</summary>
    public static (int Object, int High, int Low) PlaceInInput(ShareTable table, ReferencePairs pairs, int item)
    {
        int a = pairs.First(item), b = pairs.Second(item);
        return (table.ObjectOrder[table.Objects[a]], Math.Max(a, b), Math.Min(a, b));
    }

    /// <summary>Swaps ends where the graph does. Items are the pairs in the order of the edges' keys, each edge's first pair first.</summary>
    public void Orient(List<ReferenceEdge> edges, ReadOnlySpan<ulong> keys, ReadOnlySpan<int> items)
    {
        var met = new (int Object, int High, int Low)[edges.Count];
        var order = new int[edges.Count];
        for (int i = 0, edge = 0; i < keys.Length; i++)
        {
            if (i > 0 && keys[i] == keys[i - 1])
                continue;
            met[edge] = PlaceInInput(table, pairs, items[i]);
            order[edge] = edge++;
        }

        Array.Sort(met, order);
        int[] vertices = NumberVertices(edges, order);
        foreach (ref var edge in CollectionsMarshal.AsSpan(edges))
        {
            if (vertices[edge.From] > vertices[edge.To])
                edge = edge with { From = edge.To, To = edge.From };
        }
    }

    private int[] NumberVertices(List<ReferenceEdge> edges, int[] order)
    {
        var vertices = new int[accountRanks.Length];
        int next = 0;
        foreach (int edge in order)
            Number(edges[edge].From);
        foreach (int edge in order)
            Number(edges[edge].To);
        return vertices;

        void Number(int account)
        {
            if (vertices[account] == 0)
                vertices[account] = ++next;
        }
    }
}
