using Tocsin.Engine.Text;

namespace Tocsin.Engine.Domains;

/// <summary>The registrable domains of platforms on which anybody publishes; as a domain in common they mean nothing.</summary>
public static class PlatformHosts
{
    private static readonly Utf8Set Domains = EmbeddedData.ReadSet("platform_hosts.txt");

    /// <summary>True when a registrable domain is such a platform's.</summary>
    public static bool Contains(ReadOnlySpan<byte> domain) => Domains.Contains(domain);
}
