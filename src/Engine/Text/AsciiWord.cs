using System.Numerics;
using System.Runtime.Intrinsics;

namespace Tocsin.Engine.Text;

/// <summary>Copies a run of ASCII letters in lower case: sixteen bytes at a time, or one.</summary>
/// <remarks>Both ways give the same answer; tests hold them against each other.</remarks>
internal static class AsciiWord
{
    /// <summary>Bytes the output must have beyond the input's length, for whole-vector stores.</summary>
    public const int Slack = 16;

    /// <summary>Copies the letters at the start of <paramref name="input"/> and returns how many there are.</summary>
    /// <param name="input">Text that starts with a letter.</param>
    /// <param name="output">Room for the letters plus <see cref="Slack"/>.</param>
    /// <param name="fourfold">True when some letter stands four times in a row.</param>
    /// <param name="vectorised">False forces the scalar way.</param>
    public static int Lower(ReadOnlySpan<byte> input, Span<byte> output, out bool fourfold, bool vectorised)
    {
        if (!vectorised || !Vector128.IsHardwareAccelerated || input.Length < 17 || output.Length < 16)
            return LowerScalar(input, output, out fourfold);
        var lower = Vector128.Create(input) | Vector128.Create((byte)0x20);
        uint letters = Vector128.LessThan(lower - Vector128.Create((byte)'a'), Vector128.Create((byte)26)).ExtractMostSignificantBits();
        int length = BitOperations.TrailingZeroCount(~letters);
        if (length >= 16)
            return LowerScalar(input, output, out fourfold);
        var next = Vector128.Create(input[1..]) | Vector128.Create((byte)0x20);
        uint same = Vector128.Equals(lower, next).ExtractMostSignificantBits() & ((1u << length) - 1);
        // Bit i of same: letter i equals letter i + 1. The last letter has no next one, so its bit must not count.
        same &= letters >> 1;
        fourfold = (same & (same >> 1) & (same >> 2)) != 0;
        lower.CopyTo(output);
        return length;
    }

    private static int LowerScalar(ReadOnlySpan<byte> input, Span<byte> output, out bool fourfold)
    {
        int run = 0;
        int previous = -1;
        int i = 0;
        fourfold = false;
        for (; i < input.Length; i++)
        {
            int c = input[i] | 0x20;
            if ((uint)(c - 'a') > 25)
                break;
            run = c == previous ? run + 1 : 1;
            fourfold |= run > 3;
            output[i] = (byte)c;
            previous = c;
        }

        return i;
    }
}
