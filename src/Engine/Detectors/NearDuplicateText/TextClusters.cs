using Tocsin.Engine.Posts;
using Tocsin.Engine.Text;

namespace Tocsin.Engine.Detectors.NearDuplicateText;

/// <summary>Clusters of near-duplicate texts, each around one typical text that every member resembles directly.</summary>
/// <remarks>
/// Candidates come from the LSH bands, are verified by bit-parallel Levenshtein on the folded texts, and join the
/// best-connected text among them (a leader). A member must resemble its leader, never merely another member, so strangers
/// are not chained together. Expected O(n) for n distinct texts; buckets beyond <see cref="BucketCap"/> texts are linked to
/// their first few members only.
/// </remarks>
public sealed class TextClusters
{
    private const int BucketCap = 48;
    private const int Leaders = 6;

    // Texts whose sketches agree less than this are hardly ever three quarters the same letter by letter.
    private const double LeastSketch = 0.2;

    private readonly PostTable _table;
    private readonly double _similarity;
    private readonly Func<int, int> _weight;
    private readonly FoldedTexts _folded;

    private TextClusters(PostTable table, double similarity, int[] postsPerText)
    {
        (_table, _similarity) = (table, similarity);
        _weight = text => postsPerText[text];
        _folded = new FoldedTexts(table);
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
    /// <param name="postsPerText">Posts of each distinct text.</param>
    /// <param name="cancellation">Stops between bands and leaders.</param>
    public static TextClusters Build(PostTable table, double similarity, int[] postsPerText, CancellationToken cancellation)
    {
        var clusters = new TextClusters(table, similarity, postsPerText);
        clusters.Cluster(clusters.CandidatePairs(cancellation), cancellation);
        return clusters;
    }

    private ulong[] CandidatePairs(CancellationToken cancellation)
    {
        int n = _table.Texts.Count;
        var keys = new ulong[n];
        var spare = new ulong[n];
        var pairs = new List<ulong>();
        for (int band = 0; band < MinHash.Bands; band++)
        {
            cancellation.ThrowIfCancellationRequested();
            for (int t = 0; t < n; t++)
                keys[t] = ((ulong)MinHash.Band(_table.Texts.Sketch(t), band) << 32) | (uint)t;
            SortByBand(keys, spare);
            for (int start = 0; start < n;)
            {
                int end = start + 1;
                while (end < n && keys[end] >> 32 == keys[start] >> 32)
                    end++;
                if (end - start > 1)
                    AddBucket(keys.AsSpan(start, end - start), pairs);
                start = end;
            }
        }

        pairs.Sort();
        int kept = 0;
        for (int i = 0; i < pairs.Count; i++)
        {
            if (i == 0 || pairs[i] != pairs[i - 1])
                pairs[kept++] = pairs[i];
        }

        return [.. pairs[..kept]];
    }

    private void AddBucket(Span<ulong> bucket, List<ulong> pairs)
    {
        // Who is compared with whom must not depend on the order of the input.
        if (bucket.Length > BucketCap)
            bucket.Sort((x, y) => CompareContent((int)(x & uint.MaxValue), (int)(y & uint.MaxValue)));
        for (int i = 1; i < bucket.Length; i++)
        {
            int from = bucket.Length <= BucketCap ? 0 : Math.Max(0, i - Leaders);
            for (int j = from; j < i; j++)
                AddPair((int)(bucket[i] & uint.MaxValue), (int)(bucket[j] & uint.MaxValue), pairs);
            for (int j = 0; j < Math.Min(Leaders, from); j++)
                AddPair((int)(bucket[i] & uint.MaxValue), (int)(bucket[j] & uint.MaxValue), pairs);
        }
    }

    /// <summary>Sorts by the upper 32 bits, keeping the order of equals: least significant digit first, 16 bits at a time.</summary>
    internal static void SortByBand(ulong[] keys, ulong[] spare)
    {
        const int Digit = 16;
        var next = new int[1 << Digit];
        for (int shift = 32; shift < 64; shift += Digit)
        {
            Array.Clear(next);
            foreach (ulong key in keys)
                next[(int)(key >> shift) & ((1 << Digit) - 1)]++;
            int start = 0;
            for (int d = 0; d < next.Length; d++)
                (next[d], start) = (start, start + next[d]);
            foreach (ulong key in keys)
                spare[next[(int)(key >> shift) & ((1 << Digit) - 1)]++] = key;
            spare.CopyTo(keys, 0);
        }
    }

    private void AddPair(int a, int b, List<ulong> pairs)
    {
        if (MinHash.Similarity(_table.Texts.Sketch(a), _table.Texts.Sketch(b)) >= LeastSketch)
            pairs.Add(((ulong)(uint)Math.Min(a, b) << 32) | (uint)Math.Max(a, b));
    }

    private void Cluster(ulong[] pairs, CancellationToken cancellation)
    {
        int n = Of.Length;
        var start = new int[n + 1];
        foreach (ulong pair in pairs)
        {
            start[(int)(pair >> 32) + 1]++;
            start[(int)(pair & uint.MaxValue) + 1]++;
        }

        for (int t = 0; t < n; t++)
            start[t + 1] += start[t];
        var neighbour = new int[start[n]];
        var next = start.AsSpan(0, n).ToArray();
        foreach (ulong pair in pairs)
        {
            int a = (int)(pair >> 32), b = (int)(pair & uint.MaxValue);
            neighbour[next[a]++] = b;
            neighbour[next[b]++] = a;
        }

        var order = Enumerable.Range(0, n).Where(t => start[t + 1] > start[t]).ToArray();
        var rank = order.Select(t => (Reach(t, start, neighbour), t)).ToArray();
        Array.Sort(rank, order, Comparer<(long Reach, int Text)>.Create(
            (x, y) => x.Reach != y.Reach ? y.Reach.CompareTo(x.Reach) : CompareContent(x.Text, y.Text)));
        var taken = new bool[n];
        var members = new int[n];
        foreach (int leader in order)
        {
            cancellation.ThrowIfCancellationRequested();
            if (taken[leader])
                continue;
            taken[leader] = true;
            for (int i = start[leader]; i < start[leader + 1]; i++)
            {
                int other = neighbour[i];
                if (taken[other] || !_folded.AreSimilar(leader, other, _similarity))
                    continue;
                taken[other] = true;
                Of[other] = leader;
                members[leader]++;
                Joined++;
            }
        }

        foreach (int text in order.Where(t => Of[t] == t && members[t] == 0))
            JoinNeighboursLeader(text, neighbour.AsSpan(start[text], start[text + 1] - start[text]), members);
    }

    /// <summary>
    /// A text left alone whose neighbours joined a leader may resemble that leader too, only not be a candidate of it:
    /// banding sees shared 4-grams, and few scattered edits cost many of them.
    /// </summary>
    private void JoinNeighboursLeader(int text, ReadOnlySpan<int> neighbours, int[] members)
    {
        var leaders = new List<int>();
        foreach (int other in neighbours)
        {
            int leader = Of[other];
            if (leader != text && members[leader] > 0 && !leaders.Contains(leader))
                leaders.Add(leader);
        }

        leaders.Sort(CompareContent);
        foreach (int leader in leaders)
        {
            if (!_folded.AreSimilar(leader, text, _similarity))
                continue;
            Of[text] = leader;
            members[leader]++;
            Joined++;
            return;
        }
    }

    private int CompareContent(int a, int b)
    {
        int order = _table.Texts.Sketch(a).SequenceCompareTo(_table.Texts.Sketch(b));
        return order != 0 ? order : a.CompareTo(b);
    }

    private long Reach(int text, int[] start, int[] neighbour)
    {
        long reach = _weight(text);
        for (int i = start[text]; i < start[text + 1]; i++)
            reach += _weight(neighbour[i]);
        return reach;
    }
}
