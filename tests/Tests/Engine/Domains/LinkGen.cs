using System.Text;
using CsCheck;

namespace Tocsin.Tests.Engine.Domains;

/// <summary>Random links: bytes of any kind, and hostile ones glued together from telling pieces.</summary>
internal static class LinkGen
{
    private static readonly string[] Starts =
    [
        "", "http://", "https://", "//", "HTTP:", "http://a@", "https://www.", "http://m.", "http://amp.", "http://mobile.",
        "https://youtube.com/", "https://youtu.be/", "https://x.com/", "https://twitter.com/a/status/", "https://t.me/s/", "https://google.com/amp/s/",
        "https://google.com/url?q=", "https://l.facebook.com/l.php?u=http%3A%2F%2F", "https://cdn.ampproject.org/c/s/", "https://href.li/?",
        "https://www.google.de/amp/", "https://vk.com/away.php?to=https%3A", "http://en.m.wikipedia.org/", "http://example.com/",
    ];

    private static readonly string[] Pieces =
    [
        "example.com", "a", "b.co.uk", "bücher", "xn--", "рф", ".", "..", "/", "//", "/./", "/../", "\\", "?", "&", "=", "#", "#!", "%", "%2", "%2F", "%2e", "%41", "%25",
        "%61mp;", "amp;", "amp", "/amp", "index.html", "index.php", "utm_source=1", "v=abc", "v=", "fbclid", ":", ":80", ":443", ":08", "@", "[", "]", "[::1]", " ", "\u00AD", "。",
        "www.", "m.", "s", "i", "status", "/status/", "/statuses/", "123", "web", "watch", "/watch?", "shorts/", "embed/", "v/", "live/", "url=", "q=", "u=", "http%3A%2F%2F", "https://",
        "google.com", "/url?", "/amp/s/", "youtube.com", "twitter.com", "\u0000", "\u0301", "'", "\"", "<", "|", "+", ";", "~", "🎉", "a=1", "A=1", "outputType=amp",
    ];

    /// <summary>Any bytes.</summary>
    public static Gen<byte[]> Bytes { get; } = Gen.Byte.Array[0, 60];

    /// <summary>A telling start and telling pieces in any order.</summary>
    public static Gen<byte[]> Links { get; } = Gen.Select(
        Gen.Int[0, Starts.Length - 1],
        Gen.Int[0, Pieces.Length - 1].Array[0, 14],
        (start, pieces) => Encoding.UTF8.GetBytes(Starts[start] + string.Concat(pieces.Select(p => Pieces[p]))));
}
