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
    /// <remarks>O(posts with the rarest word); posts of scans that were interrupted are not shown.</remarks>
    public IReadOnlyList<StoredPost> Search(string typed, string? election, long? before, int most)
    {
        var words = SearchWords.Query(typed);
        return Read(work =>
        {
            var found = new List<StoredPost>();
            long below = before ?? long.MaxValue;
            int ask = most;
            while (found.Count < most)
            {
                var numbers = _home.Search(work, words, below, ask);
                if (numbers.Count == 0)
                    break;
                below = numbers[^1];
                var shown = Posts(work, numbers, election);
                found.AddRange(shown);
                if (numbers.Count < ask)
                    break;

                // A scan that is being kept, or another election, can hide hundreds of thousands in a row: larger steps pass them.
                if (shown.Count == 0)
                    ask = Math.Max(ask, Math.Min(ask * 4, LargestStep));
            }

            return found.Take(most).ToList();
        });
    }

    private static List<StoredPost> Posts(Work work, IReadOnlyList<long> numbers, string? election) => work.Rows(
        $"SELECT {PostColumns} FROM posts p JOIN captures c ON c.id = p.capture JOIN scans s ON s.id = c.scan "
        + $"WHERE p.id IN ({string.Join(", ", numbers)}) AND s.complete = 1 AND (@election = '' OR c.election = @election) ORDER BY p.id DESC",
        r => new StoredPost(r.GetInt64(0), r.GetInt64(1), r.GetInt64(2), r.Time(3), r.GetString(4), r.GetString(5), r.GetString(6), r.GetString(7), r.GetString(8)),
        ("election", election ?? ""));
}
