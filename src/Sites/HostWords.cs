using System.Text;
using Tocsin.Engine.Domains;

namespace Tocsin.Sites;

/// <summary>Host names as sites are told apart by them.</summary>
public static class HostWords
{
    /// <summary>Canonical form of a host name: lower case, ASCII, without <c>www.</c> and port; empty when it is none.</summary>
    /// <param name="text">A name; hostile.</param>
    public static string Canonical(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        string bare = text.Trim().TrimEnd('.');
        int colon = bare.LastIndexOf(':');
        if (colon > 0 && bare.AsSpan(colon + 1).IndexOfAnyExceptInRange('0', '9') < 0)
            bare = bare[..colon];
        byte[] bytes = Encoding.UTF8.GetBytes(bare);
        Span<byte> output = stackalloc byte[HostNames.OutputLength];
        if (bytes.Length is 0 or > HostNames.MaxLength * 4 || !HostNames.TryCanonicalise(bytes, output, out int length) || length == 0)
            return "";
        string host = Encoding.UTF8.GetString(output[..length]);
        return host.StartsWith("www.", StringComparison.Ordinal) && host.IndexOf('.', 4) > 0 ? host[4..] : host;
    }

    /// <summary>Canonical host of a web address; empty when it is none.</summary>
    /// <param name="url">An address; hostile.</param>
    public static string OfUrl(string? url) => Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" ? Canonical(uri.IdnHost) : "";

    /// <summary>The domain a host is registered under; the host itself where there is none.</summary>
    /// <param name="host">A canonical host.</param>
    public static string Registrable(string host) => Encoding.UTF8.GetString(PublicSuffixes.Registrable(Encoding.UTF8.GetBytes(host)));

    /// <summary>True for a name with a public suffix that the list knows, such as a folder is named for.</summary>
    /// <param name="text">A name.</param>
    public static bool LooksLikeHost(string text)
    {
        string host = Canonical(text);
        byte[] bytes = Encoding.UTF8.GetBytes(host);
        int dot = host.LastIndexOf('.');
        return dot > 0 && !HostNames.IsIpAddress(bytes) && (PublicSuffixes.IsTopLevel(bytes.AsSpan(dot + 1)) || host.EndsWith(".example", StringComparison.Ordinal)) && PublicSuffixes.TryRegistrable(bytes, out _);
    }

    /// <summary>True when a host is a domain or below it.</summary>
    /// <param name="host">A canonical host.</param>
    /// <param name="domain">A canonical domain.</param>
    public static bool IsUnder(string host, string domain) => domain.Length > 0 && (host == domain || host.EndsWith("." + domain, StringComparison.Ordinal));
}
