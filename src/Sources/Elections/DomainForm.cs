using System.Net;
using Tocsin.Sources.Yaml;

namespace Tocsin.Sources.Elections;

/// <summary>Reads domain names: no scheme, no path, at least two labels.</summary>
internal static class DomainForm
{
    public static IReadOnlyList<string> Read(IEnumerable<YamlNode> nodes, MistakeLog log) =>
        [.. nodes.Select(n => Read(n, log)).OfType<string>().Distinct(StringComparer.Ordinal)];

    private static string? Read(YamlNode node, MistakeLog log)
    {
        string domain = node.Text.ToLowerInvariant();
        if (domain.StartsWith("www.", StringComparison.Ordinal) && Problem(domain).What is null)
        {
            log.Warn(node, $"'{node.Text}' starts with www.", "leave 'www.' out: a domain covers all its subdomains");
            domain = domain[4..];
        }
        (string? what, string remedy) = Problem(domain);
        if (what is null)
            return domain;
        log.Error(node, $"'{node.Text}' {what}", remedy);
        return null;
    }

    private static (string? What, string Remedy) Problem(string domain)
    {
        if (domain.Contains("://", StringComparison.Ordinal))
            return ("is a web address, not a domain", Bare(domain));
        if (domain.Any(char.IsWhiteSpace))
            return ("is not a domain: it holds a space", "write one domain per item");
        if (domain.Contains('/', StringComparison.Ordinal))
            return ("holds a path", Bare(domain));
        if (domain.Contains('@', StringComparison.Ordinal))
            return ("is not a domain: it holds an @", "accounts go under 'accounts'; for a mail address write what follows the @");
        if (domain.StartsWith("*.", StringComparison.Ordinal))
            return ("holds a wildcard", $"write '{domain[2..]}': a domain covers all its subdomains");
        if (domain.Contains(':', StringComparison.Ordinal))
            return ("holds a port", Bare(domain));
        if (IPAddress.TryParse(domain, out _))
            return ("is a network address, not a domain", "write the name of the site");
        if (!domain.Contains('.', StringComparison.Ordinal))
            return ("is not a full domain", "write all of it, such as example.org");
        return domain.Length > 253 || domain.Split('.').Any(label => !IsLabel(label))
            ? ("is not a domain", "a domain has labels of letters, digits and hyphens with single dots between them")
            : (null, "");
    }

    private static string Bare(string text)
    {
        int scheme = text.IndexOf("://", StringComparison.Ordinal);
        string host = scheme < 0 ? text : text[(scheme + 3)..];
        host = host.Split('/', '?', '#', ':')[0];
        host = host.StartsWith("www.", StringComparison.Ordinal) ? host[4..] : host;
        return host.Contains('.', StringComparison.Ordinal) ? $"write '{host}'" : "write the domain alone, such as example.org";
    }

    private static bool IsLabel(string label) =>
        label.Length is > 0 and <= 63 && label[0] != '-' && label[^1] != '-' && label.All(c => char.IsLetterOrDigit(c) || c is '-' or '_' || c > 127);
}
