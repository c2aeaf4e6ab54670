using System.Text;
using Tocsin.Simulation.Randomness;
using Tocsin.Simulation.Texts;

namespace Tocsin.Simulation.Rendering;

/// <summary>Says a text in other words, as far as that shows on its surface: names and numbers stay, other words change, and their order.</summary>
internal static class Rewording
{
    private const int Clause = 4;

    /// <summary>Another wording.</summary>
    /// <param name="text">The message.</param>
    /// <param name="kept">Share of ordinary words that stay, 0 to 1.</param>
    /// <param name="words">The language of the wording.</param>
    /// <param name="random">Decides.</param>
    public static string Of(string text, double kept, Vocabulary words, ref SplitMix64 random)
    {
        string[] given = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var clauses = new List<string[]>();
        for (int start = 0; start < given.Length; start += Clause)
        {
            var clause = new List<string>();
            for (int i = start; i < Math.Min(start + Clause, given.Length); i++)
            {
                string word = given[i].Trim('.', ',', '?', '!', ':');
                bool anchor = i > 0 && word.Length > 1 && (char.IsUpper(word[0]) || word.Any(char.IsAsciiDigit));
                if (anchor || random.Chance(kept))
                    clause.Add(word);
                else if (random.Chance(0.9))
                    clause.Add(Encoding.UTF8.GetString(words.Word(ref random, capital: false)));
            }

            clauses.Add([.. clause]);
        }

        for (int i = clauses.Count - 1; i > 0; i--)
        {
            int j = random.Below(i + 1);
            (clauses[i], clauses[j]) = (clauses[j], clauses[i]);
        }

        return string.Join(' ', clauses.SelectMany(c => c)) + "..!?"[random.Below(4)];
    }
}
