using System.Text;
using Tocsin.Engine.Text;

namespace Tocsin.Engine.Leaks.Alterations;

/// <summary>Reads the words of a difference: are they the same to a reader, and if not, what are they?</summary>
internal sealed class AlterationWords(string original, List<Word> a, string dump, List<Word> b)
{
    private const int Near = 2;
    private static readonly HashSet<string> Negations = List("negations.txt");
    private static readonly HashSet<string> Months = List("months.txt");
    private static readonly HashSet<string> Currencies = List("currency_words.txt");
    private readonly FoldedText _scratch = new();

    /// <summary>True when both sides read alike: letter for letter, or (noise) but for wrapping, accents and what scanners confuse.</summary>
    public bool Alike(WordRun run, bool noise = false)
    {
        string before = Text(original, a, run.A0, run.A1), after = Text(dump, b, run.B0, run.B1);
        return noise
            ? string.Equals(LeakFold.Word(before, _scratch), LeakFold.Word(after, _scratch), StringComparison.Ordinal)
                && string.Equals(Signs(original, a, run.A0, run.A1), Signs(dump, b, run.B0, run.B1), StringComparison.Ordinal)
            : string.Equals(before, after, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>What kind of words a difference is about.</summary>
    public AlterationKind Kind(WordRun run)
    {
        bool digits = AnyWord(run, static w => w.IndexOfAnyInRange('0', '9') >= 0), money = AnyWord(run, static w => w.Length == 1 && !WordReader.Letter(w[0]));
        if (digits || money)
        {
            return money || AnyNear(run, w => w.Length == 1 && !WordReader.Letter(w[0])) || AnyNear(run, w => Currencies.Contains(Key(w))) ? AlterationKind.Amount
                : AnyWord(run, LooksLikeDate) || AnyNear(run, w => Months.Contains(Key(w))) ? AlterationKind.Date
                : AlterationKind.Number;
        }

        if (AnyWord(run, w => Months.Contains(Key(w))) && AnyNear(run, static w => w.IndexOfAnyInRange('0', '9') >= 0))
            return AlterationKind.Date;
        if (AnyWord(run, w => Negations.Contains(Key(w))))
            return AlterationKind.Negation;
        return Named(original, a, run.A0, run.A1) || Named(dump, b, run.B0, run.B1) ? AlterationKind.Name : AlterationKind.Words;
    }

    /// <summary>The text from one word to another.</summary>
    public static string Text(string text, List<Word> words, int from, int to) => from >= to ? "" : text[words[from].Start..words[to - 1].End];

    /// <summary>Where a word, or what would stand before it, is.</summary>
    public static int Place(string text, List<Word> words, int at) => at < words.Count ? words[at].Start : text.Length;

    /// <summary>Number of sentences: full stops with a space or the end after them, at least one.</summary>
    public static int Sentences(string text)
    {
        int count = 0;
        for (int i = 0; i < text.Length - 1; i++)
            count += text[i] is '.' or '!' or '?' or '…' && char.IsWhiteSpace(text[i + 1]) ? 1 : 0;
        return count + 1;
    }

    // Signs inside numbers carry meaning even where letters and digits agree: -5 and 5, 1.250 and 1,250.
    private static string Signs(string text, List<Word> words, int from, int to)
    {
        var signs = new StringBuilder();
        for (int i = from; i < to; i++)
        {
            var word = words[i].In(text);
            if (word.IndexOfAnyInRange('0', '9') < 0)
                continue;
            foreach (char c in word)
            {
                if (!char.IsLetterOrDigit(c))
                    signs.Append(c == '\u2212' ? '-' : c);
            }
        }

        return signs.ToString();
    }

    private bool AnyWord(WordRun run, Predicate test) => Any(original, a, run.A0, run.A1, test) || Any(dump, b, run.B0, run.B1, test);

    private bool AnyNear(WordRun run, Predicate test) =>
        Any(original, a, run.A0 - Near, run.A1 + Near, test) || Any(dump, b, run.B0 - Near, run.B1 + Near, test);

    private static bool Any(string text, List<Word> words, int from, int to, Predicate test)
    {
        for (int i = Math.Max(0, from); i < Math.Min(words.Count, to); i++)
        {
            if (test(words[i].In(text)))
                return true;
        }

        return false;
    }

    private static bool Named(string text, List<Word> words, int from, int to)
    {
        for (int i = from; i < to; i++)
        {
            var word = words[i].In(text);
            if (char.IsUpper(word[0]) && word.Length > 1 && (!words[i].OpensSentence || word[1..].IndexOfAnyInRange('A', 'Z') >= 0))
                return true;
        }

        return false;
    }

    // 12/03/2017, 2017-03-12, 20:15, a year.
    private static bool LooksLikeDate(ReadOnlySpan<char> word) =>
        word.Count('/') == 2 || word.Count('-') == 2 || word.Count('.') == 2 || word.Contains(':')
        || (word.Length == 4 && (word.StartsWith("19") || word.StartsWith("20")) && word.IndexOfAnyExceptInRange('0', '9') < 0);

    private static string Key(ReadOnlySpan<char> word) => word.ToString().ToLowerInvariant().Replace('’', '\'');

    private static HashSet<string> List(string name) =>
        new(Encoding.UTF8.GetString(EmbeddedData.Read(name)).Split('\n').Where(l => !l.StartsWith('#')).SelectMany(l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries)), StringComparer.Ordinal);

    private delegate bool Predicate(ReadOnlySpan<char> word);
}
