using System.Text;

namespace Tocsin.Simulation.Texts;

/// <summary>The word and phrase lists of one language, as they lie in its file.</summary>
internal sealed class Lexicon
{
    private readonly Dictionary<string, List<string>> _sections = new(StringComparer.Ordinal);

    private Lexicon(string language) => Language = language;

    /// <summary>en, fr or uk.</summary>
    public string Language { get; }

    /// <summary>The lines of a section.</summary>
    public IReadOnlyList<string> Lines(string section) => _sections[section];

    /// <summary>The words of a section, split at spaces; a section may hold the empty word by starting with two spaces.</summary>
    public string[] Words(string section) => string.Join(' ', _sections[section]).Split(' ');

    /// <summary>Loads the lists of a language.</summary>
    public static Lexicon Load(string language)
    {
        using var stream = typeof(Lexicon).Assembly.GetManifestResourceStream("words." + language)
            ?? throw new InvalidOperationException($"BUG: no words for language '{language}'");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var lexicon = new Lexicon(language);
        List<string> current = [];
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0 || line.StartsWith("# ", StringComparison.Ordinal))
                continue;
            if (line[0] != '[')
            {
                current.Add(line);
                continue;
            }

            int close = line.IndexOf(']', StringComparison.Ordinal);
            current = lexicon._sections[line[1..close]] = [];
            if (close + 2 <= line.Length)
                current.Add(line[(close + 2)..]);
        }

        return lexicon;
    }
}
