using Tocsin.Engine.Meaning;

namespace Tocsin.Engine.Detectors.RewordedText;

/// <summary>Clusters of texts of one meaning, each around one typical text that every member resembles directly.</summary>
/// <remarks>The best-connected text leads; a member must resemble its leader, never merely another member, so nothing is chained. O(pairs).</remarks>
internal sealed class MessageClusters
{
    private MessageClusters(int[] of, List<int>[] members)
    {
        (Of, Members) = (of, members);
    }

    /// <summary>The leader of each text; itself when it is alone.</summary>
    public int[] Of { get; }

    /// <summary>The texts of each leader, itself first; empty for texts that lead nobody.</summary>
    public List<int>[] Members { get; }

    /// <summary>Clusters texts.</summary>
    /// <param name="count">Number of texts, numbered by content.</param>
    /// <param name="pairs">Pairs that say the same.</param>
    public static MessageClusters Build(int count, List<MessagePair> pairs)
    {
        var neighbours = new List<(int Other, float Similarity)>?[count];
        foreach (var pair in pairs)
        {
            (neighbours[pair.A] ??= []).Add((pair.B, pair.Similarity));
            (neighbours[pair.B] ??= []).Add((pair.A, pair.Similarity));
        }

        var of = new int[count];
        var members = new List<int>[count];
        for (int t = 0; t < count; t++)
            (of[t], members[t]) = (t, []);
        var taken = new bool[count];
        var order = Enumerable.Range(0, count).Where(t => neighbours[t] is not null)
            .OrderByDescending(t => neighbours[t]!.Count).ThenByDescending(t => neighbours[t]!.Sum(n => (double)n.Similarity)).ThenBy(t => t);
        foreach (int leader in order)
        {
            if (taken[leader])
                continue;
            taken[leader] = true;
            members[leader].Add(leader);
            foreach (var (other, _) in neighbours[leader]!.OrderBy(n => n.Other))
            {
                if (taken[other])
                    continue;
                taken[other] = true;
                of[other] = leader;
                members[leader].Add(other);
            }
        }

        return new MessageClusters(of, members);
    }
}
