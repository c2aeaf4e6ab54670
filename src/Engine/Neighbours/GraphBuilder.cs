using System.Runtime.InteropServices;

namespace Tocsin.Engine.Neighbours;

/// <summary>Builds the layers of links.</summary>
/// <remarks>
/// Nodes join in batches that grow with the graph (a thirty-second of it). Within a batch each looks for its neighbours in
/// the graph as it stood, so they can do so side by side; then all links back are gathered and each node that was linked to
/// chooses among its old and new ones. The result is the same on any number of threads (the prefix doubling of Manohar et
/// al., "ParlayANN", PPoPP 2024).
/// </remarks>
internal sealed class GraphBuilder(QuantisedVectors vectors, DistinctVectors nodes, LinkTable links, NeighbourOptions options)
{
    private const int BatchShare = 32;
    private const int LargestBatch = 8192;

    private readonly GraphWalk?[] _walks = new GraphWalk?[Math.Max(1, options.Threads)];

    /// <summary>The node where every search starts; -1 for an empty graph.</summary>
    public int Entry { get; private set; } = -1;

    /// <summary>Builds.</summary>
    public void Build(CancellationToken cancellation)
    {
        if (nodes.Count == 0)
            return;
        Entry = 0;
        for (int start = 1; start < nodes.Count;)
        {
            cancellation.ThrowIfCancellationRequested();
            int count = Math.Min(Math.Clamp(start / BatchShare, 1, LargestBatch), nodes.Count - start);
            Join(start, count);
            start += count;
        }
    }

    private void Join(int start, int count)
    {
        InParallel(count, (walk, i) => LinkForward(walk, start + i));
        var back = new List<(int Layer, int To, int From)>(count * options.Links);
        for (int node = start; node < start + count; node++)
        {
            for (int layer = Math.Min(links.Levels[node], links.Levels[Entry]); layer >= 0; layer--)
            {
                foreach (int to in links.Of(node, layer))
                    back.Add((layer, to, node));
            }
        }

        back.Sort();
        var runs = new List<(int Start, int End)>();
        for (int i = 0; i < back.Count;)
        {
            int end = i + 1;
            while (end < back.Count && back[end].Layer == back[i].Layer && back[end].To == back[i].To)
                end++;
            runs.Add((i, end));
            i = end;
        }

        InParallel(runs.Count, (_, r) => LinkBack(CollectionsMarshal.AsSpan(back)[runs[r].Start..runs[r].End]));
        for (int node = start; node < start + count; node++)
        {
            if (links.Levels[node] > links.Levels[Entry])
                Entry = node;
        }
    }

    private void LinkForward(GraphWalk walk, int node)
    {
        var query = vectors.Of(nodes.Item(node));
        float scale = vectors.Scale(nodes.Item(node));
        int top = links.Levels[Entry];
        var found = new List<ulong>(options.Breadth + 1);
        int at = walk.Descend(query, scale, Entry, top, links.Levels[node]);
        for (int layer = Math.Min(links.Levels[node], top); layer >= 0; layer--)
        {
            walk.Search(query, scale, at, layer, options.Breadth, found);
            at = GraphWalk.Node(found[0]);
            links.Set(node, layer, Choose(found, options.Links));
        }
    }

    private void LinkBack(ReadOnlySpan<(int Layer, int To, int From)> back)
    {
        var (layer, node, _) = back[0];
        var old = links.Of(node, layer);
        var all = new List<ulong>(old.Length + back.Length);
        foreach (int other in old)
            all.Add(GraphWalk.Key(Similarity(node, other), other));
        foreach (var (_, _, from) in back)
            all.Add(GraphWalk.Key(Similarity(node, from), from));
        all.Sort();
        all.Reverse();
        links.Set(node, layer, all.Count <= links.Capacity(layer) ? [.. all.Select(GraphWalk.Node)] : Choose(all, links.Capacity(layer)));
    }

    /// <summary>Of candidates, best first, those that are nearer to the node than to one chosen before (algorithm 4 of the paper).</summary>
    private int[] Choose(List<ulong> candidates, int most)
    {
        var chosen = new List<int>(most);
        foreach (ulong key in candidates)
        {
            int candidate = GraphWalk.Node(key);
            float near = GraphWalk.Similarity(key);
            bool apart = true;
            for (int i = 0; i < chosen.Count && apart; i++)
                apart = Similarity(candidate, chosen[i]) < near;
            if (!apart)
                continue;
            chosen.Add(candidate);
            if (chosen.Count == most)
                break;
        }

        return [.. chosen];
    }

    private float Similarity(int a, int b)
    {
        int item = nodes.Item(a);
        return vectors.Similarity(vectors.Of(item), vectors.Scale(item), nodes.Item(b), options.Vectorised);
    }

    private void InParallel(int count, Action<GraphWalk, int> work)
    {
        int threads = count < 8 ? 1 : _walks.Length;
        if (threads == 1)
        {
            for (int i = 0; i < count; i++)
                work(Walk(0), i);
            return;
        }

        int next = -1;
        Parallel.For(0, threads, new ParallelOptions { MaxDegreeOfParallelism = threads }, t =>
        {
            for (int i = Interlocked.Increment(ref next); i < count; i = Interlocked.Increment(ref next))
                work(Walk(t), i);
        });
    }

    private GraphWalk Walk(int thread) => _walks[thread] ??= new GraphWalk(vectors, nodes, links, options.Vectorised);
}
