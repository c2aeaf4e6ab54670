using System.Text;
using Tocsin.Engine.Text;

namespace Tocsin.Engine.Meaning;

/// <summary>Guesses the language of a text from its script, its short everyday words and letters peculiar to a language.</summary>
/// <remarks>
/// For texts whose source does not state a language, and only where it matters: to tell a translation from a rewording.
/// Knows thirty languages; says "" rather than guess when two are about equally likely. Figures: docs/decisions/0012.
/// </remarks>
public static class LanguageGuess
{
    private const double LetterWeight = 0.5;
    private const double LeastLead = 1.2;

    private static readonly Lazy<(Dictionary<string, string[]> Words, Dictionary<char, string[]> Letters)> Lists = new(Read);

    /// <summary>ISO 639-1 code, or "" when it cannot be told.</summary>
    public static string Of(string text)
    {
        var utf8 = Encoding.UTF8.GetBytes(text);
        var folded = new byte[TextNormaliser.MaxOutputLength(utf8.Length)];
        var run = new NormaliserRun(utf8, folded, FoldTable.Plain, vectorised: true);
        int length = run.Run(out var shape);
        if (OnlyLanguage(shape.Script, text) is { } only)
            return only;
        var scores = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (string word in Encoding.UTF8.GetString(folded, 0, length).Split(' ', '\u0001', '\u0002', '\u0003', '\u0004'))
            Score(scores, Lists.Value.Words.GetValueOrDefault(word, []), 1);
        foreach (char c in text)
            Score(scores, Lists.Value.Letters.GetValueOrDefault(char.ToLowerInvariant(c), []), LetterWeight);
        var best = scores.OrderByDescending(s => s.Value).ThenBy(s => s.Key, StringComparer.Ordinal).Take(2).ToArray();
        return best.Length == 0 || (best.Length == 2 && best[0].Value < LeastLead * best[1].Value) ? "" : best[0].Key;
    }

    // A word of several languages says a little for each.
    private static void Score(Dictionary<string, double> scores, string[] languages, double weight)
    {
        foreach (string language in languages)
            scores[language] = scores.GetValueOrDefault(language) + (weight / languages.Length);
    }

    private static string? OnlyLanguage(TextScript script, string text) => script switch
    {
        TextScript.None or TextScript.Other => "",
        TextScript.Greek => "el",
        TextScript.Armenian => "hy",
        TextScript.Georgian => "ka",
        TextScript.Thai => "th",
        TextScript.Lao => "lo",
        TextScript.Khmer => "km",
        TextScript.Myanmar => "my",
        TextScript.Hangul => "ko",
        TextScript.Kana => "ja",
        TextScript.Bengali => "bn",
        TextScript.Gujarati => "gu",
        TextScript.Gurmukhi => "pa",
        TextScript.Tamil => "ta",
        TextScript.Telugu => "te",
        TextScript.Kannada => "kn",
        TextScript.Malayalam => "ml",
        TextScript.Sinhala => "si",
        TextScript.Ethiopic => "am",
        TextScript.Devanagari => "hi",
        TextScript.Hebrew => "he",

        // Japanese mixes; Chinese has no kana at all.
        TextScript.Han => text.Any(c => c is >= '\u3040' and <= '\u30FF') ? "ja" : "zh",
        _ => null,
    };

    private static (Dictionary<string, string[]> Words, Dictionary<char, string[]> Letters) Read()
    {
        var words = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        var letters = new Dictionary<char, List<string>>();
        foreach (string line in Encoding.UTF8.GetString(EmbeddedData.Read("function-words.tsv")).Split('\n'))
        {
            if (line.Length == 0 || line[0] == '#' || line.Split('\t') is not [var language, var list, var own])
                continue;
            foreach (string word in list.Split(' ').Distinct(StringComparer.Ordinal))
                Get(words, Fold(word)).Add(language);
            foreach (char letter in own.Distinct())
                Get(letters, letter).Add(language);
        }

        return (words.ToDictionary(w => w.Key, w => w.Value.Distinct(StringComparer.Ordinal).ToArray(), StringComparer.Ordinal), letters.ToDictionary(l => l.Key, l => l.Value.ToArray()));
    }

    private static List<string> Get<TKey>(Dictionary<TKey, List<string>> lists, TKey key)
        where TKey : notnull
    {
        if (!lists.TryGetValue(key, out var list))
            lists[key] = list = [];
        return list;
    }

    private static string Fold(string word)
    {
        var utf8 = Encoding.UTF8.GetBytes(word);
        var folded = new byte[TextNormaliser.MaxOutputLength(utf8.Length)];
        var run = new NormaliserRun(utf8, folded, FoldTable.Plain, vectorised: true);
        return Encoding.UTF8.GetString(folded, 0, run.Run(out _));
    }
}
