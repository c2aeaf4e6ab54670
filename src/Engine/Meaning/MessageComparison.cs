using System.Text;
using Tocsin.Engine.Text;

namespace Tocsin.Engine.Meaning;

/// <summary>Tells copypasta, rewording and translation apart, for two texts known to say the same.</summary>
/// <remarks>
/// As D3lta does (Viginum, 2023): texts in two languages are a translation; in one language, copypasta when the Levenshtein
/// ratio reaches <see cref="CopyRatio"/>, else a rewording. The ratio is of folded texts, where D3lta takes them raw.
/// </remarks>
public static class MessageComparison
{
    /// <summary>Levenshtein ratio from which texts of one language are copies.</summary>
    public const double CopyRatio = 0.693;

    /// <summary>Compares two texts.</summary>
    /// <param name="a">One text as posted.</param>
    /// <param name="b">The other.</param>
    /// <param name="languageA">ISO code of its language as the source states it; "" when it does not, and it is guessed if need be.</param>
    /// <param name="languageB">That of the other.</param>
    public static MessageKind Compare(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b, string languageA = "", string languageB = "")
    {
        byte[] x = [], y = [];
        int xLength = TextNormaliser.Normalise(a, ref x, out var xShape);
        int yLength = TextNormaliser.Normalise(b, ref y, out var yShape);

        // Copies are copies whatever a source says of their language: it guesses too, and short texts badly.
        if (TextSimilarity.IsSimilar(x.AsSpan(0, xLength), y.AsSpan(0, yLength), CopyRatio) && !(Differ(languageA, languageB) && xShape.Script != yShape.Script))
            return MessageKind.Copypasta;
        string first = Main(languageA), second = Main(languageB);
        if (first.Length == 0)
            first = LanguageGuess.Of(Encoding.UTF8.GetString(a));
        if (second.Length == 0)
            second = LanguageGuess.Of(Encoding.UTF8.GetString(b));
        return Differ(first, second) ? MessageKind.Translation : MessageKind.Rewording;
    }

    private static bool Differ(string a, string b) => a.Length > 0 && b.Length > 0 && !a.Equals(b, StringComparison.OrdinalIgnoreCase);

    // "en-GB" and "en" are one language; "und" and "qme" are what platforms write for none.
    private static string Main(string language)
    {
        string main = language.Split('-', '_')[0];
        return main is "und" || main.StartsWith('q') ? "" : main;
    }
}
