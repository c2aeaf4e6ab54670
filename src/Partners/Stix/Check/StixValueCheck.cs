using System.Text.Json;

namespace Tocsin.Partners.Stix.Check;

/// <summary>Values that a type of object prescribes beyond being there.</summary>
internal static class StixValueCheck
{
    private const int MostObserved = 999_999_999;
    private static readonly string[] Words = ["name", "description", "value", "content", "abstract", "pattern", "pattern_type", "opinion", "explanation", "relationship_type", "context", "identity_class", "lang", "summary"];
    private static readonly string[] Lists = ["labels", "object_refs", "object_marking_refs", "report_types", "indicator_types", "aliases", "goals", "observed_data_refs", "where_sighted_refs", "authors", "external_references", "kill_chain_phases", "granular_markings", "extension_types"];
    private static readonly Dictionary<string, int> HashLengths = new(StringComparer.Ordinal) { ["MD5"] = 32, ["SHA-1"] = 40, ["SHA-256"] = 64, ["SHA-512"] = 128, ["SHA3-256"] = 64, ["SHA3-512"] = 128 };

    /// <summary>Looks at them.</summary>
    public static void Check(JsonElement o, string type, Action<string> bad)
    {
        foreach (string name in Words)
        {
            if (o.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.String)
                bad($"{name} is no text");
        }

        foreach (string name in Lists)
        {
            if (o.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Array)
                bad($"{name} is no list");
        }

        Numbers(o, bad);
        References(o, bad);
        Hashes(o, bad);
        ByType(o, type, bad);
    }

    /// <summary>A text member; empty when it is missing or something else.</summary>
    public static string Text(JsonElement o, string name) =>
        o.ValueKind == JsonValueKind.Object && o.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? Safe(value) : "";

    /// <summary>A text; empty when its bytes are none.</summary>
    public static string Safe(JsonElement value)
    {
        try
        {
            return value.GetString() ?? "";
        }
        catch (InvalidOperationException)
        {
            return "";
        }
    }

    /// <summary>A hostile word in a message.</summary>
    public static string Shown(string text) => new([.. text.Take(60).Select(c => c is > ' ' and < '\u007F' ? c : '?')]);

    private static void Numbers(JsonElement o, Action<string> bad)
    {
        foreach (var (name, least, most) in new[] { ("confidence", 0, 100), ("count", 0, MostObserved), ("number_observed", 1, MostObserved) })
        {
            if (o.TryGetProperty(name, out var value) && !(value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out long number) && number >= least && number <= most))
                bad($"{name} is no whole number from {least} to {most}");
        }

        if (o.TryGetProperty("revoked", out var revoked) && revoked.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
            bad("revoked is neither true nor false");
    }

    private static void References(JsonElement o, Action<string> bad)
    {
        if (!o.TryGetProperty("external_references", out var references) || references.ValueKind != JsonValueKind.Array)
            return;
        foreach (var reference in references.EnumerateArray())
        {
            if (Text(reference, "source_name").Length == 0)
                bad("an external reference names no source");
            else if (Text(reference, "description").Length + Text(reference, "url").Length + Text(reference, "external_id").Length == 0)
                bad("an external reference has neither description, url nor external_id");
            else if (Text(reference, "url") is { Length: > 0 } url && !StixForms.IsUri(url))
                bad("the url of an external reference is none");
        }
    }

    private static void Hashes(JsonElement o, Action<string> bad)
    {
        if (!o.TryGetProperty("hashes", out var hashes))
            return;
        if (hashes.ValueKind != JsonValueKind.Object)
        {
            bad("hashes is no object");
            return;
        }

        foreach (var hash in hashes.EnumerateObject())
        {
            string value = hash.Value.ValueKind == JsonValueKind.String ? Safe(hash.Value) : "";
            if (HashLengths.TryGetValue(hash.Name, out int length) && (value.Length != length || !value.All(char.IsAsciiHexDigit)))
                bad($"the {hash.Name} is no hash of that kind");
        }
    }

    private static void ByType(JsonElement o, string type, Action<string> bad)
    {
        string value = Text(o, "value");
        bool has = o.TryGetProperty("value", out _);
        switch (type)
        {
            case "url" when has && !StixForms.IsUri(value):
                bad("value is no URL: it has no scheme, or characters that a URL may not have");
                break;
            case "domain-name" when has && !StixForms.IsHost(value):
                bad("value is no domain name");
                break;
            case "email-addr" when has && !StixForms.IsMailbox(value):
                bad("value is no mail address");
                break;
            case "ipv4-addr" or "ipv6-addr" when has && !Address(value, type == "ipv4-addr"):
                bad($"value is no {(type == "ipv4-addr" ? "IPv4" : "IPv6")} address");
                break;
            case "opinion" when o.TryGetProperty("opinion", out _) && !StixObjectCheck.IsOpinion(Text(o, "opinion")):
                bad("opinion is none of the five of the standard");
                break;
            case "location" when !o.TryGetProperty("region", out _) && !o.TryGetProperty("country", out _) && !(o.TryGetProperty("latitude", out _) && o.TryGetProperty("longitude", out _)):
                bad("it names neither region, country nor coordinates");
                break;
            case "file" when !o.TryGetProperty("hashes", out _) && !o.TryGetProperty("name", out _):
                bad("it has neither hashes nor a name");
                break;
            case "indicator" when Text(o, "pattern_type") == "stix" && StixPatternText.Problem(Text(o, "pattern"), out _) is { } why:
                bad($"its pattern is malformed: {why}");
                break;
            case "marking-definition":
                StixMarkingCheck.Check(o, bad);
                break;
            default:
                break;
        }
    }

    private static bool Address(string text, bool four)
    {
        string[] parts = text.Split('/');
        return parts.Length <= 2 && System.Net.IPAddress.TryParse(parts[0], out var address) && (address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetwork) == four
            && (!four || parts[0].Count(c => c == '.') == 3)
            && (parts.Length == 1 || (int.TryParse(parts[1], System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out int bits) && bits <= (four ? 32 : 128)));
    }
}
