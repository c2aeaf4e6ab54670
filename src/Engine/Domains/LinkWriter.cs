using System.Runtime.CompilerServices;

namespace Tocsin.Engine.Domains;

/// <summary>Writes a canonical link into a buffer and knows where its parts lie.</summary>
internal ref struct LinkWriter
{
    /// <summary>The host follows "https://".</summary>
    public const int HostStart = 8;

    private readonly Span<byte> _output;
    private int _hostEnd;
    private int _pathStart;
    private int _pathEnd;
    private int _queryEnd;

    public LinkWriter(Span<byte> output)
    {
        _output = output;
        "https://"u8.CopyTo(output);
    }

    public LinkFlags Flags { get; set; }

    public int Length { get; private set; }

    public readonly ReadOnlySpan<byte> Host => _output[HostStart.._hostEnd];

    public readonly bool HasPort => _pathStart > _hostEnd;

    public readonly ReadOnlySpan<byte> Path => _output[_pathStart.._pathEnd];

    /// <summary>The query without its question mark.</summary>
    public readonly ReadOnlySpan<byte> Query => _queryEnd > _pathEnd ? _output[(_pathEnd + 1).._queryEnd] : default;

    /// <summary>Everything after an offset in the path.</summary>
    public readonly ReadOnlySpan<byte> FromPath(int offset) => _output[(_pathStart + offset)..Length];

    /// <summary>Writes a link; false, with nothing changed, when its host is malformed.</summary>
    [SkipLocalsInit]
    public bool TryWrite(scoped LinkParts parts)
    {
        Span<byte> buffer = stackalloc byte[HostNames.OutputLength];
        if (!HostNames.TryCanonicalise(parts.Host, buffer, out int length))
            return false;
        var flags = Flags;
        var host = StripHost(buffer[..length], ref flags);
        host.CopyTo(_output[HostStart..]);
        _hostEnd = _pathStart = HostStart + host.Length;
        if (!parts.Port.IsEmpty)
        {
            _output[_pathStart++] = (byte)':';
            parts.Port.CopyTo(_output[_pathStart..]);
            _pathStart += parts.Port.Length;
        }

        bool amp = false;
        _pathEnd = _pathStart + LinkPath.Write(parts.Path, _output[_pathStart..], ref amp);
        if (amp)
            flags |= LinkFlags.Amp;
        WriteQuery(parts, ref flags);
        WriteRoute(parts.Fragment);
        Flags = flags;
        return true;
    }

    /// <summary>Replaces the link by a host, a fixed piece and an id.</summary>
    public void Set(ReadOnlySpan<byte> host, ReadOnlySpan<byte> before, ReadOnlySpan<byte> id)
    {
        // The id lies in the output: it moves first.
        int idStart = HostStart + host.Length + before.Length;
        id.CopyTo(_output[idStart..]);
        host.CopyTo(_output[HostStart..]);
        before.CopyTo(_output[(HostStart + host.Length)..]);
        _hostEnd = _pathStart = HostStart + host.Length;
        Length = _queryEnd = idStart + id.Length;
        int question = before.IndexOf((byte)'?');
        _pathEnd = question < 0 ? Length : _pathStart + question;
    }

    /// <summary>Takes bytes out of the start of the path.</summary>
    public void CutPath(int length)
    {
        _output[(_pathStart + length)..Length].CopyTo(_output[_pathStart..]);
        _pathEnd -= length;
        _queryEnd -= length;
        Length -= length;
    }

    private void WriteQuery(scoped LinkParts parts, ref LinkFlags flags)
    {
        _queryEnd = _pathEnd;
        if (parts.Query.IsEmpty)
            return;
        var domain = PublicSuffixes.Registrable(Host);
        var room = _output.Slice(_pathEnd, (parts.Query.Length * 6) + 4);
        _queryEnd += LinkQuery.Write(parts.Query, domain, room, ref flags);
    }

    /// <summary>A fragment that is a route of a page ("#!/user") stays; anchors go.</summary>
    private void WriteRoute(scoped ReadOnlySpan<byte> fragment)
    {
        Length = _queryEnd;
        if (fragment.Length < 3 || !fragment.StartsWith("#!"u8))
            return;
        _output[Length++] = (byte)'#';
        Length += PercentEncoding.Normalise(fragment[1..], _output[Length..]);
    }

    private static ReadOnlySpan<byte> StripHost(Span<byte> host, ref LinkFlags flags)
    {
        while (true)
        {
            var alias = LinkRules.Instance.Alias(host);
            if (!alias.IsEmpty)
                return alias;
            var found = PrefixFlags(host, out int prefix);
            if (prefix == 0 || !PublicSuffixes.TryRegistrable(host[prefix..], out _))
                return CutMobileLabel(host, ref flags);
            flags |= found;
            host = host[prefix..];
        }
    }

    private static LinkFlags PrefixFlags(ReadOnlySpan<byte> host, out int length)
    {
        length = 4;
        if (host.StartsWith("www."u8))
            return LinkFlags.None;
        if (host.StartsWith("amp."u8))
            return LinkFlags.Amp;
        length = host.StartsWith("m."u8) ? 2 : host.StartsWith("mobile."u8) ? 7 : 0;
        return LinkFlags.Mobile;
    }

    /// <summary>Wikipedia puts the mobile label in the middle: en.m.wikipedia.org.</summary>
    private static ReadOnlySpan<byte> CutMobileLabel(Span<byte> host, ref LinkFlags flags)
    {
        if (!host.EndsWith(".m.wikipedia.org"u8))
            return host;
        flags |= LinkFlags.Mobile;
        int language = host.Length - ".m.wikipedia.org".Length;
        ".wikipedia.org"u8.CopyTo(host[language..]);
        return host[..(language + ".wikipedia.org".Length)];
    }
}
