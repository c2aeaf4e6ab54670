namespace Tocsin.Sources.Csv;

/// <summary>Where a field lies in its chunk, without the quotes around it.</summary>
/// <param name="Start">Offset of the first byte.</param>
/// <param name="Length">Bytes.</param>
/// <param name="Doubled">True when quotes inside are doubled and must be halved on copying.</param>
internal readonly record struct CsvField(int Start, int Length, bool Doubled)
{
    /// <summary>The bytes as they stand, quotes inside still doubled.</summary>
    public ReadOnlySpan<byte> Raw(ReadOnlySpan<byte> chunk) => chunk.Slice(Start, Length);

    /// <summary>Copies the value, quotes halved.</summary>
    /// <returns>Bytes written; never more than <see cref="Length"/>.</returns>
    public int CopyTo(ReadOnlySpan<byte> chunk, Span<byte> target)
    {
        var raw = Raw(chunk);
        if (!Doubled)
        {
            raw.CopyTo(target);
            return raw.Length;
        }

        int written = 0;
        while (true)
        {
            int quote = raw.IndexOf("\"\""u8);
            if (quote < 0)
                break;
            raw[..(quote + 1)].CopyTo(target[written..]);
            written += quote + 1;
            raw = raw[(quote + 2)..];
        }

        raw.CopyTo(target[written..]);
        return written + raw.Length;
    }
}
