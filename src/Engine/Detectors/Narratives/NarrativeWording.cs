using System.Globalization;
using System.Text;
using Tocsin.Engine.Model.Findings;
using Tocsin.Engine.Posts;

namespace Tocsin.Engine.Detectors.Narratives;

/// <summary>Puts a narrative into words: a label, where it began, how far it reached.</summary>
internal sealed class NarrativeWording
{
    private const int LabelWords = 5;

    // A word in fewer of a narrative's posts is an instance of it, not its name.
    private const double LabelShare = 0.1;
    private const int Named = 3;

    private readonly DetectionContext _context;
    private readonly PostTable _table;
    private readonly NarrativeWords _words;
    private readonly double _hypotheses;
    private readonly TimeSpan _width;
    private readonly HashSet<string> _media;

    public NarrativeWording(DetectionContext context, NarrativeWords words, double hypotheses, TimeSpan width)
    {
        (_context, _table, _words, _hypotheses, _width) = (context, context.Posts, words, hypotheses, width);
        _media = context.Outlets.Outlets.Where(o => o.Statuses.All(s => s.Kind == "medium")).SelectMany(o => o.Domains).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>The words that tell the narrative from the rest of the conversation, the most telling first.</summary>
    /// <remarks>Class-based TF-IDF (Grootendorst, "BERTopic", 2022): how often the word stands in the narrative's posts, times the
    /// logarithm of how rarely it stands elsewhere.</remarks>
    public string Label(Narrative narrative)
    {
        var inside = new Dictionary<int, int>();
        foreach (int post in narrative.Posts)
        {
            foreach (int word in _words.Of(Text(post)))
            {
                if (narrative.Words.ContainsKey(word))
                    inside[word] = inside.GetValueOrDefault(word) + 1;
            }
        }

        var chosen = narrative.Words.Values
            .Where(w => w.Word == narrative.Strongest.Word || inside.GetValueOrDefault(w.Word) >= LabelShare * narrative.Posts.Count)
            .OrderByDescending(w => inside.GetValueOrDefault(w.Word) * Math.Log(1 + (w.Accounts / Math.Max(0.01, w.Expected))))
            .ThenBy(w => w.Word, Comparer<int>.Create((x, y) => _words.Bytes(x).SequenceCompareTo(_words.Bytes(y))))
            .Take(LabelWords).Select(w => Encoding.UTF8.GetString(_words.Bytes(w.Word)));
        return string.Join(" · ", chosen);
    }

    /// <summary>What is said about a narrative.</summary>
    public ContentDraft Draft(Narrative narrative)
    {
        var strongest = narrative.Strongest;
        string label = Label(narrative);
        double logP = strongest.LogP / Math.Log(10);
        var reach = NarrativeReach.Of(_table, narrative.Posts, _media);
        return new ContentDraft
        {
            Key = label,
            Sentence = Sentence(narrative, label, strongest, reach),
            Objects = [("narrative", label, Typical(narrative))],
            Posts = [.. narrative.Posts.Select(p => new ContentPost(p, 0, "took part"))],
            Confidence = logP < -20 && narrative.Words.Count >= 3 ? Confidence.High : narrative.Words.Count >= 2 ? Confidence.Moderate : Confidence.Low,
            Effect = new Effect($"accounts that use its most telling word within {FindingWords.Stretch(_width)}", strongest.Accounts, strongest.Expected),
            Significance = new Significance(
                "Poisson tail of the accounts that use a word on a day, against its use at all other times scaled by the conversation's volume; Bonferroni over all words and days; the strongest word stands for the narrative",
                logP,
                Math.Min(1, _hypotheses * Math.Exp(strongest.LogP)),
                _hypotheses),
            Explanations =
            [
                "News: what happens is talked about. Most surges are events, debates, sport, holidays and television; a narrative accuses nobody.",
                "A campaign that openly calls for posts on a day, or a trending hashtag that people join for fun, looks the same.",
                $"Breakout, proposed by rule for a person to confirm: {reach.Reasons}",
            ],
            Window = _width,
        };
    }

    private string Sentence(Narrative narrative, string label, WordBurst strongest, NarrativeReach reach)
    {
        int accounts = narrative.Posts.Select(p => _table.Locate(p, out int row).Account[row]).Distinct().Count();
        string days = narrative.Buckets.Count == 1 ? "" : $" over {narrative.Buckets.Count} {(_width.TotalDays > 1 ? "stretches" : "days")}";
        string word = Encoding.UTF8.GetString(_words.Bytes(strongest.Word));
        return $"“{label}”: {FindingWords.Count(narrative.Posts.Count, "post")} of {FindingWords.Count(accounts, "account")} from {First(narrative)}{days}; "
            + $"{FindingWords.Count(strongest.Accounts)} accounts use “{word}” in {(_width.TotalDays > 1 ? "one stretch" : "one day")} where the rest of the time explains {FindingWords.Chance(strongest.Expected)}; first seen {reach.First}; breakout category {reach.Category} proposed.";
    }

    private string First(Narrative narrative)
    {
        long first = narrative.Posts.Min(p => _table.Locate(p, out int row).Time[row]);
        return FindingSources.Time(first).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) + " UTC";
    }

    private int Text(int post)
    {
        var segment = _table.Locate(post, out int row);
        return segment.Distinct[row];
    }

    // The wording that most accounts used; the alphabet decides between equals.
    private string Typical(Narrative narrative) =>
        narrative.Posts.GroupBy(Text)
            .Select(g => (Accounts: g.Select(p => _table.Locate(p, out int row).Account[row]).Distinct().Count(), Posts: g))
            .GroupBy(g => g.Accounts).OrderByDescending(g => g.Key).First()
            .SelectMany(g => g.Posts).Select(new FindingSources(_context).Text).Min(StringComparer.Ordinal)!;
}
