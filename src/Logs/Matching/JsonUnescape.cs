using System.Globalization;
using System.Text;

namespace Tocsin.Logs.Matching;

/// <summary>Undoes the escapes of JSON strings in a line, so that names stand in it as they are.</summary>
internal static class JsonUnescape
{
    /// <summary>Writes the line without escapes.</summary>
    /// <param name="line">The line.</param>
    /// <param name="output">At least as long as the line.</param>
    /// <returns>Bytes written.</returns>
    public static int Undo(ReadOnlySpan<byte> line, Span<byte> output)
    {
        int written = 0;
        while (true)
        {
            int mark = line.IndexOf((byte)'\\');
            if (mark < 0 || mark + 1 >= line.Length)
                break;
            line[..mark].CopyTo(output[written..]);
            written += mark;
            byte kind = line[mark + 1];
            line = line[(mark + 2)..];
            if (kind == (byte)'u' && TryUnit(line, out int unit))
            {
                line = line[4..];
                written += Append(unit, ref line, output[written..]);
            }
            else
            {
                output[written++] = kind is (byte)'n' or (byte)'r' or (byte)'t' or (byte)'b' or (byte)'f' ? (byte)' ' : kind;
            }
        }

        line.CopyTo(output[written..]);
        return written + line.Length;
    }

    private static int Append(int unit, ref ReadOnlySpan<byte> line, Span<byte> output)
    {
        if (char.IsHighSurrogate((char)unit) && line.StartsWith("\\u"u8) && TryUnit(line[2..], out int low) && char.IsLowSurrogate((char)low))
        {
            line = line[6..];
            return new Rune((char)unit, (char)low).EncodeToUtf8(output);
        }

        return (Rune.TryCreate(unit, out var rune) ? rune : Rune.ReplacementChar).EncodeToUtf8(output);
    }

    private static bool TryUnit(ReadOnlySpan<byte> line, out int unit)
    {
        unit = 0;
        return line.Length >= 4 && int.TryParse(line[..4], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out unit);
    }
}
