using System.Collections.Concurrent;
using System.Reflection;
using System.Text;
using Tocsin.Storage;

namespace Tocsin.Server.Workbench.Wording;

/// <summary>Our own English sentences (findings, titles, reasons, playbooks) in the reader's language.</summary>
/// <remarks>
/// The store keeps the English text, which is the record; this is only how it is shown. The phrases stand in <c>phrases.tsv</c>: English template,
/// French, Ukrainian. <c>{name}</c> is a hole whose text passes untouched, <c>{n:int}</c> one of another <see cref="HoleKind"/>,
/// <c>{account|accounts}</c> either word; in a translation <c>{n|compte|comptes}</c> are the plural forms of what <c>n</c> counts. A phrase
/// that begins with <c>~</c> stands inside others only. A sentence that no phrase fits stays as it is.
/// </remarks>
public sealed class Phrasebook
{
    private const int LongestText = 4000;
    private const int MostSentenceEnds = 12;
    private const int DeepestPhrase = 5;
    private const int Remembered = 4096;
    private const int MostLooks = 20_000;
    private static readonly Phrase[] All = Load();
    private static readonly Dictionary<string, Phrase[]> ByKey = All.GroupBy(p => p.Key, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.OrderByDescending(p => p.Weight).ToArray(), StringComparer.Ordinal);
    private static readonly Dictionary<string, Phrasebook> Books = Texts.Languages.Skip(1).Select((t, i) => new Phrasebook(t, i)).ToDictionary(b => b._texts.Language, StringComparer.Ordinal);
    private readonly Texts _texts;
    private readonly int _column;
    private readonly ConcurrentDictionary<string, SaidPiece[]> _known = new(StringComparer.Ordinal);

    private Phrasebook(Texts texts, int column) => (_texts, _column) = (texts, column);

    /// <summary>Every phrase.</summary>
    internal static IReadOnlyList<Phrase> Phrases => All;

    /// <summary>The book of a language; null for English, which needs none.</summary>
    public static Phrasebook? In(Texts texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        return Books.GetValueOrDefault(texts.Language);
    }

    /// <summary>A text in the reader's language, where its sentences are known.</summary>
    public static string Of(Texts texts, string? text) => In(texts) is { } book && text is not null ? string.Join(' ', book.Say(text).Select(p => p.Text)) : text ?? "";

    /// <summary>Why something was refused and what to do about it, in the reader's language.</summary>
    public static string Refusal(Texts texts, StoreException refused)
    {
        ArgumentNullException.ThrowIfNull(refused);
        return $"{Of(texts, refused.Message)}: {Of(texts, refused.Remedy)}";
    }

