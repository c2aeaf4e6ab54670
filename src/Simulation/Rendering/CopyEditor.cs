using System.Text;
using Tocsin.Simulation.Randomness;

namespace Tocsin.Simulation.Rendering;

/// <summary>Makes a lightly edited copy of a text.</summary>
internal static class CopyEditor
{
    private static readonly string[] Emoji = ["🔥", "😡", "👀", "❗", "🤔", "😱", "👇", "🙏"];

    // Latin letters and the Cyrillic ones that look the same, after Unicode's confusables.
    private const string Latin = "aceopxyiACEHKMOPTX";
    private const string Cyrillic = "асеорхуіАСЕНКМОРТХ";

    /// <summary>Applies a Poisson number of edits.</summary>
    public static string Edit(string text, double rate, IReadOnlyList<TextEdit> kinds, IReadOnlyList<string> hashtags, Func<string> word, ref SplitMix64 random)
    {
        if (kinds.Count == 0)
            return text;
        for (int edits = Poisson(rate, ref random); edits > 0; edits--)
            text = Apply(text, kinds[random.Below(kinds.Count)], hashtags, word, ref random);
        return text;
    }

    private static string Apply(string text, TextEdit kind, IReadOnlyList<string> hashtags, Func<string> word, ref SplitMix64 random)
    {
        var words = text.Split(' ');
        int at = random.Below(words.Length);
        switch (kind)
        {
            case TextEdit.Word:
                words[at] = word();
                break;
            case TextEdit.Case:
                words[at] = random.Chance(0.5) ? words[at].ToUpperInvariant() : words[at].ToLowerInvariant();
                break;
            case TextEdit.Typo:
                words[at] = Mistype(words[at], ref random);
                break;
            case TextEdit.Homoglyph:
                words[at] = LookAlike(words[at], ref random);
                break;
            case TextEdit.Emoji:
                return random.Chance(0.5) ? $"{text} {Emoji[random.Below(Emoji.Length)]}" : $"{Emoji[random.Below(Emoji.Length)]} {text}";
            case TextEdit.Hashtag:
                return hashtags.Count == 0 ? text : $"{text} #{hashtags[random.Below(hashtags.Count)]}";
            case TextEdit.Punctuation:
                return Punctuate(text, ref random);
            default:
                throw new InvalidOperationException($"BUG: edit {kind} has no rule");
        }

        return string.Join(' ', words);
    }

    private static string Mistype(string word, ref SplitMix64 random)
    {
        // Whole letters only: half an emoji is not text.
        if (word.Length < 4 || word.Any(char.IsSurrogate))
            return word;
        int at = 1 + random.Below(word.Length - 2);
        return random.Below(3) switch
        {
            0 => word.Remove(at, 1),
            1 => word.Insert(at, word[at].ToString()),
            _ => word[..at] + word[at + 1] + word[at] + word[(at + 2)..],
        };
    }

    private static string LookAlike(string word, ref SplitMix64 random)
    {
        var result = new StringBuilder(word);
        int start = random.Below(word.Length + 1);
        for (int i = 0; i < word.Length; i++)
        {
            int place = (start + i) % word.Length;
            int latin = Latin.IndexOf(word[place], StringComparison.Ordinal);
            int cyrillic = Cyrillic.IndexOf(word[place], StringComparison.Ordinal);
            if (latin < 0 && cyrillic < 0)
                continue;
            result[place] = latin >= 0 ? Cyrillic[latin] : Latin[cyrillic];
            break;
        }

        return result.ToString();
    }

    private static string Punctuate(string text, ref SplitMix64 random) => random.Below(3) switch
    {
        0 => text + "!!"[..(1 + random.Below(2))],
        1 => text.TrimEnd('.', '!', '?'),
        _ => text + "…",
    };

    private static int Poisson(double mean, ref SplitMix64 random)
    {
        double limit = PortableMath.Exp(-mean);
        double product = random.Unit();
        int count = 0;
        while (product > limit)
        {
            product *= random.Unit();
            count++;
        }

        return count;
    }
}
