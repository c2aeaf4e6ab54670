using System.IO.Hashing;
using Tocsin.Engine.Coordination;
using Tocsin.Engine.Posts;

namespace Tocsin.Engine.Detectors.RewordedText;

/// <summary>The distinct texts that are compared: their words alone, each with a post that stands for it.</summary>
/// <remarks>
/// Hashtags, mentions and links are left out: people who play one hashtag game or answer one account do not say the same, and
/// those traces have detectors of their own. What remains must be long enough to compare. Texts of accounts that posted fewer
/// than the least number of texts cannot make a pair and are left out. Where more remain than are to be compared, accounts
/// are kept by a lot drawn from their names, so that those kept are kept whole. Texts are numbered by content: nothing depends
/// on the order of posts.
/// </remarks>
internal sealed class MessageTexts
{
    private readonly PostTable _table;
    private readonly int[] _representative;
    private readonly byte[][] _words;

    private MessageTexts(PostTable table, int[] representative, byte[][] words, long[] times, int[] numberOf, bool[] kept)
    {
        (_table, _representative, _words, Times, NumberOf, Kept) = (table, representative, words, times, numberOf, kept);
    }

    /// <summary>How many.</summary>
    public int Count => _representative.Length;

    /// <summary>When each was first posted, Unix milliseconds.</summary>
    public long[] Times { get; }

    /// <summary>Number of each distinct text of the table, -1 for those left out.</summary>
    public int[] NumberOf { get; }

    /// <summary>Whether an account is looked at.</summary>
    public bool[] Kept { get; }

    /// <summary>Accounts that posted enough texts but were left out by lot.</summary>
    public int LeftOut { get; private init; }

    /// <summary>Chooses the texts.</summary>
    /// <param name="table">The posts.</param>
    /// <param name="least">Distinct texts an account must have posted.</param>
    /// <param name="most">Texts compared at most.</param>
    public static MessageTexts Choose(PostTable table, int least, int most)
    {
        var kept = Lot(table, least, most, out int leftOut);
        var best = new ulong[table.Texts.Count];
        var first = new long[table.Texts.Count];
        var representative = new int[table.Texts.Count];
        Array.Fill(representative, -1);
        int post = 0;
        foreach (var segment in table.Segments)
        {
            for (int row = 0; row < segment.Count; row++, post++)
            {
                int text = segment.Distinct[row];
                if (text < 0 || !kept[segment.Account[row]])
                    continue;
                ulong key = XxHash3.HashToUInt64(segment.Resolve(segment.Text[row]), segment.Language[row] == 0 ? 1 : 0);
                first[text] = representative[text] < 0 ? segment.Time[row] : Math.Min(first[text], segment.Time[row]);
                if (representative[text] < 0 || key < best[text])
                    (representative[text], best[text]) = (post, key);
            }
        }

        var words = new WordsAlone();
        int[] chosen = [.. Enumerable.Range(0, representative.Length).Where(t => representative[t] >= 0)];
        Array.Sort([.. chosen.Select(t => best[t])], chosen);
        var alone = chosen.Select(t => words.Of(Raw(table, representative[t]))).ToArray();
        chosen = [.. chosen.Where((_, i) => alone[i] is not null)];
        var numberOf = new int[representative.Length];
        Array.Fill(numberOf, -1);
        for (int i = 0; i < chosen.Length; i++)
            numberOf[chosen[i]] = i;
        int[] posts = [.. chosen.Select(t => representative[t])];
        long[] times = [.. chosen.Select(t => first[t])];
        return new MessageTexts(table, posts, [.. alone.OfType<byte[]>()], times, numberOf, kept) { LeftOut = leftOut };
    }

    /// <summary>The words of a text.</summary>
    public ReadOnlySpan<byte> Words(int number) => _words[number];

    /// <summary>A text as posted.</summary>
    public ReadOnlySpan<byte> Posted(int number) => Raw(_table, _representative[number]);

    /// <summary>Its language as its source states it; "" when it does not.</summary>
    public string Language(int number)
    {
        var segment = _table.Locate(_representative[number], out int row);
        return _table.Labels.Get(segment.Language[row]);
    }

    private static ReadOnlySpan<byte> Raw(PostTable table, int post)
    {
        var segment = table.Locate(post, out int row);
        return segment.Resolve(segment.Text[row]);
    }

    private static bool[] Lot(PostTable table, int least, int most, out int leftOut)
    {
        var texts = TextsOf(table);
        var order = new AccountOrder(table.Accounts);
        int[] able = [.. Enumerable.Range(0, texts.Length).Where(a => texts[a] >= least).OrderBy(order.Lot).ThenBy(a => a, order)];
        var kept = new bool[texts.Length];
        long sum = 0;
        int accounts = 0;
        foreach (int account in able)
        {
            sum += texts[account];
            if (sum > most && accounts > 0)
                break;
            kept[account] = true;
            accounts++;
        }

        leftOut = able.Length - accounts;
        return kept;
    }

    private static int[] TextsOf(PostTable table)
    {
        var texts = new int[table.Accounts.Count];
        var seen = new HashSet<long>();
        foreach (var segment in table.Segments)
        {
            for (int row = 0; row < segment.Count; row++)
            {
                if (segment.Distinct[row] >= 0 && seen.Add(((long)segment.Account[row] << 32) | (uint)segment.Distinct[row]))
                    texts[segment.Account[row]]++;
            }
        }

        return texts;
    }
}
