using Tocsin.Engine.Text;

namespace Tocsin.Mail.Signs;

/// <summary>Finds luring phrases of nine languages in folded text.</summary>
public sealed class LureLexicon
{
    private static readonly string[] Files = ["lures_de.txt", "lures_en.txt", "lures_es.txt", "lures_fr.txt", "lures_it.txt", "lures_nl.txt", "lures_pt.txt", "lures_ru.txt", "lures_uk.txt"];

    private const int MostPhrases = 8;

    private readonly LureKind[] _kinds;
    private readonly int[] _languages;
    private readonly string[] _phrases;
    private readonly AhoCorasick _automaton;

    /// <summary>Reads the data files.</summary>
    public LureLexicon()
    {
        var lines = Files.SelectMany((file, language) => DataFile.Lines(file).Select(line => (Line: line, Language: language))).ToList();
        var entries = lines.Select(l => l.Line.Split('\t')).ToList();
        _languages = [.. lines.Select(l => l.Language)];
        _kinds = [.. entries.Select(e => Enum.Parse<LureKind>(e[0], ignoreCase: true))];
        _phrases = [.. entries.Select(e => e[1])];
        _automaton = new AhoCorasick([.. entries.Select(e => FoldedText.Phrase(e[1]))]);
    }

    /// <summary>Distinct phrases found, by kind.</summary>
    /// <remarks>Of a kind those of one language count, the one with most: a word that looks alike in five languages is one word.</remarks>
    public IReadOnlyDictionary<LureKind, IReadOnlyList<string>> Find(string folded)
    {
        var lists = new SortedDictionary<(LureKind Kind, int Language), List<string>>();
        foreach (var match in _automaton.Find(folded))
        {
            var key = (_kinds[match.Pattern], _languages[match.Pattern]);
            if (!lists.TryGetValue(key, out var phrases))
                lists[key] = phrases = [];
            if (phrases.Count < MostPhrases && !phrases.Contains(_phrases[match.Pattern]))
                phrases.Add(_phrases[match.Pattern]);
        }

        var found = new SortedDictionary<LureKind, IReadOnlyList<string>>();
        foreach (var (key, phrases) in lists)
        {
            if (!found.TryGetValue(key.Kind, out var best) || best.Count < phrases.Count)
                found[key.Kind] = phrases;
        }

        return found;
    }
}
