using Tocsin.Engine.Posts;
using Tocsin.Engine.Statistics;

namespace Tocsin.Engine.Detectors.Narratives;

/// <summary>Finds the words that surge: more accounts use them in one stretch of time than their use at all other times explains.</summary>
/// <remarks>A Poisson tail against the word's rate in the rest of the time, scaled by the conversation's volume; Bonferroni over all words
/// and stretches. Words that everybody always uses never surge: stop words of any language drop out without a list.</remarks>
internal sealed class WordBursts(PostTable table, NarrativeWords words, TimeBuckets buckets, int minimumAccounts)
{
    // A word must become this many times as common: at a million posts a change by a tenth is significant and means nothing.
    private const double LeastRatio = 4;
    private const int MostBursts = 4000;

    private readonly int[] _local = new int[words.Count];
    private int[] _counts = [];
    private int[] _volume = [];
    private int[] _totals = [];

    /// <summary>Word and stretch pairs that were tested.</summary>
    public double Hypotheses { get; private set; }

    /// <summary>The surges, the strongest first.</summary>
    /// <param name="significance">p-value after correction below which a surge counts.</param>
    /// <param name="cancellation">Stops between steps.</param>
    public List<WordBurst> Find(double significance, CancellationToken cancellation)
    {
        Count();
        cancellation.ThrowIfCancellationRequested();
        double limit = Math.Log(significance / Math.Max(1, Hypotheses));
        var candidates = new Dictionary<(int Word, int Bucket), HashSet<int>>();
        for (int w = 0; w < words.Count; w++)
        {
            for (int b = 0; _local[w] >= 0 && b < buckets.Count; b++)
            {
                int observed = _counts[(_local[w] * buckets.Count) + b];
                double expected = observed < minimumAccounts ? 0 : Expected(w, b);
                if (observed >= minimumAccounts && observed >= LeastRatio * expected && Tails.LogPoisson(observed, expected) < limit)
                    candidates[(w, b)] = [];
            }
        }

        CountAccounts(candidates);
        return
        [
            .. candidates.Where(c => c.Value.Count >= minimumAccounts)
                .Select(c => new WordBurst(c.Key.Word, c.Key.Bucket, c.Value.Count, Expected(c.Key.Word, c.Key.Bucket), Tails.LogPoisson(c.Value.Count, Expected(c.Key.Word, c.Key.Bucket))))
                .Where(b => b.LogP < limit && b.Accounts >= LeastRatio * b.Expected)
                .OrderBy(b => b.LogP).ThenBy(b => b.Bucket).ThenBy(b => b.Word, Comparer<int>.Create((x, y) => words.Bytes(x).SequenceCompareTo(words.Bytes(y))))
                .Take(MostBursts),
        ];
    }

    /// <summary>Posts with a word that its use outside a stretch gives for the volume of the stretch.</summary>
    private double Expected(int word, int bucket)
    {
        int observed = _counts[(_local[word] * buckets.Count) + bucket];
        double rest = Math.Max(1, _totals[buckets.Count] - _volume[bucket]);
        return (_totals[buckets.Count + 1 + _local[word]] - observed + 0.5) / rest * _volume[bucket];
    }

    private void Count()
    {
        var posts = new int[words.Count];
        foreach (var (text, _, _) in Originals())
        {
            foreach (int word in words.Of(text))
                posts[word]++;
        }

        int kept = 0;
        for (int w = 0; w < posts.Length; w++)
            _local[w] = posts[w] >= minimumAccounts ? kept++ : -1;
        Hypotheses = (double)kept * buckets.Count;
        _counts = new int[kept * buckets.Count];
        _volume = new int[buckets.Count];
        foreach (var (text, _, bucket) in Originals())
        {
            _volume[bucket]++;
            foreach (int word in words.Of(text))
            {
                if (_local[word] >= 0)
                    _counts[(_local[word] * buckets.Count) + bucket]++;
            }
        }

        // Volume by stretch, all, and then the total of each word kept.
        _totals = new int[buckets.Count + 1 + kept];
        _volume.CopyTo(_totals, 0);
        _totals[buckets.Count] = _volume.Sum();
        for (int w = 0; w < posts.Length; w++)
        {
            if (_local[w] >= 0)
                _totals[buckets.Count + 1 + _local[w]] = posts[w];
        }
    }

    // One account that repeats a word is no conversation.
    private void CountAccounts(Dictionary<(int Word, int Bucket), HashSet<int>> candidates)
    {
        var surging = new bool[words.Count];
        foreach (var (word, _) in candidates.Keys)
            surging[word] = true;
        foreach (var (text, account, bucket) in Originals())
        {
            foreach (int word in words.Of(text))
            {
                if (surging[word] && candidates.TryGetValue((word, bucket), out var accounts))
                    accounts.Add(account);
            }
        }
    }

    private IEnumerable<(int Text, int Account, int Bucket)> Originals()
    {
        foreach (var segment in table.Segments)
        {
            for (int row = 0; row < segment.Count; row++)
            {
                if (segment.Distinct[row] >= 0)
                    yield return (segment.Distinct[row], segment.Account[row], buckets.Of(segment.Time[row]));
            }
        }
    }
}
