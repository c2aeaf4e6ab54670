using System.Text;
using Tocsin.Engine.Domains;

namespace Tocsin.Engine.Lookalikes;

/// <summary>A name to be protected: a host of the protected, or a bare word.</summary>
/// <remarks>Parts are ASCII in lower case. A name that is a public suffix itself (gov.kw) has no label: it is protected as a suffix.</remarks>
public sealed class ProtectedName
{
    private ProtectedName(string host, string label, string suffix, IReadOnlyList<string> subLabels)
    {
        Host = host;
        Label = label;
        Suffix = suffix;
        SubLabels = subLabels;
    }

    /// <summary>The host as enrolled, canonical, without <c>www.</c></summary>
    public string Host { get; }

    /// <summary>The registrable label: <c>bild</c> of bild.de; empty for a public suffix.</summary>
    public string Label { get; }

    /// <summary>The public suffix: <c>de</c>; empty for a bare word.</summary>
    public string Suffix { get; }

    /// <summary>Labels before the registrable domain: <c>bmi</c> of bmi.bund.de.</summary>
    public IReadOnlyList<string> SubLabels { get; }

    /// <summary>The registrable domain; the host itself where there is none.</summary>
    public string Registrable => Label.Length == 0 || Suffix.Length == 0 ? Host : $"{Label}.{Suffix}";

    /// <summary>Reads a host, a URL's host, or a bare word.</summary>
    /// <returns>False when it can be none of them.</returns>
    public static bool TryParse(string text, out ProtectedName name)
    {
        name = null!;
        Span<byte> output = stackalloc byte[HostNames.OutputLength];
        if (!HostNames.TryCanonicalise(Encoding.UTF8.GetBytes(Bare(text)), output, out int length) || HostNames.IsIpAddress(output[..length]))
            return false;
        string host = Encoding.ASCII.GetString(output[..length]);
        if (host.StartsWith("www.", StringComparison.Ordinal) && host.AsSpan(4).Contains('.'))
            host = host[4..];
        if (!host.Contains('.', StringComparison.Ordinal))
        {
            name = new ProtectedName(host, host, "", []);
            return host.Length >= 3;
        }

        byte[] bytes = Encoding.ASCII.GetBytes(host);
        int suffix = PublicSuffixes.SuffixStart(bytes, privateSection: true);
        if (suffix < 2)
        {
            name = new ProtectedName(host, "", host, []);
            return true;
        }

        string[] before = host[..(suffix - 1)].Split('.');
        name = new ProtectedName(host, before[^1], host[suffix..], before[..^1]);
        return true;
    }

    private static string Bare(string text)
    {
        text = text.Trim();
        int scheme = text.IndexOf("://", StringComparison.Ordinal);
        if (scheme >= 0)
            text = text[(scheme + 3)..];
        int end = text.AsSpan().IndexOfAny("/?#:");
        if (end >= 0)
            text = text[..end];
        return text.StartsWith("*.", StringComparison.Ordinal) ? text[2..] : text;
    }
}
