using Tocsin.Engine.Meaning;
using Tocsin.Engine.Text;

namespace Tocsin.Engine.Detectors.RewordedText;

/// <summary>Within each cluster, which texts are copies of one wording.</summary>
internal sealed class Wordings
{
    // A message told in more ways than that is one whatever the rest; comparing each with each would be quadratic.
    private const int Most = 64;

    private Wordings(int[] of, int[] count)
    {
        (Of, Count) = (of, count);
    }

    /// <summary>The wording of each text: the number of the text that stands for it.</summary>
    public int[] Of { get; }

    /// <summary>Wordings of each leader's cluster.</summary>
    public int[] Count { get; }

    /// <summary>Sorts the texts of all clusters into wordings.</summary>
    public static Wordings Find(MessageTexts texts, MessageClusters clusters, CancellationToken cancellation)
    {
        var of = new int[texts.Count];
        var count = new int[texts.Count];
        for (int t = 0; t < of.Length; t++)
            of[t] = t;
        var wordings = new List<(int Text, byte[] Folded)>();
        byte[] buffer = [];
        foreach (var members in clusters.Members)
        {
            cancellation.ThrowIfCancellationRequested();
            wordings.Clear();
            foreach (int text in members)
            {
                int length = TextNormaliser.Normalise(texts.Words(text), ref buffer, out _);
                var folded = buffer.AsSpan(0, length);
                int like = -1;
                for (int w = 0; w < wordings.Count && like < 0; w++)
                {
                    if (TextSimilarity.IsSimilar(wordings[w].Folded, folded, MessageComparison.CopyRatio))
                        like = wordings[w].Text;
                }

                if (like >= 0)
                    of[text] = like;
                else if (wordings.Count < Most)
                    wordings.Add((text, folded.ToArray()));
            }

            if (members.Count > 0)
                count[members[0]] = wordings.Count;
        }

        return new Wordings(of, count);
    }
}
