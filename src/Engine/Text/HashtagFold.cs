using System.Buffers;
using System.Text;

namespace Tocsin.Engine.Text;

/// <summary>Folds a hashtag, so that its spellings are one object.</summary>
/// <remarks>
/// The normaliser's fold without its look-alikes: accents, case and width go, letters of different scripts stay apart,
/// decimal digits become ASCII digits, a leading # or ＃ goes, underscores stay, and whatever cannot be in a hashtag is left
/// out. A fixed point; never throws on any bytes; allocates nothing.
/// </remarks>
public static class HashtagFold
{
    /// <summary>Room in bytes that <see cref="Fold"/> asks for.</summary>
    public static int MaxOutputLength(int inputLength) => checked((inputLength * 3) + 8);

    /// <summary>Folds a hashtag.</summary>
    /// <param name="hashtag">UTF-8, with or without its sign.</param>
    /// <param name="output">At least <see cref="MaxOutputLength"/> bytes.</param>
    /// <returns>Bytes written; 0 when nothing of it can be in a hashtag.</returns>
    /// <exception cref="ArgumentException">The output is too small.</exception>
    public static int Fold(ReadOnlySpan<byte> hashtag, Span<byte> output)
    {
        if (output.Length < MaxOutputLength(hashtag.Length))
            throw new ArgumentException("BUG: the output must hold MaxOutputLength bytes", nameof(output));
        int used = 0;
        while (!hashtag.IsEmpty)
        {
            bool valid = Rune.DecodeFromUtf8(hashtag, out var rune, out int width) == OperationStatus.Done;
            hashtag = hashtag[width..];
            if (valid)
                Add(rune.Value, output, ref used);
        }

        return used;
    }

    private static void Add(int codePoint, Span<byte> output, ref int used)
    {
        var table = FoldTable.Plain;
        uint entry = table.Get(codePoint);
        int target = FoldTable.Target(entry) is var mapped and not 0 ? mapped : codePoint;
        switch (FoldTable.Class(entry))
        {
            case FoldClass.Expansion:
                foreach (int part in table.Expansion(FoldTable.Target(entry)))
                    Add(part, output, ref used);
                break;
            case FoldClass.ComposingMark:
            case FoldClass.Jamo:
                Compose(target, output, ref used);
                break;
            case FoldClass.Letter:
            case FoldClass.Mark:
            case FoldClass.Digit:
                used += new Rune(target).EncodeToUtf8(output[used..]);
                break;
            default:
                if (codePoint == '_')
                    output[used++] = (byte)'_';
                break;
        }
    }

    private static void Compose(int mark, Span<byte> output, ref int used)
    {
        if (used > 0)
        {
            Rune.DecodeLastFromUtf8(output[..used], out var last, out int width);
            int composed = Composition.Of(last.Value, mark, FoldTable.Plain);
            if (composed != 0)
            {
                used -= width;
                mark = composed;
            }
        }

        used += new Rune(mark).EncodeToUtf8(output[used..]);
    }
}
