using System.Text;
using Tocsin.Simulation.Randomness;

namespace Tocsin.Simulation.Texts;

/// <summary>The words of one language as UTF-8, each in lower and in capital case, drawn by Zipf's law.</summary>
/// <remarks>
/// A few hundred everyday words carry a good third of all tokens, as in any text; next come nouns, verbs and adjectives; the
/// long tail is composed of syllables, so that posts of strangers share no long passages. No word holds a character that
/// JSON escapes.
/// </remarks>
internal sealed class Vocabulary
{
    private const int SyntheticWords = 6000;
    private const double CommonShare = 0.4;
    private const double ContentShare = 0.45;

    private readonly byte[] _bytes;
    private readonly int[] _ends;
    private readonly AliasTable _any;
    private readonly AliasTable _content;
    private readonly AliasTable _names = AliasTable.Zipf(SyntheticWords, 0.7, 10);
    private readonly int _common;
    private readonly int _real;

    public Vocabulary(Lexicon lexicon)
    {
        var common = lexicon.Words("common");
        _common = common.Length;
        var content = lexicon.Words("content");
        _real = _common + content.Length;
        string[] words = [.. common, .. content, .. Compose(lexicon, SyntheticWords, [.. common, .. content])];
        using var arena = new MemoryStream();
        _ends = new int[words.Length * 2];
        for (int i = 0; i < words.Length; i++)
        {
            arena.Write(Encoding.UTF8.GetBytes(words[i]));
            _ends[2 * i] = (int)arena.Length;
            arena.Write(Encoding.UTF8.GetBytes(char.ToUpperInvariant(words[i][0]) + words[i][1..]));
            _ends[(2 * i) + 1] = (int)arena.Length;
        }

        _bytes = arena.ToArray();
        var weights = new double[words.Length];
        Fill(weights.AsSpan(0, _common), CommonShare, 0.8, 3);
        Fill(weights.AsSpan(_common, content.Length), ContentShare, 0.2, 20);
        Fill(weights.AsSpan(_real), 1 - CommonShare - ContentShare, 0.8, 20);
        _any = new AliasTable(weights);
        _content = new AliasTable(weights.AsSpan(_common));
    }

    /// <summary>Any word.</summary>
    public ReadOnlySpan<byte> Word(ref SplitMix64 random, bool capital) => At(_any.Pick(random.Next()), capital);

    /// <summary>A word that carries meaning: never one of the everyday ones.</summary>
    public ReadOnlySpan<byte> Content(ref SplitMix64 random) => At(_common + _content.Pick(random.Next()), capital: false);

    /// <summary>A made-up name.</summary>
    public ReadOnlySpan<byte> Name(ref SplitMix64 random) => At(_real + _names.Pick(random.Next()), capital: true);

    /// <summary>A made-up word in lower case and ASCII letters only, in languages that have such.</summary>
    public ReadOnlySpan<byte> Slug(ref SplitMix64 random) => At(_real + _names.Pick(random.Next()), capital: false);

    private ReadOnlySpan<byte> At(int word, bool capital)
    {
        int slot = (2 * word) + (capital ? 1 : 0);
        int start = slot == 0 ? 0 : _ends[slot - 1];
        return _bytes.AsSpan(start, _ends[slot] - start);
    }

    private static void Fill(Span<double> weights, double mass, double exponent, double shift)
    {
        double sum = 0;
        for (int i = 0; i < weights.Length; i++)
            sum += weights[i] = PortableMath.Pow(i + shift, -exponent);
        foreach (ref double w in weights)
            w *= mass / sum;
    }

    /// <summary>Different made-up words of one to three syllables, the same on every machine.</summary>
    public static List<string> Compose(Lexicon lexicon, int count, HashSet<string> taken)
    {
        var begin = lexicon.Words("begin");
        var middle = lexicon.Words("middle");
        var end = lexicon.Words("end");
        var random = new RandomStream(0, "words." + lexicon.Language);
        var words = new List<string>(count);
        var builder = new StringBuilder();
        while (words.Count < count)
        {
            builder.Clear();
            int syllables = 1 + (random.Chance(0.85) ? 1 : 0) + (random.Chance(0.25) ? 1 : 0);
            for (int s = 0; s < syllables; s++)
                builder.Append(begin[random.Below(begin.Length)]).Append(middle[random.Below(middle.Length)]);
            builder.Append(end[random.Below(end.Length)]);
            string word = builder.ToString();
            if (taken.Add(word))
                words.Add(word);
        }

        return words;
    }
}
