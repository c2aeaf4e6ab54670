namespace Tocsin.Logs.Matching;

/// <summary>Reads IP addresses out of lines without allocating.</summary>
internal static class Addresses
{
    private const int Longest6 = 45;

    /// <summary>Reads four decimal numbers with dots between; leading zeros are no address.</summary>
    public static bool TryParse4(ReadOnlySpan<byte> text, out uint address)
    {
        address = 0;
        if (text.Length is < 7 or > 15)
            return false;
        int part = -1;
        uint value = 0;
        foreach (byte b in text)
        {
            if (b == (byte)'.')
            {
                if (part < 0)
                    return false;
                value = (value << 8) | (uint)part;
                part = -1;
                continue;
            }

            if (part == 0)
                return false;
            part = (Math.Max(part, 0) * 10) + (b - '0');
            if (part > 255)
                return false;
        }

        address = (value << 8) | (uint)Math.Max(part, 0);
        return part >= 0;
    }

    /// <summary>Where a run of hex digits and colons ends.</summary>
    public static int End6(ReadOnlySpan<byte> line, int start)
    {
        int end = start;
        while (end < line.Length && end - start <= Longest6 && (line[end] == (byte)':' || (ByteClass.Of[line[end]] & ByteClass.Hex) != 0))
            end++;
        while (end > start && line[end - 1] == (byte)':' && !(end - start > 2 && line[end - 2] == (byte)':'))
            end--;
        return end;
    }

    /// <summary>Reads an IPv6 address of at least two colons into 16 bytes.</summary>
    public static bool TryParse6(ReadOnlySpan<byte> text, Span<byte> address)
    {
        int colons = text.Count((byte)':');
        bool shortened = text.IndexOf("::"u8) >= 0;
        if (text.Length > Longest6 || colons < 2 || (colons != 7 && !shortened))
            return false;
        return TryGroups(text, address);
    }

    private static bool TryGroups(ReadOnlySpan<byte> text, Span<byte> address)
    {
        address.Clear();
        int gap = -1, group = 0, at = 0;
        while (at < text.Length)
        {
            if (text[at] == (byte)':')
            {
                if (at + 1 < text.Length && text[at + 1] == (byte)':')
                {
                    if (gap >= 0)
                        return false;
                    gap = group;
                    at += 2;
                    if (at < text.Length && text[at] == (byte)':')
                        return false;
                    continue;
                }

                if (group == 0 || at + 1 == text.Length)
                    return false;
                at++;
                continue;
            }

            int value = 0, digits = 0;
            while (at < text.Length && text[at] != (byte)':')
            {
                value = (value << 4) | (int)HexValue(text[at++]);
                if (++digits > 4)
                    return false;
            }

            if (group == 8)
                return false;
            address[group * 2] = (byte)(value >> 8);
            address[(group * 2) + 1] = (byte)value;
            group++;
        }

        return Spread(address, gap, group);
    }

    // Moves what stands behind "::" to the end.
    private static bool Spread(Span<byte> address, int gap, int groups)
    {
        if (gap < 0)
            return groups == 8;
        if (groups == 8)
            return false;
        int behind = groups - gap;
        address.Slice(gap * 2, behind * 2).CopyTo(address[(16 - (behind * 2))..]);
        address[(gap * 2)..(16 - (behind * 2))].Clear();
        return true;
    }

    /// <summary>The value of a hexadecimal digit.</summary>
    public static uint HexValue(byte b) => (uint)(b <= (byte)'9' ? b - '0' : (b | 0x20) - 'a' + 10);
}