    /// <summary>A text sentence by sentence: translated where it is known, and as it is where not.</summary>
    public IReadOnlyList<SaidPiece> Say(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length is 0 or > LongestText)
            return [new SaidPiece(text, text.Length > 0)];
        if (_known.TryGetValue(text, out var known))
            return known;
        if (_known.Count >= Remembered)
            _known.Clear();
        return _known[text] = [.. Sentences(text)];
    }

    /// <summary>The text in the reader's language when the whole of it is known; null otherwise.</summary>
    public string? Whole(string text) => Say(text) is var said && said.All(p => !p.Foreign) ? string.Join(' ', said.Select(p => p.Text)) : null;

    // A text of several sentences is read sentence by sentence, unless one phrase is longer than a sentence and leaves less of it as it is.
    private List<SaidPiece> Sentences(string text)
    {
        var looks = new Looks();
        if (EndAfter(text, 0) == text.Length)
            return [Translate(text, 0, false, looks) is { } one ? new SaidPiece(one.Text, false) : new SaidPiece(text, true)];
        var parts = Split(text, looks, out int kept);
        return kept > 0 && Translate(text, 0, false, looks) is { } whole && whole.Kept < kept ? [new SaidPiece(whole.Text, false)] : parts;
    }

    private List<SaidPiece> Split(string text, Looks looks, out int kept)
    {
        var pieces = new List<SaidPiece>();
        int at = kept = 0;
        string? left = null;
        while (at < text.Length)
        {
            var (end, said) = Next(text, at, looks);
            kept += said?.Kept ?? end - at;
            if (said is null)
            {
                left = left is null ? text[at..end] : $"{left} {text[at..end]}";
            }
            else
            {
                if (left is not null)
                    pieces.Add(new SaidPiece(left, true));
                left = null;
                pieces.Add(new SaidPiece(said.Value.Text, false));
            }

            at = end + 1;
        }

        if (left is not null)
            pieces.Add(new SaidPiece(left, true));
        return pieces;
    }

    // A name or quoted words may hold what looks like the end of a sentence: the first end that makes a known sentence counts.
    private (int End, Rendering? Said) Next(string text, int at, Looks looks)
    {
        int first = -1, end = at;
        for (int tried = 0; tried < MostSentenceEnds && end < text.Length; tried++)
        {
            end = EndAfter(text, end);
            first = first < 0 ? end : first;
            if ((at > 0 || end < text.Length) && Translate(text[at..end], 0, false, looks) is { } said)
                return (end, said);
            end++;
        }

        return (first < 0 ? text.Length : first, null);
    }

    private static int EndAfter(string text, int from)
    {
        for (int i = from; i + 1 < text.Length; i++)
        {
            if (text[i] is '.' or '!' or '?' && text[i + 1] == ' ')
                return i + 1;
        }

        return text.Length;
    }

    private Rendering? Translate(string text, Within within) => Translate(text, within.Depth, within.Inside, within.Looks);

    private Rendering? Translate(string text, int depth, bool inside, Looks looks)
    {
        if (depth > DeepestPhrase || text.Length == 0)
            return null;
        if (looks.Done.TryGetValue((text, inside), out var before))
            return before;
        // A phrase made of one hole would ask for its own text again.
        looks.Done[(text, inside)] = null;
        return looks.Done[(text, inside)] = Find(text, depth, inside, looks);
    }

    private Rendering? Find(string text, int depth, bool inside, Looks looks)
    {
        // Our words add the full stop of a sentence and take it off again, as they need.
        bool stopped = text.Length > 1 && text[^1] == '.';
        string body = stopped ? text[..^1] : text;
        Rendering? best = null;
        foreach (var phrase in Candidates(body))
        {
            if (phrase.Inside && !inside)
                continue;
            if (--looks.Left < 0)
                break;
            // Of several phrases that fit, the one that leaves the fewest words as they are says it best.
            var within = new Within(depth + 1, inside || !phrase.IsBare, looks);
            if (phrase.Match(body, (kind, words) => Are(kind, words, within)) is { } found
                && Write(phrase, found, phrase.StartsWithLiteral && char.IsUpper(body[0]), stopped && depth == 0, within) is var said
                && (best is null || said.Kept < best.Value.Kept))
                best = said with { Text = said.Text + (stopped ? "." : "") };
        }

        return best;
    }

    private static IEnumerable<Phrase> Candidates(string body)
    {
        string key = Phrase.KeyOf(body);
        var own = key.Length > 0 && ByKey.TryGetValue(key, out var named) ? named : [];
        return own.Concat(ByKey.GetValueOrDefault("", []));
    }

    private bool Are(HoleKind kind, string words, Within within) => kind switch
    {
        HoleKind.Phrase => Translate(words, within) is not null,
        HoleKind.Parts => words.Split("; ").All(p => Translate(p, within) is not null),
        HoleKind.List => PhraseList.Read(words).All(p => Translate(p, within) is not null),
        _ => PhraseValues.Are(kind, words),
    };

    private Rendering Write(Phrase phrase, Dictionary<string, string> found, bool capital, bool stopped, Within within)
    {
        var filled = found.ToDictionary(f => f.Key, f => Fill(phrase.Kinds[f.Key], f.Value, within), StringComparer.Ordinal);
        var said = new StringBuilder();
        var pieces = phrase.Translations[_column];
        foreach (var piece in pieces)
        {
            if (piece.IsLiteral)
                said.Append(piece.Literal);
            else if (piece.Forms.Length > 0)
                said.Append(piece.Forms[Math.Min(_texts.FormOf(PhraseValues.Whole(found[piece.Name]) ?? 2), piece.Forms.Length - 1)]);
            else
                said.Append(filled[piece.Name].Text);
        }

        // A sentence that began with a capital does so in every language, unless a name opens it.
        bool opens = pieces[0].IsLiteral || pieces[0].Forms.Length > 0 || phrase.Kinds[pieces[0].Name] is HoleKind.Phrase or HoleKind.List or HoleKind.Parts;
        if (said.Length > 0 && opens)
        {
            if (capital || stopped)
                said[0] = char.ToUpperInvariant(said[0]);
            else if (phrase.StartsWithLiteral && !phrase.StartsLower)
                said[0] = char.ToLowerInvariant(said[0]);
        }

        return new Rendering(said.ToString(), filled.Values.Sum(f => f.Kept));
    }

    private Rendering Fill(HoleKind kind, string words, Within within) => kind switch
    {
        HoleKind.Phrase or HoleKind.Maybe => Inner(words, within),
        HoleKind.Parts => Joined([.. words.Split("; ").Select(p => Inner(p, within))], all => string.Join(_texts.Semicolon, all)),
        HoleKind.List or HoleKind.Items => Joined([.. PhraseList.Read(words).Select(p => Inner(p, within))], all => PhraseList.Write(_texts, all)),
        HoleKind.Names => new Rendering(PhraseList.Names(_texts, words), words.Length),
        HoleKind.Words => new Rendering(words, words.Length),
        _ => new Rendering(PhraseValues.In(_texts, kind, words), 0),
    };

    private Rendering Inner(string words, Within within) => Translate(words, within) ?? new Rendering(words, words.Length);

    private static Rendering Joined(Rendering[] parts, Func<string[], string> join) => new(join([.. parts.Select(p => p.Text)]), parts.Sum(p => p.Kept));

    private static Phrase[] Load()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("phrases.tsv") ?? throw new InvalidOperationException("BUG: the program was built without its phrases");
        using var reader = new StreamReader(stream);
        var phrases = new Dictionary<string, Phrase>(StringComparer.Ordinal);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == '#')
                continue;
            string[] fields = line.Split('\t');
            if (fields.Length != 3 || !phrases.TryAdd(fields[0], new Phrase(fields[0], fields[1..])))
                throw new InvalidOperationException($"BUG: phrases.tsv: {line}");
        }

        return [.. phrases.Values];
    }

    // A translation, and how many of its characters passed through as they were.
    private readonly record struct Rendering(string Text, int Kept);

    // Where a hole's words are looked up: a phrase of one hole alone is no sentence around them.
    private readonly record struct Within(int Depth, bool Inside, Looks Looks);

    /// <summary>How often one text may still be held against a phrase: hostile text costs so much and no more.</summary>
    private sealed class Looks
    {
        public int Left { get; set; } = MostLooks;

        public Dictionary<(string Text, bool Inside), Rendering?> Done { get; } = [];
    }
}
