using System.Runtime.InteropServices;

namespace Tocsin.Engine.Leaks.Alterations;

/// <summary>Compares an original with its descendant in the dump and says what was altered, the gravest first.</summary>
/// <remarks>
/// Words are aligned; what differs is first cleared of noise, then cut into single alterations where the number of words stayed the same.
/// Text that was moved shows as taken out here and put in there. O(words × differences), bounded; deterministic.
/// </remarks>
public sealed class AlterationFinder
{
    private const int PassageWords = 8;
    private const int LongestSplit = 3;
    private const int ContextWords = 4;
    private const int Crowded = 6;
    private readonly string _original;
    private readonly string _dump;
    private readonly List<Word> _a;
    private readonly List<Word> _b;
    private readonly AlterationWords _words;
    private readonly LeakMatcher? _matcher;
    private readonly List<Alteration> _found = [];

    private AlterationFinder(string original, string dump, LeakMatcher? matcher)
    {
        (_original, _dump, _matcher) = (original, dump, matcher);
        (_a, _b) = (WordReader.Read(original), WordReader.Read(dump));
        _words = new AlterationWords(original, _a, dump, _b);
    }

    /// <summary>Finds the alterations.</summary>
    /// <param name="original">The enrolled document's text.</param>
    /// <param name="dump">The text in the dump.</param>
    /// <param name="matcher">Says whether passages put in stem from another enrolled document; null when that does not matter.</param>
    /// <returns>By kind, then by place.</returns>
    public static IReadOnlyList<Alteration> Find(string original, string dump, LeakMatcher? matcher = null)
    {
        var finder = new AlterationFinder(original, dump, matcher);
        foreach (var run in Joined(finder.Runs()))
            finder.Cut(run);
        return [.. finder._found.OrderBy(f => f.Kind).ThenBy(f => f.AfterStart).ThenBy(f => f.BeforeStart)];
    }

    private List<WordRun> Runs()
    {
        var ids = new Dictionary<string, int>(StringComparer.Ordinal);
        var alignment = WordAlignment.Of(Ids(_original, _a, ids), Ids(_dump, _b, ids));
        var runs = new List<WordRun>();
        for (int a = 0, b = 0; a < _a.Count || b < _b.Count;)
        {
            int a0 = a, b0 = b;
            while (a < _a.Count && alignment.Removed[a])
                a++;
            while (b < _b.Count && alignment.Inserted[b])
                b++;
            if (a > a0 || b > b0)
                runs.Add(new WordRun(a0, a, b0, b));
            else
                (a, b) = (a + 1, b + 1);
        }

        return runs;
    }

    private static int[] Ids(string text, List<Word> words, Dictionary<string, int> ids)
    {
        int[] numbers = new int[words.Count];
        for (int i = 0; i < numbers.Length; i++)
        {
            string key = words[i].In(text).ToString().ToLowerInvariant().Replace('’', '\'');
            ref int id = ref CollectionsMarshal.GetValueRefOrAddDefault(ids, key, out bool known);
            if (!known)
                id = ids.Count;
            numbers[i] = id;
        }

        return numbers;
    }

    // One or two words that happen to be equal between two long differences are chance: reading is easier without such islands.
    private static List<WordRun> Joined(List<WordRun> runs)
    {
        var joined = new List<WordRun>();
        foreach (var run in runs)
        {
            if (joined.Count > 0 && joined[^1] is var last && run.A0 - last.A1 <= 2
                && Math.Min(last.Before, last.After) > 0 && Math.Min(run.Before, run.After) > 0
                && last.Before + last.After >= Crowded && run.Before + run.After >= Crowded)
                joined[^1] = new WordRun(last.A0, run.A1, last.B0, run.B1);
            else
                joined.Add(run);
        }

        return joined;
    }

    private void Cut(WordRun run)
    {
        while (NoiseAt(ref run, fromEnd: false) || NoiseAt(ref run, fromEnd: true))
        {
        }

        if (run.Before == 0 && run.After == 0)
            return;
        if (run.Before == run.After && run.Before < PassageWords)
        {
            for (int i = 0; i < run.Before; i++)
            {
                var one = new WordRun(run.A0 + i, run.A0 + i + 1, run.B0 + i, run.B0 + i + 1);
                if (!_words.Alike(one))
                    Add(one, _words.Alike(one, noise: true) ? AlterationKind.Noise : _words.Kind(one));
            }

            return;
        }

        if (run.After - run.Before >= PassageWords)
            Add(run, AlterationKind.InsertedPassage);
        else
            Add(run, run.Before - run.After >= PassageWords ? AlterationKind.RemovedPassage : _words.Kind(run));
    }

    // Takes words off one end of a run that read alike: "elec tion" and "election", "rnodern" and "modern".
    private bool NoiseAt(ref WordRun run, bool fromEnd)
    {
        for (int total = 2; total <= 2 * LongestSplit; total++)
        {
            for (int before = 1; before < total; before++)
            {
                int after = total - before;
                if (before > Math.Min(LongestSplit, run.Before) || after > Math.Min(LongestSplit, run.After))
                    continue;
                var part = fromEnd ? new WordRun(run.A1 - before, run.A1, run.B1 - after, run.B1) : new WordRun(run.A0, run.A0 + before, run.B0, run.B0 + after);
                if (!_words.Alike(part, noise: true))
                    continue;
                if (!_words.Alike(part))
                    Add(part, AlterationKind.Noise);
                run = fromEnd ? run with { A1 = part.A0, B1 = part.B0 } : run with { A0 = part.A1, B0 = part.B1 };
                return true;
            }
        }

        return false;
    }

    private void Add(WordRun run, AlterationKind kind)
    {
        string before = AlterationWords.Text(_original, _a, run.A0, run.A1), after = AlterationWords.Text(_dump, _b, run.B0, run.B1);
        int sentences = kind == AlterationKind.InsertedPassage ? AlterationWords.Sentences(after) : 0;
        int origin = kind == AlterationKind.InsertedPassage && _matcher is not null ? _matcher.Origin(after) : -2;
        _found.Add(new Alteration(kind, before, after, AlterationWords.Place(_original, _a, run.A0), AlterationWords.Place(_dump, _b, run.B0), sentences, origin)
        {
            Left = AlterationWords.Text(_dump, _b, Math.Max(0, run.B0 - ContextWords), run.B0),
            Right = AlterationWords.Text(_dump, _b, run.B1, Math.Min(_b.Count, run.B1 + ContextWords)),
        });
    }
}
