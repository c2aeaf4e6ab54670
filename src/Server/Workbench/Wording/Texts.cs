using System.Collections.Frozen;
using System.Globalization;
using System.Reflection;

namespace Tocsin.Server.Workbench.Wording;

/// <summary>What the workbench says, in one language.</summary>
/// <remarks>
/// The sentences stand in <c>texts.tsv</c>: key, English, French, Ukrainian. <c>{0}</c> takes an argument. Counted things have one key per plural
/// form (CLDR: one, few, many, other). The program runs without the system's cultures, so numbers and dates are written here.
/// </remarks>
public sealed class Texts
{
    private static readonly FrozenDictionary<string, string[]> All = Load();
    private readonly int _column;

    private Texts(string language, int column) => (Language, _column) = (language, column);

    /// <summary>The languages, the first stands in where a text is missing.</summary>
    public static IReadOnlyList<Texts> Languages { get; } = [new("en", 0), new("fr", 1), new("uk", 2)];

    /// <summary>BCP 47 code.</summary>
    public string Language { get; }

    /// <summary>Every key.</summary>
    public static IEnumerable<string> Keys => All.Keys;

    /// <summary>A text; the key itself where there is none, so that a test and a reader see it.</summary>
    public string this[string key] => All.TryGetValue(key, out string[]? row) ? row[_column].Length > 0 ? row[_column] : row[0] : key;

    /// <summary>The language with this code; English for any other.</summary>
    public static Texts In(string? code) => Languages.FirstOrDefault(l => l.Language == code) ?? Languages[0];

    /// <summary>The first language of an Accept-Language header that there is.</summary>
    public static Texts Accepted(string? header) => In(header?.Split(',')
        .Select(p => p.Split(';')[0].Trim().Split('-')[0].ToLowerInvariant())
        .FirstOrDefault(c => Languages.Any(l => l.Language == c)));

    /// <summary>The name that stands in the list of languages.</summary>
    public static string NameOf(string code) => code switch { "fr" => "Français", "uk" => "Українська", _ => "English" };

    /// <summary>A text with arguments in it.</summary>
    public string Of(string key, params object[] arguments) => string.Format(CultureInfo.InvariantCulture, this[key], arguments);

    /// <summary>A counted thing: "3 incidents", "3 інциденти".</summary>
    public string Count(string key, long number) => string.Format(CultureInfo.InvariantCulture, this[$"{key}.{Form(number)}"], Number(number));

    /// <summary>A number with its thousands parted as the language does.</summary>
    public string Number(long number) => number.ToString("#,0", CultureInfo.InvariantCulture).Replace(",", Language == "en" ? "," : "\u202f", StringComparison.Ordinal);

    /// <summary>What parts the pieces of a sentence.</summary>
    public string Semicolon => Language == "fr" ? "\u202f; " : "; ";

    /// <summary>A day: "28 Nov 2026".</summary>
    public string Day(DateTimeOffset moment) => string.Create(CultureInfo.InvariantCulture, $"{moment.Day} {this[$"month.{moment.Month}"]} {moment.Year}");

    /// <summary>A day and the time: "28 Nov 2026, 14:05".</summary>
    public string Minute(DateTimeOffset moment) => string.Create(CultureInfo.InvariantCulture, $"{Day(moment)}, {moment:HH\\:mm}");

    /// <summary>A day and the time without the year: "28 Nov, 14:05".</summary>
    public string DayTime(DateTimeOffset moment) => string.Create(CultureInfo.InvariantCulture, $"{moment.Day} {this[$"month.{moment.Month}"]}, {moment:HH\\:mm}");

    /// <summary>How long, in its two largest units.</summary>
    public string Duration(TimeSpan span)
    {
        span = span.Duration();
        if (span.TotalDays >= 2)
            return Two("day", (long)span.TotalDays, "hour", span.Hours);
        if (span.TotalHours >= 1)
            return Two("hour", (long)span.TotalHours, "minute", span.Minutes);
        return span.TotalMinutes >= 1 ? Count("minute", (long)span.TotalMinutes) : Count("second", (long)span.TotalSeconds);
    }

    private string Two(string large, long first, string small, long second) => second > 0 ? $"{Count(large, first)} {Count(small, second)}" : Count(large, first);

    /// <summary>Which of a noun's forms a number takes, counted from 0: one, many; in Ukrainian one, few, many.</summary>
    internal int FormOf(long number) => Form(number) switch { "one" => 0, "few" => 1, _ => Language == "uk" ? 2 : 1 };

    // CLDR 46 plural rules for whole numbers.
    private string Form(long n)
    {
        if (Language != "uk")
            return n == 1 || (n == 0 && Language == "fr") ? "one" : "many";
        bool teen = n % 100 is >= 11 and <= 14;
        return teen ? "many" : (n % 10) switch { 1 => "one", >= 2 and <= 4 => "few", _ => "many" };
    }

    private static FrozenDictionary<string, string[]> Load()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("texts.tsv") ?? throw new InvalidOperationException("BUG: the program was built without its texts");
        using var reader = new StreamReader(stream);
        var rows = new Dictionary<string, string[]>(StringComparer.Ordinal);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == '#')
                continue;
            string[] fields = line.Split('\t');
            if (fields.Length != 4 || !rows.TryAdd(fields[0], fields[1..]))
                throw new InvalidOperationException($"BUG: texts.tsv: {line}");
        }

        return rows.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
