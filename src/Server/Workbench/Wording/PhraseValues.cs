using System.Globalization;
using System.Text;

namespace Tocsin.Server.Workbench.Wording;

/// <summary>Numbers, shares and lengths of time as our own sentences write them in English, and as another language does.</summary>
internal static class PhraseValues
{
    private const string Fewer = "fewer than ";
    private const string Less = "less than ";
    private const string More = "more than ";
    private static readonly string[] Units = ["day", "hour", "minute", "second", "h", "min", "s"];

    /// <summary>True when these words are what the hole is for.</summary>
    public static bool Are(HoleKind kind, string words) => kind switch
    {
        HoleKind.Int => IsInt(words),
        HoleKind.Num => IsNumber(words) || (words.StartsWith(Fewer, StringComparison.Ordinal) && IsNumber(words[Fewer.Length..])),
        HoleKind.Share => Share(words, null) is not null,
        HoleKind.Span => Span(words, null) is not null,
        _ => true,
    };

    /// <summary>The words in the language.</summary>
    public static string In(Texts texts, HoleKind kind, string words) => kind switch
    {
        HoleKind.Int => Int(texts, words),
        HoleKind.Num => words.StartsWith(Fewer, StringComparison.Ordinal) ? $"{(texts.Language == "fr" ? "moins de" : "менше ніж")} {Number(texts, words[Fewer.Length..])}" : Number(texts, words),
        HoleKind.Share => Share(words, texts) ?? words,
        HoleKind.Span => Span(words, texts) ?? words,
        _ => words,
    };

    /// <summary>The number that the words say; null when they say none or one with a fraction.</summary>
    public static long? Whole(string words) => IsInt(words) && long.TryParse(words.Replace(",", "", StringComparison.Ordinal), NumberStyles.None, CultureInfo.InvariantCulture, out long n) ? n : null;

    private static bool IsInt(string words) => words.Length is > 0 and < 20 && char.IsAsciiDigit(words[0]) && words.All(c => char.IsAsciiDigit(c) || c == ',') && words[^1] != ',';

    private static bool IsNumber(string words) =>
        words.Length is > 0 and < 30 && char.IsAsciiDigit(words[0]) && char.IsAsciiDigit(words[^1]) && words.All(c => char.IsAsciiDigit(c) || c is ',' or '.');

    // A number written without a mark between its thousands is an id, a year or a measure: it stays as it is.
    private static string Int(Texts texts, string words) => words.Contains(',', StringComparison.Ordinal) && Whole(words) is { } n ? texts.Number(n) : words;

    private static string Number(Texts texts, string words)
    {
        int dot = words.IndexOf('.', StringComparison.Ordinal);
        return dot < 0 ? Int(texts, words) : Int(texts, words[..dot]) + "," + words[(dot + 1)..];
    }

    private static string? Share(string words, Texts? texts)
    {
        string prefix = words.StartsWith(Less, StringComparison.Ordinal) ? Less : words.StartsWith(More, StringComparison.Ordinal) ? More : "";
        if (!words.EndsWith('%') || !IsNumber(words[prefix.Length..^1].TrimEnd(' ', '\u00A0')))
            return null;
        if (texts is null)
            return words;
        string number = Number(texts, words[prefix.Length..^1].TrimEnd(' ', '\u00A0')) + "\u202f%";
        return (prefix, texts.Language) switch
        {
            (Less, "fr") => "moins de " + number,
            (More, "fr") => "plus de " + number,
            (Less, _) => "менш ніж " + number,
            (More, _) => "понад " + number,
            _ => number,
        };
    }

    private static string? Span(string words, Texts? texts)
    {
        if (words.StartsWith(Less, StringComparison.Ordinal))
            return Span(words[Less.Length..], texts) is { } rest ? texts is null ? rest : (texts.Language == "fr" ? "moins de " : "менше ніж ") + rest : null;
        string[] parts = words.Split(' ');
        if (parts.Length is < 2 or > 6 || parts.Length % 2 != 0)
            return null;
        var said = new StringBuilder();
        for (int i = 0; i < parts.Length; i += 2)
        {
            string number = parts[i] == "one" ? "1" : parts[i];
            string unit = Array.IndexOf(Units, parts[i + 1]) >= 0 ? parts[i + 1] : Array.IndexOf(Units, parts[i + 1].TrimEnd('s')) >= 0 ? parts[i + 1].TrimEnd('s') : "";
            if (unit.Length == 0 || !IsNumber(number))
                return null;
            if (texts is not null)
                said.Append(i > 0 ? " " : "").Append(Measure(texts, number, unit));
        }

        return said.ToString();
    }

    private static string Measure(Texts texts, string number, string unit)
    {
        string key = unit switch { "day" => "day", "h" or "hour" => "hour", "min" or "minute" => "minute", _ => "second" };
        if (Whole(number) is { } n)
            return texts.Count(key, n);
        return texts[key + ".few"].Replace("{0}", Number(texts, number), StringComparison.Ordinal);
    }
}
