using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Tocsin.Engine.Lookalikes;

/// <summary>Reads a short host in one go: in lower case, whether it is canonical, and whether <see cref="PlainReading"/> could change it.</summary>
/// <remarks>Thirty-two letters at a time where the processor can, one at a time elsewhere; both ways say the same (a test holds them together).</remarks>
internal readonly record struct HostReading
{
    /// <summary>Longest host it reads.</summary>
    public const int Longest = 63;

    /// <summary>Room it needs.</summary>
    public const int Room = 64;

    private HostReading(ulong dots, bool strange, bool disguised)
    {
        Canonical = !strange && dots != 0 && (dots & (dots << 1)) == 0;
        Disguised = disguised;
    }

    /// <summary>Letters, digits, hyphens, underscores and single dots only.</summary>
    public bool Canonical { get; }

    /// <summary>It holds a 0, 1, q, rn or vv.</summary>
    public bool Disguised { get; }

    /// <summary>Reads a host of at most <see cref="Longest"/> bytes and leaves it in lower case.</summary>
    /// <param name="host">The host as found.</param>
    /// <param name="room"><see cref="Room"/> bytes: the host in lower case, then zeros.</param>
    public static HostReading Read(ReadOnlySpan<byte> host, Span<byte> room)
    {
        room = room[..Room];
        room.Clear();
        host.CopyTo(room);
        return Vector256.IsHardwareAccelerated ? ReadVectors(room, host.Length) : ReadScalar(room, host.Length);
    }

    /// <summary>One letter at a time.</summary>
    internal static HostReading ReadScalar(Span<byte> room, int length)
    {
        ulong dots = 0;
        bool strange = false, disguised = false;
        for (int i = 0; i < length; i++)
        {
            byte letter = room[i];
            if (letter is >= (byte)'A' and <= (byte)'Z')
                room[i] = letter |= 0x20;
            byte before = i == 0 ? (byte)0 : room[i - 1];
            dots |= letter == '.' ? 1UL << i : 0;
            strange |= letter is not ((>= (byte)'a' and <= (byte)'z') or (>= (byte)'0' and <= (byte)'9') or (byte)'-' or (byte)'_' or (byte)'.');
            disguised |= letter is (byte)'0' or (byte)'1' or (byte)'q' || (letter == 'n' && before == 'r') || (letter == 'v' && before == 'v');
        }

        return new HostReading(Ends(dots, length), strange, disguised);
    }

    /// <summary>Thirty-two letters at a time.</summary>
    [SkipLocalsInit]
    internal static HostReading ReadVectors(Span<byte> room, int length)
    {
        var low = Half.Read(room[..32]);
        var high = length > 32 ? Half.Read(room[32..]) : default;
        ulong all = ulong.MaxValue >> (64 - Math.Max(1, length));
        ulong n = low.N | ((ulong)high.N << 32), r = low.R | ((ulong)high.R << 32), v = low.V | ((ulong)high.V << 32);
        ulong known = low.Known | ((ulong)high.Known << 32), glyphs = low.Glyphs | ((ulong)high.Glyphs << 32);
        return new HostReading(
            Ends(low.Dots | ((ulong)high.Dots << 32), length), (known & all) != all || length == 0, (glyphs | (n & (r << 1)) | (v & (v << 1))) != 0);
    }

    // A dot before the first letter or after the last stands beside another, and is refused with it.
    private static ulong Ends(ulong dots, int length) => (dots & 1) != 0 || length == 0 || (dots >> (length - 1) & 1) != 0 ? 3 : dots;

    private readonly record struct Half(uint Known, uint Dots, uint Glyphs, uint N, uint R, uint V)
    {
        public static Half Read(Span<byte> room)
        {
            var letters = Vector256.Create<byte>(room);
            var upper = Vector256.LessThan(letters - Vector256.Create((byte)'A'), Vector256.Create((byte)26));
            letters |= upper & Vector256.Create((byte)0x20);
            letters.CopyTo(room);
            var dots = Is(letters, '.');
            var known = Vector256.LessThan(letters - Vector256.Create((byte)'a'), Vector256.Create((byte)26))
                | Vector256.LessThan(letters - Vector256.Create((byte)'0'), Vector256.Create((byte)10)) | dots | Is(letters, '-') | Is(letters, '_');
            var glyphs = Is(letters, '0') | Is(letters, '1') | Is(letters, 'q');
            return new Half(Bits(known), Bits(dots), Bits(glyphs), Bits(Is(letters, 'n')), Bits(Is(letters, 'r')), Bits(Is(letters, 'v')));
        }

        private static Vector256<byte> Is(Vector256<byte> letters, char letter) => Vector256.Equals(letters, Vector256.Create((byte)letter));

        private static uint Bits(Vector256<byte> mask) => mask.ExtractMostSignificantBits();
    }
}
