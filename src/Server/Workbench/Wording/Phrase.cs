namespace Tocsin.Server.Workbench.Wording;

/// <summary>One English template with its translations.</summary>
/// <remarks>
/// Holes are filled from the left with the shortest text that lets the rest fit. How often a hole may grow is counted over the whole sentence, so
/// hostile text costs a fixed number of looks over it and no more.
/// </remarks>
internal sealed class Phrase
{
    private const int MostTries = 60;
    private readonly PhrasePiece[] _english;
    private readonly string _longest;

    public Phrase(string english, string[] translations)
    {
        English = english;
        Inside = english.StartsWith('~');
        _english = PhrasePiece.Read(english.TrimStart('~'), target: false);
        for (int i = 1; i < _english.Length; i++)
        {
            if (!_english[i].IsLiteral && !_english[i - 1].IsLiteral)
                throw new InvalidOperationException($"BUG: phrases.tsv: two holes without a word between them: {english}");
        }

        Translations = [.. translations.Select(t => PhrasePiece.Read(t, target: true))];
        Kinds = _english.Where(p => p.Name.Length > 0).ToDictionary(p => p.Name, p => p.Kind, StringComparer.Ordinal);
        _longest = _english.Where((p, i) => p.IsLiteral && i > 0).Select(p => p.Literal).OrderByDescending(l => l.Length).FirstOrDefault("");
        Weight = _english.Where(p => p.IsLiteral).Sum(p => p.Literal.Length) + _english.Count(p => p.Kind != HoleKind.Words || p.Forms.Length > 0);
    }

    public string English { get; }

    /// <summary>True when it is one hole and nothing else.</summary>
    public bool IsBare => _english.Length == 1 && !_english[0].IsLiteral;

    /// <summary>True when it is no sentence of its own.</summary>
    public bool Inside { get; }

    /// <summary>French, then Ukrainian.</summary>
    public IReadOnlyList<PhrasePiece[]> Translations { get; }

    /// <summary>How much of it is fixed: the phrase with the most is tried first.</summary>
    public int Weight { get; }

    /// <summary>What each hole is for.</summary>
    public IReadOnlyDictionary<string, HoleKind> Kinds { get; }

    /// <summary>Names of the holes.</summary>
    public IEnumerable<string> Holes => Names(_english);

    /// <summary>What every text of this phrase begins with: a word, "0" for a number; empty when anything may stand there.</summary>
    public string Key =>
        _english[0] is not { IsLiteral: true } first ? _english[0].Kind == HoleKind.Int ? "0" : ""
        : char.IsAsciiDigit(first.Literal[0]) ? "0" : FirstWord(first.Literal, whole: _english.Length == 1);

    public bool StartsWithLiteral => _english[0].IsLiteral;

    public bool StartsLower => _english[0].IsLiteral && char.IsLower(_english[0].Literal[0]);

    public static IEnumerable<string> Names(IEnumerable<PhrasePiece> pieces) => pieces.Select(p => p.Name).Where(n => n.Length > 0).Distinct(StringComparer.Ordinal);

    /// <summary>The key under which a text is looked for.</summary>
    public static string KeyOf(string text) => text.Length == 0 ? "" : char.IsAsciiDigit(text[0]) ? "0" : FirstWord(text, whole: true);

    /// <summary>What stands in the holes, or null when the text is not of this phrase.</summary>
    public Dictionary<string, string>? Match(string text, Func<HoleKind, string, bool> fits)
    {
        if (_english[0] is { IsLiteral: true } first && !StartsAlike(text, first.Literal))
            return null;
        if (_longest.Length > 0 && !text.Contains(_longest, StringComparison.Ordinal))
            return null;
        if (_english[^1] is { IsLiteral: true } last && _english.Length > 1 && !text.EndsWith(last.Literal, StringComparison.Ordinal))
            return null;
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        int tries = 0;
        return Fits(text, 0, 0, found, ref tries, fits) ? found : null;
    }

    private bool Fits(string text, int at, int piece, Dictionary<string, string> found, ref int tries, Func<HoleKind, string, bool> fits)
    {
        if (piece == _english.Length)
            return at == text.Length;
        var one = _english[piece];
        if (one.IsLiteral)
        {
            bool same = piece == 0 ? StartsAlike(text, one.Literal) : string.CompareOrdinal(text, at, one.Literal, 0, one.Literal.Length) == 0;
            return same && Fits(text, at + one.Literal.Length, piece + 1, found, ref tries, fits);
        }

        if (one.Forms.Length > 0)
        {
            foreach (string form in one.Forms)
            {
                if (string.CompareOrdinal(text, at, form, 0, form.Length) == 0 && Fits(text, at + form.Length, piece + 1, found, ref tries, fits))
                    return true;
            }

            return false;
        }

        return piece == _english.Length - 1
            ? Take(one, text[at..], found, fits)
            : Grows(text, at, piece, found, ref tries, fits);
    }

    // The hole ends where the words after it begin: at the first such place that lets the rest fit.
    private bool Grows(string text, int at, int piece, Dictionary<string, string> found, ref int tries, Func<HoleKind, string, bool> fits)
    {
        string next = _english[piece + 1].Literal;
        for (int end = Next(text, next, at); end >= 0; end = Next(text, next, end + 1))
        {
            if (++tries > MostTries)
                return false;
            var hole = _english[piece];
            string words = text[at..end];
            // What is looked up in the book costs most, so it comes after everything else fits.
            bool costly = hole.Kind is HoleKind.Phrase or HoleKind.Parts or HoleKind.List;
            if (words.Length == 0 || (!costly && !fits(hole.Kind, words)))
                continue;
            if (Fits(text, end, piece + 1, found, ref tries, fits) && (!costly || fits(hole.Kind, words)))
            {
                found[hole.Name] = words;
                return true;
            }
        }

        return false;
    }

    private static int Next(string text, string literal, int from) => from < text.Length ? text.IndexOf(literal, from, StringComparison.Ordinal) : -1;

    private static bool Take(PhrasePiece hole, string words, Dictionary<string, string> found, Func<HoleKind, string, bool> fits)
    {
        if (words.Length == 0 || !fits(hole.Kind, words))
            return false;
        found[hole.Name] = words;
        return true;
    }

    private static bool StartsAlike(string text, string literal) =>
        text.Length >= literal.Length && char.ToLowerInvariant(text[0]) == char.ToLowerInvariant(literal[0]) && string.CompareOrdinal(text, 1, literal, 1, literal.Length - 1) == 0;

    private static string FirstWord(string text, bool whole)
    {
        int end = text.IndexOf(' ', StringComparison.Ordinal);
        return end > 0 ? text[..end].ToLowerInvariant() : whole ? text.ToLowerInvariant() : "";
    }
}
