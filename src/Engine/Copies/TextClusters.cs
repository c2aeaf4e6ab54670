using Tocsin.Engine.Posts;

namespace Tocsin.Engine.Copies;

/// <summary>Clusters of near-duplicate texts, each around one typical text that every member resembles directly.</summary>
/// <remarks>
/// Candidates come from the LSH bands (<see cref="CandidatePairs"/>), are verified by bit-parallel Levenshtein on the folded
/// texts, and join the best-connected text among them (a leader). A member must resemble its leader, never merely another
/// member, so strangers are not chained together. Expected O(n) for n distinct texts. Pairs are verified on all threads, the
/// clusters then formed in one order, so threads change nothing.
/// </remarks>
public sealed class TextClusters
{
    // Pairs to verify at once: enough to repay handing over, few enough to stop soon when told to.
    private const int Batch = 4096;

    private readonly PostTable _table;
    private readonly double _similarity;
    private readonly int[] _weight;

    private TextClusters(PostTable table, double similarity, int[] postsPerText)
    {
        (_table, _similarity, _weight) = (table, similarity, postsPerText);
        Of = new int[table.Texts.Count];
        for (int t = 0; t < Of.Length; t++)
            Of[t] = t;
    }

    /// <summary>Cluster of each distinct text, named by its leader's number.</summary>
    public int[] Of { get; }

    /// <summary>Distinct texts that joined another one.</summary>
    public int Joined { get; private set; }

    /// <summary>Clusters the distinct texts of a table.</summary>
    /// <param name="table">The posts.</param>
    /// <param name="similarity">Least Levenshtein ratio to the leader, 0 to 1.</param>
    /// <param name="cancellation">Stops between bands and pairs.</param>
    /// <param name="threads">Threads to use; the result does not depend on it.</param>
    public static TextClusters Build(PostTable table, double similarity, CancellationToken cancellation, int threads = 1)
    {
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = Math.Max(1, threads), CancellationToken = cancellation };
        var clusters = new TextClusters(table, similarity, PostsPerText(table));
        ulong[] pairs = new CandidatePairs(table.Texts, similarity).Find(parallel);
        var graph = new CandidateGraph(pairs, clusters.Of.Length);
        var folded = new FoldedTexts(table, text => graph.Neighbours(text).Length > 0, parallel);
        graph.Mark(pairs, clusters.Verify(pairs, folded, parallel));
        clusters.Cluster(graph, folded, cancellation);
        return clusters;
    }

    private static int[] PostsPerText(PostTable table)
    {
        var posts = new int[table.Texts.Count];
        foreach (var segment in table.Segments)
        {
            for (int row = 0; row < segment.Count; row++)
            {
                if (segment.Distinct[row] >= 0)
                    posts[segment.Distinct[row]]++;
            }
        }

        return posts;
    }

    private bool[] Verify(ulong[] pairs, FoldedTexts folded, ParallelOptions parallel)
    {
        var alike = new bool[pairs.Length];
        Parallel.For(0, (pairs.Length + Batch - 1) / Batch, parallel, () => new FoldedTexts.Room(), (batch, _, room) =>
        {
            int end = Math.Min(pairs.Length, (batch + 1) * Batch);
            for (int i = batch * Batch; i < end; i++)
                alike[i] = folded.AreSimilar((int)(pairs[i] >> 32), (int)(pairs[i] & uint.MaxValue), _similarity, room);
            return room;
        }, static _ => { });
        return alike;
    }

    private void Cluster(CandidateGraph graph, FoldedTexts folded, CancellationToken cancellation)
    {
        int[] order = Order(graph);
        var taken = new bool[Of.Length];
        var members = new int[Of.Length];
        foreach (int leader in order)
        {
            if (taken[leader])
                continue;
            taken[leader] = true;
            foreach (int neighbour in graph.Neighbours(leader))
            {
                int other = CandidateGraph.Text(neighbour);
                if (taken[other] || !CandidateGraph.Alike(neighbour))
                    continue;
                taken[other] = true;
                Of[other] = leader;
                members[leader]++;
                Joined++;
            }
        }

        var room = new FoldedTexts.Room();
        var leaders = new List<int>();
        foreach (int text in order)
        {
            cancellation.ThrowIfCancellationRequested();
            if (Of[text] == text && members[text] == 0)
                JoinNeighboursLeader(text, graph.Neighbours(text), members, leaders, folded, room);
        }
    }

    /// <summary>Texts with candidates, those first that resemble the most posts.</summary>
    private int[] Order(CandidateGraph graph)
    {
        var ranked = new List<Rank>();
        for (int text = 0; text < Of.Length; text++)
        {
            var neighbours = graph.Neighbours(text);
            if (neighbours.IsEmpty)
                continue;
            long reach = _weight[text];
            foreach (int neighbour in neighbours)
                reach += CandidateGraph.Alike(neighbour) ? _weight[CandidateGraph.Text(neighbour)] : 0;

            // Most texts reach as many as thousands of others do: the start of their content decides without looking it up.
            var sketch = _table.Texts.Sketch(text);
            ranked.Add(new Rank(reach, ((ulong)sketch[0] << 32) | sketch[1], text));
        }

        ranked.Sort((x, y) => x.Reach != y.Reach ? y.Reach.CompareTo(x.Reach)
            : x.Content != y.Content ? x.Content.CompareTo(y.Content)
            : CandidatePairs.CompareContent(_table.Texts, x.Text, y.Text));
        var order = new int[ranked.Count];
        for (int i = 0; i < order.Length; i++)
            order[i] = ranked[i].Text;
        return order;
    }

    /// <summary>
    /// A text left alone whose neighbours joined a leader may resemble that leader too, only not be a candidate of it:
    /// banding sees shared 4-grams, and few scattered edits cost many of them.
    /// </summary>
    private void JoinNeighboursLeader(
        int text, ReadOnlySpan<int> neighbours, int[] members, List<int> leaders, FoldedTexts folded, FoldedTexts.Room room)
    {
        leaders.Clear();
        foreach (int neighbour in neighbours)
        {
            // A leader among the neighbours themselves was compared already, in vain.
            int other = CandidateGraph.Text(neighbour);
            int leader = Of[other];
            if (leader != text && leader != other && members[leader] > 0 && !leaders.Contains(leader))
                leaders.Add(leader);
        }

        leaders.Sort((a, b) => CandidatePairs.CompareContent(_table.Texts, a, b));
        foreach (int leader in leaders)
        {
            if (!folded.AreSimilar(leader, text, _similarity, room))
                continue;
            Of[text] = leader;
            members[leader]++;
            Joined++;
            return;
        }
    }

    private readonly record struct Rank(long Reach, ulong Content, int Text);
}
