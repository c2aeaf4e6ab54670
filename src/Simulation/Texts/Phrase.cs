using System.Globalization;
using System.Text;
using Tocsin.Simulation.Randomness;

namespace Tocsin.Simulation.Texts;

/// <summary>A phrase with slots: {c} candidate, {w} word, {W} made-up name, {n} number, {v} country.</summary>
internal sealed class Phrase
{
    private readonly List<(byte[] Literal, char Slot)> _parts = [];

    public Phrase(string template, string country)
    {
        string text = template.Replace("{v}", country, StringComparison.Ordinal);
        int at = 0;
        while (at < text.Length)
        {
            int open = text.IndexOf('{', at);
            if (open < 0 || open + 2 >= text.Length || text[open + 2] != '}')
            {
                _parts.Add((Encoding.UTF8.GetBytes(text[at..]), '\0'));
                return;
            }

            _parts.Add((Encoding.UTF8.GetBytes(text[at..open]), text[open + 1]));
            at = open + 3;
        }
    }

    /// <summary>Writes the phrase, its slots filled from the random words of one post or one object.</summary>
    public void Write(LineBuffer line, Vocabulary words, byte[][] candidates, ref SplitMix64 random)
    {
        foreach (var (literal, slot) in _parts)
        {
            line.Put(literal);
            switch (slot)
            {
                case 'c':
                    line.Put(candidates[random.Below(candidates.Length)]);
                    break;
                case 'w':
                    line.Put(words.Content(ref random));
                    break;
                case 'W':
                    line.Put(words.Name(ref random));
                    break;
                case 'n':
                    line.PutNumber(2 + random.Below(97));
                    break;
                case '\0':
                    break;
                default:
                    throw new InvalidOperationException($"BUG: unknown slot {{{slot.ToString(CultureInfo.InvariantCulture)}}} in a phrase");
            }
        }
    }

    /// <summary>All phrases of a section.</summary>
    public static Phrase[] Section(Lexicon lexicon, string section, string country) =>
        [.. lexicon.Lines(section).Select(l => new Phrase(l, country))];
}
