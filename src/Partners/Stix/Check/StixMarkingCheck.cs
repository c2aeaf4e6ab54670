using System.Text.Json;
using System.Text.Json.Nodes;
using Tocsin.Exchange.Stix;

namespace Tocsin.Partners.Stix.Check;

/// <summary>Marking definitions: the four fixed ones may not say anything else, and no other may claim to be TLP 1.</summary>
internal static class StixMarkingCheck
{
    private static readonly Dictionary<string, JsonObject> Fixed = Enum.GetValues<TrafficLight>().Select(StixMarkings.Of).ToDictionary(StixObjects.Id, StringComparer.Ordinal);

    /// <summary>Looks at one.</summary>
    public static void Check(JsonElement o, Action<string> bad)
    {
        string type = StixValueCheck.Text(o, "definition_type");
        if (Fixed.TryGetValue(StixValueCheck.Text(o, "id"), out var marking))
        {
            if (o.EnumerateObject().Any(p => p.Name is not "object_marking_refs" && !JsonNode.DeepEquals(Value(p.Value), Said(marking, p.Name))))
                bad($"it says other than {(string?)marking["name"]}, to which its id belongs");
        }
        else if (type == "tlp")
        {
            bad("a TLP marking has one of four fixed ids, and this is none of them");
        }
        else if (type.Length > 0 != o.TryGetProperty("definition", out _))
        {
            bad("definition_type and definition do not both stand in it");
        }
        else if (type.Length == 0 && !o.TryGetProperty("extensions", out _))
        {
            bad("it defines nothing");
        }
        else if (type == "statement" && StixValueCheck.Text(o.GetProperty("definition"), "statement").Length == 0)
        {
            bad("its statement is missing");
        }

        if (o.TryGetProperty("object_marking_refs", out var refs) && refs.ValueKind == JsonValueKind.Array && refs.EnumerateArray().Any(r => r.ValueKind == JsonValueKind.String && r.ValueEquals(StixValueCheck.Text(o, "id"))))
            bad("it marks itself");
    }

    // "2017-01-20T00:00:00Z" and "…00.000Z" are one moment.
    private static JsonNode? Value(JsonElement value) => value.ValueKind == JsonValueKind.String && StixValueCheck.Safe(value) == "2017-01-20T00:00:00Z"
        ? JsonValue.Create("2017-01-20T00:00:00.000Z") : JsonNode.Parse(value.GetRawText());

    private static JsonNode? Said(JsonObject marking, string property) => marking.TryGetPropertyValue(property, out var value) ? value : null;
}
