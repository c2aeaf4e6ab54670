namespace Tocsin.Engine.Text;

/// <summary>Folds a post's text to the canonical form in which near-duplicates are compared.</summary>
/// <remarks>
/// <para>
/// Input is UTF-8 as posted; bytes that are not UTF-8 count as U+FFFD and separate words. Output is UTF-8: words of folded
/// letters with one space between, and one class byte each for runs of links (<see cref="Url"/>), mentions
/// (<see cref="Mention"/>), emoji (<see cref="Emoji"/>) and numbers (<see cref="Number"/>).
/// </para>
/// <para>
/// Letters are decomposed (NFKD, UAX #15), stripped of accents, Arabic tashkeel and Hebrew points, case folded, composed
/// again, and look-alikes of ASCII letters in other scripts become those letters (UTS #39, single letters only). Hashtags
/// lose their #, a leading "RT @name:" and a trailing ellipsis go, HTML entities are decoded, invisible characters vanish,
/// and a letter standing more than three times in a row stands three times. The result is a fixed point: normalising it
/// again changes nothing. Never throws on any input; allocates nothing.
/// </para>
/// </remarks>
public static class TextNormaliser
{
    /// <summary>Stands for links.</summary>
    public const byte Url = 1;

    /// <summary>Stands for mentions of accounts.</summary>
    public const byte Mention = 2;

    /// <summary>Stands for emoji.</summary>
    public const byte Emoji = 3;

    /// <summary>Stands for numbers.</summary>
    public const byte Number = 4;

    /// <summary>Room in bytes that <see cref="Normalise(ReadOnlySpan{byte}, Span{byte}, out TextShape)"/> asks for.</summary>
    /// <remarks>A code point grows threefold at most; with it comes the slack of vector stores.</remarks>
    public static int MaxOutputLength(int inputLength) => checked((inputLength * 3) + 32);

    /// <summary>Normalises a text.</summary>
    /// <param name="utf8">The text as posted.</param>
    /// <param name="output">At least <see cref="MaxOutputLength"/> bytes; what lies beyond the result is overwritten with junk.</param>
    /// <param name="shape">What the text consists of.</param>
    /// <returns>Bytes written.</returns>
    /// <exception cref="ArgumentException">The output is too small.</exception>
    public static int Normalise(ReadOnlySpan<byte> utf8, Span<byte> output, out TextShape shape) =>
        Normalise(utf8, output, out shape, vectorised: true);

    /// <summary>Normalises a text into a buffer that grows when it must.</summary>
    public static int Normalise(ReadOnlySpan<byte> utf8, ref byte[] buffer, out TextShape shape)
    {
        int need = MaxOutputLength(utf8.Length);
        if (buffer.Length < need)
            buffer = new byte[Math.Max(need, buffer.Length * 2)];
        return Normalise(utf8, buffer, out shape);
    }

    internal static int Normalise(ReadOnlySpan<byte> utf8, Span<byte> output, out TextShape shape, bool vectorised)
    {
        if (output.Length < MaxOutputLength(utf8.Length))
            throw new ArgumentException("BUG: the output must hold MaxOutputLength bytes", nameof(output));
        var run = new NormaliserRun(utf8, output, FoldTable.Skeleton, vectorised);
        return run.Run(out shape);
    }
}
