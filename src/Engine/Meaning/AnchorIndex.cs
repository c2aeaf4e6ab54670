using System.Runtime.InteropServices;

namespace Tocsin.Engine.Meaning;

/// <summary>Which texts hold an anchor: an inverted index of the words, frames, numbers and links that neither everybody nor only one text uses.</summary>
internal sealed class AnchorIndex
{
    // An anchor joins each text with the first few that hold it and those nearest in time: a message in thousands of
    // wordings still hangs together, and the cost stays linear.
    private const int Near = 48;
    private const int Few = 8;

    // An anchor of more than this share of all texts says nothing.
    private const double Everywhere = 0.05;
    private const int EverywhereFloor = 40;

    private readonly List<Posting> _postings = [];
    private readonly AnchorFrequencies _frequencies;
    private readonly int[] _startOf;
    private readonly List<int> _postingsOfText;
    private readonly List<int> _runStart;

    public AnchorIndex(int count, Func<int, List<Anchor>> read, AnchorFrequencies frequencies)
    {
        _frequencies = frequencies;
        int most = (int)Math.Max(EverywhereFloor, Everywhere * count);
        for (int rank = 0; rank < count; rank++)
        {
            var anchors = read(rank);
            float scale = AnchorVector.Scale(anchors, frequencies);
            foreach (var anchor in anchors)
            {
                int texts = frequencies.Of(anchor.Hash);
                if (texts >= 2 && texts <= most && AnchorReader.IsWhole(anchor))
                    _postings.Add(new Posting(anchor.Hash, rank, AnchorVector.Weight(anchor, _frequencies) * scale));
            }
        }

        _postings.Sort();
        (_startOf, _postingsOfText, _runStart) = (new int[count + 1], [], []);
        Link(count);
    }

    /// <summary>For a text, adds what it shares with each other one: the part of their cosine that the indexed anchors make up.</summary>
    /// <param name="rank">The text.</param>
    /// <param name="first">First text to look at.</param>
    /// <param name="end">End of the texts to look at.</param>
    /// <param name="shared">One number for each text, all zero; the caller clears what was touched.</param>
    /// <param name="touched">Receives the texts whose number was set.</param>
    public void Share(int rank, int first, int end, float[] shared, List<int> touched)
    {
        var postings = CollectionsMarshal.AsSpan(_postings);
        for (int i = _startOf[rank]; i < _startOf[rank + 1]; i++)
        {
            int at = _postingsOfText[i], start = _runStart[i];
            uint hash = postings[at].Hash;
            float weight = postings[at].Weight;
            for (int j = start; j < Math.Min(start + Few, at - Near) && postings[j].Rank >= first; j++)
                Add(postings[j], weight, shared, touched);
            for (int j = at - 1; j >= Math.Max(start, at - Near) && postings[j].Rank >= first; j--)
                Add(postings[j], weight, shared, touched);
            for (int j = at + 1; j < Math.Min(postings.Length, at + 1 + Near) && postings[j].Hash == hash && postings[j].Rank < end; j++)
                Add(postings[j], weight, shared, touched);
        }
    }

    private static void Add(Posting other, float weight, float[] shared, List<int> touched)
    {
        if (shared[other.Rank] == 0)
            touched.Add(other.Rank);
        shared[other.Rank] += Math.Max(weight * other.Weight, float.Epsilon);
    }

    private void Link(int count)
    {
        foreach (var posting in _postings)
            _startOf[posting.Rank + 1]++;
        for (int t = 0; t < count; t++)
            _startOf[t + 1] += _startOf[t];
        CollectionsMarshal.SetCount(_postingsOfText, _postings.Count);
        CollectionsMarshal.SetCount(_runStart, _postings.Count);
        var next = _startOf.AsSpan(0, count).ToArray();
        int run = 0;
        for (int p = 0; p < _postings.Count; p++)
        {
            if (_postings[p].Hash != _postings[run].Hash)
                run = p;
            int slot = next[_postings[p].Rank]++;
            (_postingsOfText[slot], _runStart[slot]) = (p, run);
        }
    }
}
