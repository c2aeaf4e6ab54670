using System.Globalization;
using System.Text.Json.Nodes;
using Tocsin.Engine.Model.Findings;

namespace Tocsin.Exchange.Stix;

/// <summary>Accounts, links and domains as STIX cyber-observables.</summary>
internal static class StixObservables
{
    private const int LongestHost = 253;
    private const int LongestLabel = 63;

    /// <summary>An account; a pseudonym unless the scan revealed names.</summary>
    public static JsonObject Account(string account, IReadOnlyList<string> markings) =>
        Make("user-account", "user_id", StixText.Clean(account), markings);

    /// <summary>A link or a domain that STIX can hold as such; null for everything else, which stays in the note's words.</summary>
    public static JsonObject? From(SharedObject shared, IReadOnlyList<string> markings) => shared.Kind switch
    {
        "link" or "media" when Url(shared.Value) is { } url => Make("url", "value", url, markings),
        "domain" when Host(shared.Value) is { } host => Make("domain-name", "value", host, markings),
        _ => null,
    };

    internal static JsonObject Make(string type, string property, string value, IReadOnlyList<string> markings)
    {
        string id = StixIds.Observable(type, new JsonObject { [property] = value });
        return new JsonObject
        {
            ["type"] = type,
            ["spec_version"] = "2.1",
            ["id"] = id,
            ["object_marking_refs"] = StixObjects.Array(markings),
            [property] = value,
        };
    }

    /// <summary>RFC 3986 form of a web address; one without a scheme is taken as https.</summary>
    internal static string? Url(string value)
    {
        string text = StixText.Clean(value);
        if (!text.Contains("://", StringComparison.Ordinal) && Host(text.Split('/', '?', '#')[0]) is not null)
            text = "https://" + text;
        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri) || (uri.Scheme != Uri.UriSchemeHttp && uri.Scheme != Uri.UriSchemeHttps))
            return null;
        return Host(uri.Host) is { } host
            ? $"{uri.Scheme}://{host}{(uri.IsDefaultPort ? "" : string.Create(CultureInfo.InvariantCulture, $":{uri.Port}"))}" +
              uri.GetComponents(UriComponents.PathAndQuery | UriComponents.Fragment, UriFormat.UriEscaped)
            : null;
    }

    /// <summary>RFC 5890 ASCII form of a host name with at least one dot.</summary>
    internal static string? Host(string value)
    {
        try
        {
            string host = new IdnMapping().GetAscii(StixText.Clean(value).TrimEnd('.')).ToLowerInvariant();
            return host.Length <= LongestHost && host.Contains('.', StringComparison.Ordinal) && host.Split('.').All(IsLabel) ? host : null;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static bool IsLabel(string label) =>
        label.Length is > 0 and <= LongestLabel && label[0] != '-' && label[^1] != '-'
        && label.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');
}
