using System.Text.Json;

namespace Tocsin.Partners.Stix.Check;

/// <summary>What an object refers to.</summary>
internal static class StixReferences
{
    // What a reference must point at; nothing where any object will do.
    private static readonly Dictionary<string, string[]> Targets = new(StringComparer.Ordinal)
    {
        ["created_by_ref"] = ["identity"],
        ["object_marking_refs"] = ["marking-definition"],
        ["observed_data_refs"] = ["observed-data"],
        ["where_sighted_refs"] = ["identity", "location"],
        ["from_ref"] = ["email-addr"],
        ["sender_ref"] = ["email-addr"],
        ["to_refs"] = ["email-addr"],
        ["belongs_to_ref"] = ["user-account"],
        ["parent_directory_ref"] = ["directory"],
    };

    private static readonly string[] NoEnds = ["marking-definition", "extension-definition", "language-content", "relationship", "sighting", "bundle"];

    /// <summary>Every reference of an object: the property it stands in and the id it names.</summary>
    public static IEnumerable<(string Property, string Id)> Of(JsonElement o)
    {
        foreach (var property in o.EnumerateObject())
        {
            if (property.Name.EndsWith("_ref", StringComparison.Ordinal) && property.Value.ValueKind == JsonValueKind.String)
            {
                yield return (property.Name, StixValueCheck.Safe(property.Value));
            }
            else if (property.Name.EndsWith("_refs", StringComparison.Ordinal) && property.Value.ValueKind == JsonValueKind.Array)
            {
                foreach (var item in property.Value.EnumerateArray().Where(i => i.ValueKind == JsonValueKind.String))
                    yield return (property.Name, StixValueCheck.Safe(item));
            }
            else if (property.Name == "extensions" && property.Value.ValueKind == JsonValueKind.Object)
            {
                foreach (var extension in property.Value.EnumerateObject().Where(e => e.Name.StartsWith("extension-definition--", StringComparison.Ordinal)))
                    yield return (property.Name, extension.Name);
            }
        }
    }

    /// <summary>Why a reference is wrong by itself; null when it is not.</summary>
    /// <param name="type">Type of the object it stands in.</param>
    /// <param name="property">Where it stands.</param>
    /// <param name="id">What it names.</param>
    public static string? Problem(string type, string property, string id)
    {
        if (!StixForms.IsId(id))
            return $"{property} names '{StixValueCheck.Shown(id)}', which is no id";
        string target = StixForms.TypeOf(id);
        if (type == "email-message" && property == "belongs_to_ref")
            return null;
        if (Targets.TryGetValue(property, out string[]? allowed) && !allowed.Contains(target, StringComparer.Ordinal) && !(type == "location" && property == "belongs_to_ref"))
            return $"{property} names a {target}, and must name a {string.Join(" or ", allowed)}";
        if (property is "source_ref" or "target_ref" && NoEnds.Contains(target, StringComparer.Ordinal))
            return $"{property} names a {target}, which no relationship joins";
        return property == "sighting_of_ref" && (NoEnds.Contains(target, StringComparer.Ordinal) || StixTypes.Find(target) is { IsObservable: true })
            ? $"{property} names a {target}, which is not sighted but observed" : null;
    }

    /// <summary>Whether an object means nothing without what this property names.</summary>
    public static bool IsVital(string property) => property is "source_ref" or "target_ref" or "sighting_of_ref";
}
