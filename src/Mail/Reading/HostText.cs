using System.Text;
using Tocsin.Engine.Domains;

namespace Tocsin.Mail.Reading;

/// <summary>Hosts and organisations out of addresses and links.</summary>
public static class HostText
{
    /// <summary>The canonical host: ASCII, lower case; empty when it can be none.</summary>
    public static string Canonical(string host)
    {
        if (host.Length is 0 or > 1024)
            return "";
        Span<byte> output = stackalloc byte[HostNames.OutputLength];
        return HostNames.TryCanonicalise(Encoding.UTF8.GetBytes(host.Trim().TrimEnd('.')), output, out int length)
            ? Encoding.ASCII.GetString(output[..length])
            : "";
    }

    /// <summary>The registrable domain by the Public Suffix List's public section; the host itself where there is none.</summary>
    public static string Organisation(string host)
    {
        if (host.Length is 0 or > 255)
            return host;
        var domain = PublicSuffixes.Registrable(Encoding.ASCII.GetBytes(host), privateSection: false);
        return domain.IsEmpty ? host : Encoding.ASCII.GetString(domain);
    }

    /// <summary>True when a host is that domain or lies below it.</summary>
    public static bool Within(string host, string domain) =>
        host.EndsWith(domain, StringComparison.Ordinal)
        && (host.Length == domain.Length || host[^(domain.Length + 1)] == '.');

    /// <summary>True for a literal address.</summary>
    public static bool IsAddress(string host) => HostNames.IsIpAddress(Encoding.ASCII.GetBytes(host));

    /// <summary>True when the last label is a public top-level domain.</summary>
    public static bool HasKnownTop(string host)
    {
        int dot = host.LastIndexOf('.');
        return dot > 0 && PublicSuffixes.IsTopLevel(Encoding.ASCII.GetBytes(host[(dot + 1)..]));
    }
}
