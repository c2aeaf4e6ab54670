using System.Text.Json;
using Tocsin.Partners.Stix.Check;
using Tocsin.Storage.Partners;

namespace Tocsin.Partners.Comparing;

/// <summary>By what an object of STIX, or of OpenCTI, can be found in our incidents.</summary>
internal static class StixMarks
{
    /// <summary>Its marks, each once.</summary>
    public static IReadOnlyList<PartnerMark> Of(JsonElement o)
    {
        string type = StixValueCheck.Text(o, "type"), value = StixValueCheck.Text(o, "value");
        return [.. (type switch
        {
            "domain-name" or "hostname" => One(MarkForms.Domain(value)),
            "url" => MarkForms.Link(value),
            "ipv4-addr" or "ipv6-addr" => One(MarkForms.Address(value)),
            "email-addr" => One(MarkForms.Mailbox(value)),
            "user-account" => Accounts(o),
            "file" or "artifact" => Hashes(o),
            "channel" => Channel(o),
            "text" => One(MarkForms.Text(value)),
            "narrative" => One(MarkForms.Text(StixValueCheck.Text(o, "name"))),
            "media-content" => MarkForms.Link(StixValueCheck.Text(o, "url")).Concat(One(MarkForms.Text(StixValueCheck.Text(o, "content")))),
            "indicator" => Pattern(StixValueCheck.Text(o, "pattern")),
            _ => [],
        }).Distinct()];
    }

    private static IEnumerable<PartnerMark> One(PartnerMark? mark) => mark is { } found ? [found] : [];

    private static IEnumerable<PartnerMark> Accounts(JsonElement o) =>
        new[] { "user_id", "account_login", "display_name" }.SelectMany(n => One(MarkForms.Account(StixValueCheck.Text(o, n))));

    private static IEnumerable<PartnerMark> Hashes(JsonElement o) => o.TryGetProperty("hashes", out var hashes) && hashes.ValueKind == JsonValueKind.Object
        ? hashes.EnumerateObject().Where(h => h.Value.ValueKind == JsonValueKind.String).SelectMany(h => One(MarkForms.Hash(StixValueCheck.Safe(h.Value)))) : [];

    // A channel is named as people found it: a link, a site, a handle.
    private static IEnumerable<PartnerMark> Channel(JsonElement o)
    {
        string name = StixValueCheck.Text(o, "name").Trim();
        if (name.Any(char.IsWhiteSpace))
            return [];
        int slash = name.Replace("://", "", StringComparison.Ordinal).LastIndexOf('/');
        return name.Contains('.', StringComparison.Ordinal)
            ? MarkForms.Link(name).Concat(slash > 0 ? One(MarkForms.Account(name.TrimEnd('/').Split('/')[^1])) : [])
            : One(MarkForms.Account(name));
    }

    private static IEnumerable<PartnerMark> Pattern(string pattern)
    {
        _ = StixPatternText.Problem(pattern, out var equal);
        return equal.SelectMany(e => e.Path switch
        {
            "domain-name:value" or "hostname:value" => One(MarkForms.Domain(e.Value)),
            "url:value" => MarkForms.Link(e.Value),
            "ipv4-addr:value" or "ipv6-addr:value" => One(MarkForms.Address(e.Value)),
            "email-addr:value" or "email-message:from_ref.value" or "email-message:sender_ref.value" => One(MarkForms.Mailbox(e.Value)),
            "user-account:user_id" or "user-account:account_login" or "user-account:display_name" => One(MarkForms.Account(e.Value)),
            _ when e.Path.StartsWith("file:hashes.", StringComparison.Ordinal) => One(MarkForms.Hash(e.Value)),
            _ => [],
        });
    }
}
