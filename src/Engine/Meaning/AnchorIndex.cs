namespace Tocsin.Engine.Meaning;

/// <summary>Which texts hold an anchor: an inverted index of the words, frames, numbers and links that neither everybody nor only one text uses.</summary>
/// <remarks>Texts are ranks in an order of time, so what is near in a list of texts is near in time. Twenty bytes a posting.</remarks>
internal sealed class AnchorIndex
{
    // An anchor joins each text with the first few that hold it and those nearest in time: a message in thousands of
    // wordings still hangs together, and the cost stays linear.
    private const int Near = 48;
    private const int Few = 8;

    // An anchor of more than this share of all texts says nothing.
    private const double Everywhere = 0.05;
    private const int EverywhereFloor = 40;

    // Anchor in the upper half, rank in the lower, ascending; and the anchor's scaled weight in the text.
    private readonly ulong[] _postings;
    private readonly float[] _weights;
    private readonly int[] _startOf;
    private readonly int[] _ofText;
    private readonly int[] _runStart;

    private AnchorIndex(ulong[] postings, float[] weights, int count)
    {
        (_postings, _weights) = (postings, weights);
        (_startOf, _ofText, _runStart) = (new int[count + 1], new int[postings.Length], new int[postings.Length]);
        foreach (ulong posting in postings)
            _startOf[(int)(uint)posting + 1]++;
        for (int t = 0; t < count; t++)
            _startOf[t + 1] += _startOf[t];
        var next = _startOf.AsSpan(0, count).ToArray();
        for (int p = 0, run = 0; p < postings.Length; p++)
        {
            if (postings[p] >> 32 != postings[run] >> 32)
                run = p;
            int slot = next[(int)(uint)postings[p]]++;
            (_ofText[slot], _runStart[slot]) = (p, run);
        }
    }

    /// <summary>Builds the index.</summary>
    /// <param name="count">Number of texts.</param>
    /// <param name="text">The text of a rank.</param>
    /// <param name="frequencies">Frequencies of the anchors of all texts.</param>
    /// <param name="threads">Threads; the index does not depend on them.</param>
    /// <param name="cancellation">Stops between texts.</param>
    public static AnchorIndex Build(int count, TextOf text, AnchorFrequencies frequencies, int threads, CancellationToken cancellation)
    {
        int most = (int)Math.Max(EverywhereFloor, Everywhere * count);
        var parts = Blocks.Run(count, threads, static () => new Part(), (part, rank) =>
        {
            var anchors = part.Reader.Read(text(rank));
            float scale = AnchorVector.Scale(anchors, frequencies);
            foreach (var anchor in anchors)
            {
                int texts = frequencies.Of(anchor.Hash);
                if (texts < 2 || texts > most || !AnchorReader.IsWhole(anchor.Hash))
                    continue;
                part.Postings.Add(((ulong)anchor.Hash << 32) | (uint)rank);
                part.Weights.Add(AnchorVector.Weight(anchor, frequencies) * scale);
            }
        }, cancellation);
        ulong[] postings = [.. parts.SelectMany(p => p.Postings)];
        float[] weights = [.. parts.SelectMany(p => p.Weights)];
        Array.Sort(postings, weights);
        return new AnchorIndex(postings, weights, count);
    }

    /// <summary>For a text, adds what it shares with each other one: the part of their cosine that the indexed anchors make up.</summary>
    /// <param name="rank">The text.</param>
    /// <param name="first">First text to look at.</param>
    /// <param name="end">End of the texts to look at.</param>
    /// <param name="shared">One number for each text, all zero; the caller clears what was touched.</param>
    /// <param name="touched">Receives the texts whose number was set.</param>
    public void Share(int rank, int first, int end, float[] shared, List<int> touched)
    {
        for (int i = _startOf[rank]; i < _startOf[rank + 1]; i++)
        {
            int at = _ofText[i], start = _runStart[i];
            ulong anchor = _postings[at] >> 32;
            for (int j = start; j < Math.Min(start + Few, at - Near) && (int)(uint)_postings[j] >= first; j++)
                Add(at, j, shared, touched);
            for (int j = at - 1; j >= Math.Max(start, at - Near) && (int)(uint)_postings[j] >= first; j--)
                Add(at, j, shared, touched);
            for (int j = at + 1; j < Math.Min(_postings.Length, at + 1 + Near) && _postings[j] >> 32 == anchor && (int)(uint)_postings[j] < end; j++)
                Add(at, j, shared, touched);
        }
    }

    private void Add(int at, int other, float[] shared, List<int> touched)
    {
        int rank = (int)(uint)_postings[other];
        if (shared[rank] == 0)
            touched.Add(rank);
        shared[rank] += Math.Max(_weights[at] * _weights[other], float.Epsilon);
    }

    private sealed class Part
    {
        public readonly AnchorReader Reader = new();
        public readonly List<ulong> Postings = [];
        public readonly List<float> Weights = [];
    }
}
