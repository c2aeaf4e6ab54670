using Tocsin.Partners.Comparing;
using Tocsin.Storage.Partners;

namespace Tocsin.Partners.Misp;

/// <summary>By what an attribute of MISP can be found in our incidents, and how it would be looked for in logs.</summary>
internal static class MispMarks
{
    /// <summary>Its marks.</summary>
    public static IReadOnlyList<PartnerMark> Of(string type, string relation, string value)
    {
        string[] parts = value.Split('|');
        return [.. (type switch
        {
            "domain" or "hostname" => One(MarkForms.Domain(value)),
            "domain|ip" => One(MarkForms.Domain(parts[0])).Concat(One(MarkForms.Address(parts[^1]))),
            "url" or "uri" or "link" => MarkForms.Link(value),
            "ip-src" or "ip-dst" => One(MarkForms.Address(value)),
            "ip-src|port" or "ip-dst|port" => One(MarkForms.Address(parts[0])),
            "md5" or "sha1" or "sha256" or "sha512" => One(MarkForms.Hash(value)),
            "filename|md5" or "filename|sha1" or "filename|sha256" => One(MarkForms.Hash(parts[^1])),
            "email" or "email-src" or "email-reply-to" => One(MarkForms.Mailbox(value)),
            "twitter-id" or "github-username" => One(MarkForms.Account(value)),
            "text" or "comment" when relation is "username" or "account-name" or "user-name" or "verified-username" => One(MarkForms.Account(value)),
            "text" or "comment" => One(MarkForms.Text(value)),
            _ => [],
        }).Distinct()];
    }

    /// <summary>A pattern of STIX that finds it; null where there is none.</summary>
    public static string? Pattern(string type, string value)
    {
        string Quoted(string text) => Stix.Check.StixPatternText.Quoted(text);
        string[] parts = value.Split('|');
        return type switch
        {
            "domain" or "hostname" => $"[domain-name:value = {Quoted(value)}]",
            "domain|ip" => $"[domain-name:value = {Quoted(parts[0])}]",
            "url" or "uri" => $"[url:value = {Quoted(value)}]",
            "ip-src" or "ip-dst" => $"[{(value.Contains(':', StringComparison.Ordinal) ? "ipv6" : "ipv4")}-addr:value = {Quoted(value)}]",
            "md5" => $"[file:hashes.MD5 = {Quoted(value)}]",
            "sha1" => $"[file:hashes.'SHA-1' = {Quoted(value)}]",
            "sha256" => $"[file:hashes.'SHA-256' = {Quoted(value)}]",
            "email" or "email-src" => $"[email-message:from_ref.value = {Quoted(value)}]",
            _ => null,
        };
    }

    private static IEnumerable<PartnerMark> One(PartnerMark? mark) => mark is { } found ? [found] : [];
}
