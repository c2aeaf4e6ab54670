using Tocsin.Engine.Graph;
using Tocsin.Engine.Posts;

namespace Tocsin.Engine.Detectors.Narratives;

/// <summary>Joins words that surge at the same time in the same posts, and follows them over time.</summary>
/// <remarks>Grouping bursty keywords by co-occurrence follows Mathioudakis and Koudas, "TwitterMonitor", SIGMOD 2010.</remarks>
internal sealed class NarrativeFinder(PostTable table, NarrativeWords words, TimeBuckets buckets)
{
    // Of the rarer word's posts, the share that must hold the other too.
    private const double Together = 0.35;
    private const double Resolution = 0.25;

    // Words that a narrative of one day must share with the next day's to be the same.
    private const double Same = 0.4;
    private const int Needed = 2;

    /// <summary>The narratives with their posts.</summary>
    public List<Narrative> Find(List<WordBurst> bursts)
    {
        var narratives = new List<Narrative>();
        var yesterday = new List<Narrative>();
        foreach (var day in bursts.GroupBy(b => b.Bucket).OrderBy(g => g.Key))
        {
            var today = new List<Narrative>();
            foreach (var group in Groups([.. day.OrderBy(b => b.Word, ByBytes)]))
            {
                var before = yesterday.Where(n => n.Buckets.Max == day.Key - 1)
                    .Select(n => (Narrative: n, Common: group.Count(b => n.Words.ContainsKey(b.Word))))
                    .Where(x => x.Common >= Same * Math.Min(group.Count, x.Narrative.Words.Count))
                    .OrderByDescending(x => x.Common).Select(x => x.Narrative).FirstOrDefault();
                var narrative = before ?? new Narrative();
                if (before is null)
                    narratives.Add(narrative);
                foreach (var burst in group)
                {
                    if (!narrative.Words.TryGetValue(burst.Word, out var known) || burst.LogP < known.LogP)
                        narrative.Words[burst.Word] = burst;
                }

                narrative.Buckets.Add(day.Key);
                today.Add(narrative);
            }

            yesterday = today;
        }

        Assign(narratives);
        return narratives;
    }

    private Comparer<int> ByBytes => Comparer<int>.Create((x, y) => words.Bytes(x).SequenceCompareTo(words.Bytes(y)));

    /// <summary>The surging words of one stretch by who they stand with.</summary>
    private List<List<WordBurst>> Groups(List<WordBurst> day)
    {
        var place = new Dictionary<int, int>();
        for (int i = 0; i < day.Count; i++)
            place[day[i].Word] = i;
        var alone = new int[day.Count];
        var pairs = new Dictionary<(int, int), int>();
        var present = new List<int>();
        foreach (var (_, segment, row) in In(day[0].Bucket))
        {
            present.Clear();
            foreach (int word in words.Of(segment.Distinct[row]))
            {
                if (place.TryGetValue(word, out int i))
                    present.Add(i);
            }

            present.Sort();
            for (int a = 0; a < present.Count; a++)
            {
                alone[present[a]]++;
                for (int b = a + 1; b < present.Count; b++)
                    pairs[(present[a], present[b])] = pairs.GetValueOrDefault((present[a], present[b])) + 1;
            }
        }

        var edges = pairs.OrderBy(p => p.Key)
            .Select(p => (A: p.Key.Item1, B: p.Key.Item2, Weight: (double)p.Value / Math.Min(alone[p.Key.Item1], alone[p.Key.Item2])))
            .Where(e => e.Weight >= Together);
        int[] labels = Leiden.Partition(WeightedGraph.FromEdges(day.Count, edges), Resolution);
        return [.. day.Select((burst, i) => (burst, Label: labels[i])).GroupBy(x => x.Label, x => x.burst).OrderBy(g => g.Key).Select(g => g.ToList())];
    }

    private void Assign(List<Narrative> narratives)
    {
        var byBucket = new Dictionary<(int Bucket, int Word), List<int>>();
        for (int n = 0; n < narratives.Count; n++)
        {
            foreach (var (bucket, word) in narratives[n].Buckets.SelectMany(b => narratives[n].Words.Keys.Select(w => (b, w))))
            {
                if (!byBucket.TryGetValue((bucket, word), out var list))
                    byBucket[(bucket, word)] = list = [];
                list.Add(n);
            }
        }

        var alive = narratives.SelectMany(n => n.Buckets).ToHashSet();
        var surging = new bool[words.Count];
        foreach (var (_, word) in byBucket.Keys)
            surging[word] = true;
        var telling = narratives.Select(n => n.Strongest.Word).ToArray();
        var held = new Dictionary<int, int>();
        foreach (var (post, segment, row) in In(-1))
        {
            int bucket = buckets.Of(segment.Time[row]);
            if (!alive.Contains(bucket))
                continue;
            held.Clear();
            foreach (int word in words.Of(segment.Distinct[row]))
            {
                if (!surging[word] || !byBucket.TryGetValue((bucket, word), out var list))
                    continue;

                // The most telling word is enough; of the others it takes two.
                foreach (int n in list)
                    held[n] = held.GetValueOrDefault(n) + (word == telling[n] ? Needed : 1);
            }

            foreach (var (n, count) in held)
            {
                if (count >= Needed)
                    narratives[n].Posts.Add(post);
            }
        }
    }

    // All posts with words of their own in a stretch; in all stretches for -1.
    private IEnumerable<(int Post, PostSegment Segment, int Row)> In(int bucket)
    {
        int post = 0;
        foreach (var segment in table.Segments)
        {
            for (int row = 0; row < segment.Count; row++, post++)
            {
                if (segment.Distinct[row] >= 0 && (bucket < 0 || buckets.Of(segment.Time[row]) == bucket))
                    yield return (post, segment, row);
            }
        }
    }
}
