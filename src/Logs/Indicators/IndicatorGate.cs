using System.Globalization;
using System.Net;
using System.Text;
using Tocsin.Engine.Domains;

namespace Tocsin.Logs.Indicators;

/// <summary>Keeps out indicators that would touch everybody, and marks those that touch many.</summary>
/// <remarks>Feeds do hold <c>com</c>, 0.0.0.0 and the hash of the empty file. One such line would bury every other alarm.</remarks>
public sealed class IndicatorGate(AllowList allow)
{
    private const int RefusedBelow4 = 8;
    private const int WeakBelow4 = 16;
    private const int RefusedBelow6 = 20;
    private const int WeakBelow6 = 32;

    // Blocks that RFC 6890 and its successors set aside. The three for documentation stay: examples are written with them.
    private static readonly IPNetwork[] Reserved =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.168.0.0/16", "224.0.0.0/3",
            "::/16", "fc00::/7", "fe80::/10", "ff00::/8",
        }.Select(n => IPNetwork.Parse(n)),
    ];

    private static readonly HashSet<string> Empty = new(StringComparer.Ordinal)
    {
        "d41d8cd98f00b204e9800998ecf8427e",
        "da39a3ee5e6b4b0d3255bfef95601890afd80709",
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    };

    /// <summary>Judges one atom.</summary>
    /// <param name="atom">The atom.</param>
    /// <param name="reason">Why it is refused or weak; empty when neither.</param>
    /// <returns>False when it is refused.</returns>
    public bool Admits(Atom atom, out string reason)
    {
        reason = "";
        return atom.Kind switch
        {
            AtomKind.Domain or AtomKind.Host => Name(atom.Text, out reason),
            AtomKind.Address => Address(atom.Text, out reason),
            AtomKind.Hash => Hash(atom.Text, out reason),
            _ => true,
        };
    }

    private bool Name(string host, out string reason)
    {
        reason = "";
        var bytes = Encoding.ASCII.GetBytes(host);
        if (!PublicSuffixes.TryRegistrable(bytes, out _, privateSection: false))
            reason = "public suffix or bare label: everything below it would match";
        else if (allow.HasHost(host) || (host.StartsWith("www.", StringComparison.Ordinal) && allow.HasHost(host[4..])))
            reason = "on an allow list";
        if (reason.Length > 0)
            return false;
        if (!PublicSuffixes.TryRegistrable(bytes, out _))
            reason = "hosting platform whose customers have nothing to do with one another";
        else if (allow.Above(host) is { } above)
            reason = $"below {above}, which is on an allow list";
        return true;
    }

    private bool Address(string text, out string reason)
    {
        int slash = text.IndexOf('/', StringComparison.Ordinal);
        var ip = IPAddress.Parse(slash < 0 ? text : text[..slash]);
        bool four = ip.GetAddressBytes().Length == 4;
        int bits = slash < 0 ? (four ? 32 : 128) : int.Parse(text.AsSpan(slash + 1), CultureInfo.InvariantCulture);
        reason = "";
        if (bits < (four ? RefusedBelow4 : RefusedBelow6))
            reason = $"network wider than /{(four ? RefusedBelow4 : RefusedBelow6)}";
        else if (Reserved.Any(r => r.Contains(ip)))
            reason = "private or reserved address: it is nobody's in particular";
        else if (allow.HasAddress(text))
            reason = "on an allow list";
        if (reason.Length > 0)
            return false;
        if (bits < (four ? WeakBelow4 : WeakBelow6))
            reason = $"network wider than /{(four ? WeakBelow4 : WeakBelow6)}: many strangers share it";
        return true;
    }

    private static bool Hash(string hex, out string reason)
    {
        reason = Empty.Contains(hex) ? "hash of the empty file" : hex.AsSpan().IndexOfAnyExcept('0') < 0 ? "hash of nothing but zeros" : "";
        return reason.Length == 0;
    }
}
