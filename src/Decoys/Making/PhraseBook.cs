using System.Text;

namespace Tocsin.Decoys.Making;

/// <summary>The phrases of one language: sections of lines, from <c>Data/phrases.XX.txt</c>.</summary>
internal sealed class PhraseBook
{
    private static readonly Lazy<Dictionary<string, PhraseBook>> Books = new(() => DecoyMaker.Languages.ToDictionary(l => l, Load, StringComparer.Ordinal));
    private readonly Dictionary<string, string[]> _sections;

    private PhraseBook(Dictionary<string, string[]> sections) => _sections = sections;

    public static PhraseBook Of(string language) => Books.Value[language];

    public IReadOnlyList<string> All(string section) =>
        _sections.TryGetValue(section, out string[]? lines) ? lines : throw new InvalidOperationException($"BUG: no phrases [{section}]");

    public string One(string section) => All(section)[0].Trim('"');

    /// <summary>The lines of a data file, without comments.</summary>
    public static IReadOnlyList<string> Lines(string name)
    {
        using var stream = typeof(PhraseBook).Assembly.GetManifestResourceStream($"decoys/{name}.txt")
            ?? throw new InvalidOperationException($"BUG: {name} is not in the program");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.TrimEnd('\r')).Where(l => !l.StartsWith('#'))];
    }

    private static PhraseBook Load(string language)
    {
        var sections = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        List<string> section = [];
        foreach (string line in Lines($"phrases.{language}"))
        {
            if (line.StartsWith('[') && line.EndsWith(']'))
                sections[line[1..^1]] = section = [];
            else
                section.Add(line);
        }

        return new PhraseBook(sections.ToDictionary(s => s.Key, s => s.Value.ToArray(), StringComparer.Ordinal));
    }
}
