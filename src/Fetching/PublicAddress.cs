using System.Net;
using System.Net.Sockets;

namespace Tocsin.Fetching;

/// <summary>Which internet addresses lead outside: everything that a registry reserves for another purpose is refused.</summary>
/// <remarks>IANA's special-purpose registries for IPv4 (RFC 6890 and after) and IPv6; of IPv6 only 2000::/3 is taken, and within it neither what embeds an IPv4 address nor what is reserved.</remarks>
public static class PublicAddress
{
    private static readonly (IPNetwork Range, string Why)[] Refused =
    [
        (IPNetwork.Parse("0.0.0.0/8"), "this network"),
        (IPNetwork.Parse("10.0.0.0/8"), "private"),
        (IPNetwork.Parse("100.64.0.0/10"), "shared by a provider's clients (CGNAT)"),
        (IPNetwork.Parse("127.0.0.0/8"), "loopback"),
        (IPNetwork.Parse("169.254.0.0/16"), "link-local, where clouds keep their metadata"),
        (IPNetwork.Parse("172.16.0.0/12"), "private"),
        (IPNetwork.Parse("192.0.0.0/24"), "reserved for protocols"),
        (IPNetwork.Parse("192.0.2.0/24"), "documentation"),
        (IPNetwork.Parse("192.31.196.0/24"), "reserved (AS112)"),
        (IPNetwork.Parse("192.52.193.0/24"), "reserved (AMT)"),
        (IPNetwork.Parse("192.88.99.0/24"), "reserved (6to4 relay)"),
        (IPNetwork.Parse("192.168.0.0/16"), "private"),
        (IPNetwork.Parse("192.175.48.0/24"), "reserved (AS112)"),
        (IPNetwork.Parse("198.18.0.0/15"), "reserved for benchmarks"),
        (IPNetwork.Parse("198.51.100.0/24"), "documentation"),
        (IPNetwork.Parse("203.0.113.0/24"), "documentation"),
        (IPNetwork.Parse("168.63.129.16/32"), "the metadata of a cloud"),
        (IPNetwork.Parse("224.0.0.0/4"), "multicast"),
        (IPNetwork.Parse("240.0.0.0/4"), "reserved"),
        (IPNetwork.Parse("2001::/23"), "reserved for protocols (Teredo, ORCHID, benchmarks)"),
        (IPNetwork.Parse("2001:db8::/32"), "documentation"),
        (IPNetwork.Parse("2002::/16"), "an IPv4 address in disguise (6to4)"),
        (IPNetwork.Parse("2620:4f:8000::/48"), "reserved (AS112)"),
        (IPNetwork.Parse("3fff::/20"), "documentation"),
    ];

    private static readonly IPNetwork GlobalUnicast = IPNetwork.Parse("2000::/3");

    /// <summary>Why an address is refused; null when it leads outside.</summary>
    /// <param name="address">The address.</param>
    public static string? Why(IPAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        if (address.AddressFamily == AddressFamily.InterNetworkV6)
        {
            if (address.IsIPv4MappedToIPv6)
                return "an IPv4 address in disguise";
            if (address.ScopeId != 0 || !GlobalUnicast.Contains(address))
                return IPAddress.IsLoopback(address) ? "loopback" : "not public (local, multicast, translated or reserved)";
        }
        else if (address.AddressFamily != AddressFamily.InterNetwork)
        {
            return "of an unknown family";
        }

        foreach (var (range, why) in Refused)
        {
            if (range.Contains(address))
                return why;
        }

        return null;
    }
}
