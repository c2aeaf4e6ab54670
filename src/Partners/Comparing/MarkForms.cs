using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Tocsin.Engine.Text;
using Tocsin.Partners.Stix.Check;
using Tocsin.Storage.Partners;

namespace Tocsin.Partners.Comparing;

/// <summary>The one form in which a thing is compared, ours and partners' alike.</summary>
internal static class MarkForms
{
    // Shorter texts are said by many who have nothing to do with one another.
    private const int ShortestText = 24;
    private const int Longest = 2048;

    /// <summary>A host in ASCII lower case.</summary>
    public static PartnerMark? Domain(string host)
    {
        string name = host.Trim().TrimEnd('.');
        if (name.StartsWith("www.", StringComparison.OrdinalIgnoreCase))
            name = name[4..];
        if (!StixForms.IsHost(name) || !name.Contains('.', StringComparison.Ordinal) || System.Net.IPAddress.TryParse(name, out _))
            return null;
        return new PartnerMark("domain", new IdnMapping().GetAscii(name).ToLowerInvariant());
    }

    /// <summary>A link without scheme, fragment and outer slash, and the host it leads to.</summary>
    public static IEnumerable<PartnerMark> Link(string link)
    {
        string text = link.Trim();
        int scheme = text.IndexOf("://", StringComparison.Ordinal);
        if (text.Length > Longest || !Uri.TryCreate(scheme < 0 ? "https://" + text : text, UriKind.Absolute, out var uri) || (uri.Scheme != "http" && uri.Scheme != "https"))
            yield break;
        if (Domain(uri.IdnHost) is not { } domain)
            yield break;
        string path = uri.GetComponents(UriComponents.PathAndQuery, UriFormat.UriEscaped).TrimEnd('/');
        if (path.Length > 0)
            yield return new PartnerMark("link", domain.Value + path);
        yield return domain;
    }

    /// <summary>An IP address.</summary>
    public static PartnerMark? Address(string text) => System.Net.IPAddress.TryParse(text.Split('/')[0], out var address) ? new PartnerMark("address", address.ToString()) : null;

    /// <summary>A mail address.</summary>
    public static PartnerMark? Mailbox(string text) => StixForms.IsMailbox(text.Trim()) ? new PartnerMark("mailbox", text.Trim().ToLowerInvariant()) : null;

    /// <summary>An account by its handle.</summary>
    public static PartnerMark? Account(string handle) => handle.Trim().TrimStart('@') is { Length: > 2 and < 200 } name ? new PartnerMark("account", name.ToLowerInvariant()) : null;

    /// <summary>A hash of a file.</summary>
    public static PartnerMark? Hash(string hex) => hex.Length is 32 or 40 or 64 or 128 && hex.All(char.IsAsciiHexDigit) ? new PartnerMark("hash", hex.ToLowerInvariant()) : null;

    /// <summary>A text, folded (case, accents, look-alikes, links and mentions as classes) and hashed; null for short ones.</summary>
    public static PartnerMark? Text(string text)
    {
        if (text.Length is < ShortestText or > 100_000)
            return null;
        byte[] buffer = [];
        int length = TextNormaliser.Normalise(Encoding.UTF8.GetBytes(text), ref buffer, out _);
        return length < ShortestText ? null : new PartnerMark("text", Convert.ToHexStringLower(SHA256.HashData(buffer.AsSpan(0, length)))[..40]);
    }
}
