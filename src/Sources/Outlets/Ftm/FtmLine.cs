using System.Text.Json;

namespace Tocsin.Sources.Outlets.Ftm;

/// <summary>Reads the entities of one line: the entity itself, and those nested in its properties.</summary>
internal static class FtmLine
{
    // What an entry needs is short; the rest of a hostile line is cut.
    private const int LongestValue = 4000;
    private const int MostValues = 200;
    private const int MostNested = 2000;

    // Where an entity is nested, the property says which end of the relation its parent is.
    private static readonly Dictionary<string, string> Ends = new(StringComparer.Ordinal)
    {
        ["sanctions"] = "entity",
        ["ownershipAsset"] = "asset",
        ["ownershipOwner"] = "owner",
        ["directorshipOrganization"] = "organization",
        ["directorshipDirector"] = "director",
        ["unknownLinkTo"] = "subject",
        ["unknownLinkFrom"] = "object",
    };

    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 24 };

    /// <summary>The entities; null with what is wrong when the line holds none.</summary>
    public static List<FtmEntity>? Read(ReadOnlyMemory<byte> line, out string problem)
    {
        try
        {
            using var json = JsonDocument.Parse(line, Options);
            var entities = new List<FtmEntity>();
            problem = Add(json.RootElement, entities) is null ? "the line is no FollowTheMoney entity" : "";
            return entities.Count > 0 ? entities : null;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            problem = "the line is no JSON that can be read";
            return null;
        }
    }

    private static FtmEntity? Add(JsonElement json, List<FtmEntity> into)
    {
        if (json.ValueKind != JsonValueKind.Object || Text(json, "id") is not { Length: > 0 } id || Text(json, "schema") is not { Length: > 0 } schema
            || !json.TryGetProperty("properties", out var properties) || properties.ValueKind != JsonValueKind.Object || into.Count >= MostNested)
            return null;
        var values = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        var entity = new FtmEntity(id, schema, Text(json, "caption") ?? "", Texts(json, "datasets"), values);
        into.Add(entity);
        foreach (var property in properties.EnumerateObject().Where(p => p.Value.ValueKind == JsonValueKind.Array))
        {
            var list = values[property.Name] = [];
            foreach (var value in property.Value.EnumerateArray())
            {
                if (list.Count < MostValues && Text(value) is { Length: > 0 } text)
                    list.Add(text);
                else if (value.ValueKind == JsonValueKind.Object && Add(value, into) is { } nested)
                    Tie(nested, entity, property.Name, list);
            }
        }

        return entity;
    }

    // The parent names the nested entity, and a nested relation names its parent.
    private static void Tie(FtmEntity nested, FtmEntity parent, string property, List<string> list)
    {
        list.Add(nested.Id);
        if (nested.IsRelation && Ends.TryGetValue(property, out string? end) && nested.Properties is Dictionary<string, List<string>> values)
        {
            if (!values.TryGetValue(end, out var ends))
                values[end] = ends = [];
            if (!ends.Contains(parent.Id))
                ends.Add(parent.Id);
        }
    }

    private static string? Text(JsonElement json, string name) => json.TryGetProperty(name, out var value) ? Text(value) : null;

    private static List<string> Texts(JsonElement json, string name) => json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Array
        ? [.. value.EnumerateArray().Select(Text).OfType<string>().Take(MostValues)]
        : [];

    // Half of a surrogate pair makes no text: the value is left out, not the entity.
    private static string? Text(JsonElement value)
    {
        try
        {
            return value.ValueKind == JsonValueKind.String ? Cut(value.GetString()!) : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static string Cut(string text) => text.Length <= LongestValue ? text : text[..LongestValue] + "…";
}
