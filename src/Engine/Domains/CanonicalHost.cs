namespace Tocsin.Engine.Domains;

/// <summary>The parts of a canonical link that are needed again once only its bytes were kept.</summary>
public static class CanonicalHost
{
    private const int Scheme = 8;

    /// <summary>The host, without a port.</summary>
    public static ReadOnlySpan<byte> Of(ReadOnlySpan<byte> link)
    {
        var rest = link[Math.Min(Scheme, link.Length)..];
        int end = rest.IndexOfAny((byte)'/', (byte)'?', (byte)':');
        return end < 0 ? rest : rest[..end];
    }

    /// <summary>The words of the address that name an article: its longest path segment, without a suffix such as .html.</summary>
    /// <remarks>Empty unless it has at least <paramref name="words"/> words with hyphens or underscores between, so that no section or number is taken for one.</remarks>
    public static ReadOnlySpan<byte> Slug(ReadOnlySpan<byte> link, int words = 4)
    {
        var rest = link[Math.Min(Scheme, link.Length)..];
        int path = rest.IndexOf((byte)'/');
        if (path < 0)
            return default;
        rest = rest[(path + 1)..];
        int query = rest.IndexOf((byte)'?');
        if (query >= 0)
            rest = rest[..query];
        ReadOnlySpan<byte> best = default;
        foreach (var range in rest.Split((byte)'/'))
        {
            if (rest[range].Length > best.Length)
                best = rest[range];
        }

        int dot = best.LastIndexOf((byte)'.');
        if (dot > 0 && best.Length - dot <= 6)
            best = best[..dot];
        int breaks = best.Count((byte)'-') + best.Count((byte)'_');
        return breaks + 1 >= words && best.Length >= 5 * words && best.Length - breaks - CountDigits(best) >= 4 * words ? best : default;
    }

    private static int CountDigits(ReadOnlySpan<byte> text)
    {
        int digits = 0;
        foreach (byte b in text)
            digits += b is >= (byte)'0' and <= (byte)'9' ? 1 : 0;
        return digits;
    }
}
