using System.Text.Json;
using System.Text.Json.Nodes;
using Tocsin.Exchange.Stix;

namespace Tocsin.Partners.Stix.Check;

/// <summary>The id that the standard prescribes for an observable: UUIDv5 over its contributing properties.</summary>
internal static class StixObservableId
{
    // Section 2.9: of several hashes the first of these counts.
    private static readonly string[] HashOrder = ["MD5", "SHA-1", "SHA-256", "SHA-512"];

    /// <summary>The prescribed id; null when there is nothing to make it from, or a value whose canonical form we do not compute.</summary>
    public static string? Of(JsonElement o, StixType type)
    {
        var contributing = new JsonObject();
        foreach (string name in type.Contributing)
        {
            if (o.TryGetProperty(name, out var value))
                contributing[name] = name == "hashes" ? Hash(value) : JsonNode.Parse(value.GetRawText());
        }

        return contributing.Count > 0 && contributing.All(p => Plain(p.Value)) ? StixIds.Observable(type.Name, contributing) : null;
    }

    private static JsonObject? Hash(JsonElement hashes)
    {
        if (hashes.ValueKind != JsonValueKind.Object)
            return null;
        string? name = HashOrder.FirstOrDefault(h => hashes.TryGetProperty(h, out _)) ?? hashes.EnumerateObject().Select(p => p.Name).Order(StringComparer.Ordinal).FirstOrDefault();
        return name is null ? null : new JsonObject { [name] = JsonNode.Parse(hashes.GetProperty(name).GetRawText()) };
    }

    // Numbers with decimals have a canonical form of their own (RFC 8785); no contributing property of the standard needs one.
    private static bool Plain(JsonNode? node) => node switch
    {
        null => false,
        JsonObject o => o.All(p => Plain(p.Value)),
        JsonArray a => a.All(Plain),
        JsonValue v => v.GetValueKind() is JsonValueKind.String or JsonValueKind.True or JsonValueKind.False || (v.GetValueKind() == JsonValueKind.Number && v.TryGetValue<int>(out _)),
        _ => false,
    };
}
