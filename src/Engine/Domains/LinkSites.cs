namespace Tocsin.Engine.Domains;

/// <summary>Rules for single platforms. Each works on a canonical link and gives a canonical link.</summary>
internal static class LinkSites
{
    private const int MaxId = 64;

    /// <summary>Rewrites a platform's link to its one form; false when nothing changes.</summary>
    public static bool Rewrite(ref LinkWriter link)
    {
        if (link.HasPort)
            return false;
        var host = link.Host;
        if (host.SequenceEqual("youtube.com"u8))
            return YouTube(ref link);
        if (host.SequenceEqual("youtu.be"u8))
            return ShortYouTube(ref link);
        if (host.SequenceEqual("x.com"u8))
            return XStatus(ref link);
        return host.SequenceEqual("t.me"u8) && Telegram(ref link);
    }

    /// <summary>The target of a redirect page (percent-encoded) or of an AMP viewer (without scheme).</summary>
    public static bool TryTarget(in LinkWriter link, out ReadOnlySpan<byte> target, out bool amp)
    {
        amp = false;
        target = default;
        if (link.HasPort)
            return false;
        int start = AmpPrefix(link.Host, link.Path);
        amp = start > 0;
        if (amp)
            target = link.FromPath(start);
        return amp || LinkRules.Instance.TryTarget(link.Host, link.Path, link.Query, out target);
    }

    private static int AmpPrefix(ReadOnlySpan<byte> host, ReadOnlySpan<byte> path)
    {
        if (path.StartsWith("/amp/"u8) && (LinkRules.IsHost(host, "google.*"u8) || host.SequenceEqual("bing.com"u8)))
            return path.StartsWith("/amp/s/"u8) ? 7 : 5;
        if (path.Length < 4 || path[2] != (byte)'/' || !(host.EndsWith(".cdn.ampproject.org"u8) || host.SequenceEqual("cdn.ampproject.org"u8)))
            return 0;
        return path[2..].StartsWith("/s/"u8) ? 5 : 3;
    }

    private static bool YouTube(ref LinkWriter link)
    {
        var path = link.Path;
        if (path.SequenceEqual("/watch"u8))
        {
            var video = LinkQuery.Value(link.Query, "v"u8);
            bool done = video.IsEmpty || (link.Query.Length == video.Length + 2 && link.FromPath(0).Length == path.Length + video.Length + 3);
            if (!done)
                link.Set("youtube.com"u8, "/watch?v="u8, video);
            return !done;
        }

        int prefix = path.StartsWith("/shorts/"u8) ? 8 : path.StartsWith("/embed/"u8) ? 7 : path.StartsWith("/live/"u8) ? 6
            : path.StartsWith("/v/"u8) ? 3 : 0;
        return prefix > 0 && SetVideo(ref link, path[prefix..]);
    }

    private static bool ShortYouTube(ref LinkWriter link) => link.Path.Length > 1 && SetVideo(ref link, link.Path[1..]);

    private static bool SetVideo(ref LinkWriter link, ReadOnlySpan<byte> id)
    {
        int slash = id.IndexOf((byte)'/');
        if (slash >= 0)
            id = id[..slash];
        // In a query & would start another parameter.
        if (id.IsEmpty || id.Length > MaxId || id.Contains((byte)'&'))
            return false;
        link.Set("youtube.com"u8, "/watch?v="u8, id);
        return true;
    }

    /// <summary>x.com/name/status/1 becomes x.com/i/status/1: the name may be anything, and changes.</summary>
    private static bool XStatus(ref LinkWriter link)
    {
        var path = link.Path;
        int start = path.IndexOf("/status/"u8) is var at and > 0 ? at + 8 : path.IndexOf("/statuses/"u8) is var old and > 0 ? old + 10 : 0;
        if (start == 0)
            return false;
        var user = path[1..(start - 1)];
        if (user[..user.LastIndexOf((byte)'/')] is var name && name.Contains((byte)'/') && !name.SequenceEqual("i/web"u8))
            return false;
        var id = path[start..];
        int length = id.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        if (length >= 0 && id[length] == (byte)'/')
            id = id[..length];
        else if (length >= 0)
            return false;
        bool done = id.IsEmpty || id.Length > MaxId
            || (path.StartsWith("/i/status/"u8) && start == 10 && link.FromPath(0).Length == start + id.Length);
        if (!done)
            link.Set("x.com"u8, "/i/status/"u8, id);
        return !done;
    }

    private static bool Telegram(ref LinkWriter link)
    {
        if (!link.Path.StartsWith("/s/"u8))
            return false;
        link.CutPath(2);
        return true;
    }
}
