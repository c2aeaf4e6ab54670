using Tocsin.Engine.Pipeline;
using Tocsin.Storage.Sql;

namespace Tocsin.Storage;

/// <content>Looking for posts by their words.</content>
public sealed partial class CaseStore
{
    private const int LargestStep = 10_000;
    private const string PostColumns = "p.id, p.capture, p.line, p.time, p.account, p.platform, p.external, p.language, p.text";

    /// <summary>Posts with all these words, the last that arrived first.</summary>
    /// <param name="typed">Words; <c>word*</c> finds what begins with it. Case, accents and hyphens do not matter.</param>
    /// <param name="election">Only of this election; null for all.</param>
    /// <param name="before">Only numbers below this one, to go on where the last page ended; null to begin.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="filter">Which of them; null for all.</param>
    /// <remarks>
    /// O(posts with the rarest word); posts of scans that were interrupted are not shown. A filter looks at posts with the words only, the last that
    /// arrived first, until there are enough.
    /// </remarks>
    public IReadOnlyList<StoredPost> Search(string typed, string? election, long? before, int most, PostFilter? filter = null)
    {
        filter = (filter ?? PostFilter.None).Whole();
        var words = SearchWords.Query(typed);
        return Read(work =>
        {
            var found = new List<StoredPost>();
            long below = before ?? long.MaxValue;
            int ask = most;
            while (found.Count < most)
            {
                var numbers = _home.Search(work, words, below, ask, filter.Kind == SearchKinds.Articles);
                if (numbers.Count == 0)
                    break;
                below = numbers[^1];
                var shown = Posts(work, numbers, election, filter);
                found.AddRange(shown);
                if (numbers.Count < ask)
                    break;

                // A scan that is being kept, another election or a filter can hide hundreds of thousands in a row: larger steps pass them.
                if (shown.Count == 0 || !filter.IsNone)
                    ask = Math.Max(ask, Math.Min(ask * 4, LargestStep));
            }

            return found.Take(most).ToList();
        });
    }

    /// <summary>These posts of an election, in order; what is not there or not of it is left out.</summary>
    public IReadOnlyList<StoredPost> Posts(string election, IReadOnlyCollection<long> numbers) => Read(work => numbers.Chunk(1000).SelectMany(part => Posts(work, part, election, PostFilter.None)).OrderBy(p => p.Id).ToList());

    private List<StoredPost> Posts(Work work, IReadOnlyList<long> numbers, string? election, PostFilter filter)
    {
        var posts = work.Rows(
            $"SELECT {PostColumns} {From(numbers)} ORDER BY p.id DESC",
            r => new StoredPost(r.GetInt64(0), r.GetInt64(1), r.GetInt64(2), r.Time(3), r.GetString(4), r.GetString(5), r.GetString(6), r.GetString(7), r.GetString(8)),
            Given(election, filter));
        return filter.Account.Length == 0 ? posts : posts.FindAll(p => IsMeant(p.Account, filter));
    }

    // How many of these posts a filter lets pass.
    private int Matching(Work work, IReadOnlyList<long> numbers, string election, PostFilter filter) => numbers.Count == 0 ? 0
        : filter.Account.Length == 0 ? work.Value<int>($"SELECT COUNT(*) {From(numbers)}", Given(election, filter))
        : work.Rows($"SELECT p.account {From(numbers)}", r => r.GetString(0), Given(election, filter)).Count(a => IsMeant(a, filter));

    // A pseudonym cannot be turned back: those of the posts at hand are made and compared.
    private bool IsMeant(string account, PostFilter filter) => new Pseudonymiser(PseudonymKey).Account(account) == filter.Account;

    private static string From(IReadOnlyList<long> numbers) =>
        "FROM posts p JOIN captures c ON c.id = p.capture JOIN scans s ON s.id = c.scan "
        + $"WHERE p.id IN ({string.Join(", ", numbers)}) AND s.complete = 1 AND (@election = '' OR c.election = @election) "
        + "AND (@platform = '' OR p.platform = @platform) AND (@articles = 0 OR p.platform = 'web') AND (@language = '' OR p.language = @language) AND p.time >= @from AND p.time < @until";

    private static (string, object?)[] Given(string? election, PostFilter filter) =>
    [
        ("election", election ?? ""), ("platform", filter.Platform), ("articles", filter.Kind == SearchKinds.Articles ? 1 : 0), ("language", filter.Language),
        ("from", filter.From?.ToUnixTimeMilliseconds() ?? long.MinValue), ("until", filter.Until?.ToUnixTimeMilliseconds() ?? long.MaxValue),
    ];
}
