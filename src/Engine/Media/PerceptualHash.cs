using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Numerics;

namespace Tocsin.Engine.Media;

/// <summary>A PDQ hash: 256 bits that change little when a picture is scaled, recompressed or touched up.</summary>
/// <remarks>
/// Written as 64 hexadecimal digits, bit 255 first, as hash-sharing programmes exchange it. See "The TMK+PDQF Video-Hashing
/// Algorithm and the PDQ Image-Hashing Algorithm" (Facebook 2019).
/// </remarks>
/// <param name="A">Bits 192 to 255.</param>
/// <param name="B">Bits 128 to 191.</param>
/// <param name="C">Bits 64 to 127.</param>
/// <param name="D">Bits 0 to 63.</param>
public readonly record struct PerceptualHash(ulong A, ulong B, ulong C, ulong D) : IComparable<PerceptualHash>
{
    /// <summary>Bits in which two hashes may differ and still be of one picture, as its authors advise.</summary>
    public const int MostBits = 31;

    /// <summary>Number of bits in which two hashes differ, 0 to 256; unrelated pictures differ in about 128.</summary>
    public int Distance(PerceptualHash other) =>
        BitOperations.PopCount(A ^ other.A) + BitOperations.PopCount(B ^ other.B)
        + BitOperations.PopCount(C ^ other.C) + BitOperations.PopCount(D ^ other.D);

    /// <summary>Sixteen of the bits: word 0 holds bits 0 to 15.</summary>
    /// <param name="word">0 to 15.</param>
    public ushort Word(int word) => (ushort)((word >> 2) switch { 0 => D, 1 => C, 2 => B, _ => A } >> ((word & 3) * 16));

    /// <summary>Reads 64 hexadecimal digits.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out PerceptualHash hash)
    {
        hash = default;
        Span<byte> bytes = stackalloc byte[32];
        if (text is not { Length: 64 } || Convert.FromHexString(text, bytes, out _, out _) != System.Buffers.OperationStatus.Done)
            return false;
        hash = new PerceptualHash(
            BinaryPrimitives.ReadUInt64BigEndian(bytes), BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]),
            BinaryPrimitives.ReadUInt64BigEndian(bytes[16..]), BinaryPrimitives.ReadUInt64BigEndian(bytes[24..]));
        return true;
    }

    /// <inheritdoc/>
    public int CompareTo(PerceptualHash other) => (A, B, C, D).CompareTo((other.A, other.B, other.C, other.D));

    /// <summary>Sixty-four hexadecimal digits in lower case.</summary>
    public override string ToString() => $"{A:x16}{B:x16}{C:x16}{D:x16}";

#pragma warning disable CS1591 // Order by value, as CompareTo says.
    public static bool operator <(PerceptualHash left, PerceptualHash right) => left.CompareTo(right) < 0;

    public static bool operator <=(PerceptualHash left, PerceptualHash right) => left.CompareTo(right) <= 0;

    public static bool operator >(PerceptualHash left, PerceptualHash right) => left.CompareTo(right) > 0;

    public static bool operator >=(PerceptualHash left, PerceptualHash right) => left.CompareTo(right) >= 0;
#pragma warning restore CS1591
}
