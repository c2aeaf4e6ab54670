namespace Tocsin.Engine.Lookalikes;

/// <summary>A host with the commonest ASCII disguises undone: rn read as m, vv as w, 0 as o, 1 as l, q as g.</summary>
/// <remarks>Milder than <see cref="VisualSkeleton"/>: what comes out is meant to be words again, and a q is only read as g where no u follows.</remarks>
internal static class PlainReading
{
    private static readonly bool[] Disguise = [.. Enumerable.Range(0, 256).Select(b => b is 'r' or 'v' or '0' or '1' or 'q')];

    /// <summary>Writes the reading; never longer than the text.</summary>
    /// <returns>Bytes written.</returns>
    public static int Write(ReadOnlySpan<byte> text, Span<byte> output)
    {
        int used = 0;
        for (int i = 0; i < text.Length; i++)
        {
            byte letter = text[i];
            if (!Disguise[letter])
            {
                output[used++] = letter;
                continue;
            }

            byte next = i + 1 < text.Length ? text[i + 1] : (byte)0;
            bool amongLetters = (i > 0 && char.IsAsciiLetter((char)text[i - 1])) || char.IsAsciiLetter((char)next);
            switch (letter)
            {
                case (byte)'r' when next == 'n':
                    letter = (byte)'m';
                    i++;
                    break;
                case (byte)'v' when next == 'v':
                    letter = (byte)'w';
                    i++;
                    break;
                case (byte)'0' when amongLetters:
                    letter = (byte)'o';
                    break;
                case (byte)'1' when amongLetters:
                    letter = (byte)'l';
                    break;
                case (byte)'q' when next != 'u':
                    letter = (byte)'g';
                    break;
            }

            output[used++] = letter;
        }

        return used;
    }
}
