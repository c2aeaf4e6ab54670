using System.Text;

namespace Tocsin.Engine.Domains;

/// <summary>A link cut into its raw parts, as RFC 3986 and browsers do it.</summary>
internal readonly ref struct LinkParts
{
    public ReadOnlySpan<byte> Host { get; private init; }

    /// <summary>The port's digits; empty when it is the default one.</summary>
    public ReadOnlySpan<byte> Port { get; private init; }

    public ReadOnlySpan<byte> Path { get; private init; }

    public ReadOnlySpan<byte> Query { get; private init; }

    /// <summary>The fragment with its #.</summary>
    public ReadOnlySpan<byte> Fragment { get; private init; }

    /// <summary>Cuts a link up; false when it is no web link.</summary>
    /// <param name="link">The link, with or without http://.</param>
    /// <param name="schemeNeeded">True refuses links without http(s)://.</param>
    /// <param name="parts">The parts.</param>
    public static bool TryParse(ReadOnlySpan<byte> link, bool schemeNeeded, out LinkParts parts)
    {
        parts = default;
        bool hasScheme = TrySkipScheme(ref link);
        if (!hasScheme && schemeNeeded)
            return false;
        int end = link.IndexOfAny("/?#\\"u8);
        var authority = end < 0 ? link : link[..end];
        var rest = end < 0 ? default : link[end..];
        int at = authority.LastIndexOf((byte)'@');
        // Without a scheme this is an e-mail address.
        if (at >= 0 && !hasScheme)
            return false;
        authority = authority[(at + 1)..];
        if (!TrySplitPort(authority, out var host, out var port) || (!hasScheme && host.IndexOf((byte)'.') <= 0))
            return false;

        int hash = rest.IndexOf((byte)'#');
        var fragment = hash < 0 ? default : rest[hash..];
        rest = hash < 0 ? rest : rest[..hash];
        int question = rest.IndexOf((byte)'?');
        parts = new LinkParts
        {
            Host = host,
            Port = port,
            Path = question < 0 ? rest : rest[..question],
            Query = question < 0 ? default : rest[(question + 1)..],
            Fragment = fragment,
        };
        return true;
    }

    private static bool TrySkipScheme(ref ReadOnlySpan<byte> link)
    {
        int skip = 0;
        if (link.Length > 5 && Ascii.EqualsIgnoreCase(link[..4], "http"u8))
            skip = link[4] == (byte)':' ? 5 : (link[4] | 0x20) == 's' && link[5] == (byte)':' ? 6 : 0;
        var rest = link[skip..];
        if (!rest.StartsWith("//"u8))
            return false;
        link = rest[2..];
        return true;
    }

    /// <summary>Splits host and port; a colon followed by anything but digits is another scheme ("mailto:").</summary>
    private static bool TrySplitPort(ReadOnlySpan<byte> authority, out ReadOnlySpan<byte> host, out ReadOnlySpan<byte> port)
    {
        host = authority;
        port = default;
        int colon = authority[(authority.LastIndexOf((byte)']') + 1)..].LastIndexOf((byte)':');
        if (colon < 0)
            return !host.IsEmpty;
        colon += authority.LastIndexOf((byte)']') + 1;
        host = authority[..colon];
        port = authority[(colon + 1)..].TrimStart((byte)'0');
        if (port.ContainsAnyExceptInRange((byte)'0', (byte)'9') || port.Length > 5)
            return false;
        if (port.SequenceEqual("80"u8) || port.SequenceEqual("443"u8))
            port = default;
        return !host.IsEmpty;
    }
}
