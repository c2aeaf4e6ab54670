using Tocsin.Engine.Text;

namespace Tocsin.Mail.Signs;

/// <summary>Finds luring phrases of nine languages in folded text.</summary>
public sealed class LureLexicon
{
    private static readonly string[] Files = ["lures_de.txt", "lures_en.txt", "lures_es.txt", "lures_fr.txt", "lures_it.txt", "lures_nl.txt", "lures_pt.txt", "lures_ru.txt", "lures_uk.txt"];

    private readonly LureKind[] _kinds;
    private readonly string[] _phrases;
    private readonly AhoCorasick _automaton;

    /// <summary>Reads the data files.</summary>
    public LureLexicon()
    {
        var entries = Files.SelectMany(DataFile.Lines).Select(line => line.Split('\t')).ToList();
        _kinds = [.. entries.Select(e => Enum.Parse<LureKind>(e[0], ignoreCase: true))];
        _phrases = [.. entries.Select(e => e[1])];
        _automaton = new AhoCorasick([.. entries.Select(e => FoldedText.Phrase(e[1]))]);
    }

    /// <summary>Distinct phrases found, by kind.</summary>
    public IReadOnlyDictionary<LureKind, IReadOnlyList<string>> Find(string folded)
    {
        var found = new SortedDictionary<LureKind, IReadOnlyList<string>>();
        foreach (var match in _automaton.Find(folded))
        {
            var kind = _kinds[match.Pattern];
            if (!found.TryGetValue(kind, out var phrases))
                found[kind] = phrases = new List<string>();
            var list = (List<string>)phrases;
            if (list.Count < 8 && !list.Contains(_phrases[match.Pattern]))
                list.Add(_phrases[match.Pattern]);
        }

        return found;
    }
}
