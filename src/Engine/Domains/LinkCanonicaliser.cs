using System.Runtime.CompilerServices;
using Tocsin.Engine.Model;

namespace Tocsin.Engine.Domains;

/// <summary>Gives one spelling to all links that lead to one page.</summary>
/// <remarks>
/// <para>
/// The result is "https://host[:port][/path][?query][#!route]" in ASCII: RFC 3986 normalisation, internationalised hosts in
/// Punycode, www., mobile and AMP hosts and AMP paths unified, redirect pages replaced by their target, tracking parameters
/// left out and the rest sorted, and one form for videos, posts and channels of the large platforms. Nothing is fetched:
/// a shortened link stays itself and is marked.
/// </para>
/// <para>
/// The result is a fixed point: canonicalising it again changes nothing, unless it was cut off. Input beyond
/// <see cref="MaxInput"/> bytes is cut off and flagged. Never throws on any input; allocates nothing.
/// </para>
/// </remarks>
public static class LinkCanonicaliser
{
    /// <summary>Bytes of a link that are looked at.</summary>
    public const int MaxInput = 8192;

    // More redirect pages inside one another than this are an attack, not a link.
    private const int MaxRounds = 16;

    /// <summary>Room in bytes that <see cref="TryCanonicalise"/> asks for.</summary>
    public static int MaxOutputLength(int inputLength) => (Math.Min(inputLength, MaxInput) * 6) + 512;

    /// <summary>Canonicalises a link.</summary>
    /// <param name="url">The link as posted, with or without http://.</param>
    /// <param name="output">At least <see cref="MaxOutputLength"/> bytes; also used as scratch.</param>
    /// <param name="result">Where the parts lie in the output.</param>
    /// <returns>False when it is no web link: no host, a malformed host, another scheme, redirects without end.</returns>
    /// <exception cref="ArgumentException">The output is too small.</exception>
    [SkipLocalsInit]
    public static bool TryCanonicalise(ReadOnlySpan<byte> url, Span<byte> output, out CanonicalLink result)
    {
        result = default;
        if (output.Length < MaxOutputLength(url.Length))
            throw new ArgumentException("BUG: the output must hold MaxOutputLength bytes", nameof(output));
        var flags = LinkFlags.None;
        url = url.Trim(" \t\r\n"u8);
        if (url.Length > MaxInput)
        {
            url = url[..MaxInput];
            flags = LinkFlags.CutOff;
        }

        var writer = new LinkWriter(output) { Flags = flags };
        if (!LinkParts.TryParse(url, schemeNeeded: false, out var parts) || !writer.TryWrite(parts))
            return false;
        for (int round = 0; LinkSites.Rewrite(ref writer) || Unwrap(ref writer); round++)
        {
            if (round == MaxRounds)
                return false;
        }

        result = Describe(writer);
        return true;
    }

    /// <summary>Replaces a redirect or AMP viewer page by its target; false when it is none.</summary>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static bool Unwrap(ref LinkWriter writer)
    {
        if (!LinkSites.TryTarget(writer, out var target, out bool amp))
            return false;
        Span<byte> scratch = stackalloc byte[MaxInput + 8];
        int length = 0;
        if (amp)
        {
            "https://"u8.CopyTo(scratch);
            length = 8;
        }

        if (target.Length > MaxInput)
            return false;
        if (amp)
            target.CopyTo(scratch[length..]);
        length += amp ? target.Length : PercentEncoding.Decode(target, scratch);
        if (!LinkParts.TryParse(scratch[..length], schemeNeeded: true, out var parts) || parts.Host.IndexOf((byte)'.') <= 0)
            return false;
        if (!writer.TryWrite(parts))
            return false;
        writer.Flags |= amp ? LinkFlags.Amp : LinkFlags.Unwrapped;
        return true;
    }

    private static CanonicalLink Describe(in LinkWriter writer)
    {
        var host = writer.Host;
        var flags = writer.Flags;
        if (HostNames.IsIpAddress(host))
            flags |= LinkFlags.Ip;
        if (host.EndsWith(".onion"u8))
            flags |= LinkFlags.Onion;
        if (LinkRules.Instance.IsShortener(host))
            flags |= LinkFlags.Shortener;
        var domain = PublicSuffixes.TryRegistrable(host, out int start)
            ? new Slice(LinkWriter.HostStart + start, host.Length - start)
            : default;
        return new CanonicalLink(writer.Length, new Slice(LinkWriter.HostStart, host.Length), domain, flags);
    }
}
