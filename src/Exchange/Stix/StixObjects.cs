using System.Text.Json.Nodes;

namespace Tocsin.Exchange.Stix;

/// <summary>The frame that every STIX domain and relationship object has.</summary>
/// <param name="time">Created and modified: the data's own last time, so that outputs repeat.</param>
/// <param name="creator">Id of the identity that made them.</param>
/// <param name="markings">Ids of the markings they carry.</param>
internal sealed class StixObjects(string time, string creator, IReadOnlyList<string> markings)
{
    /// <summary>Wraps what an object says and gives it its id.</summary>
    public JsonObject Make(string type, JsonObject says)
    {
        var content = new JsonObject
        {
            ["type"] = type,
            ["spec_version"] = "2.1",
            ["created_by_ref"] = creator,
            ["created"] = time,
            ["modified"] = time,
            ["object_marking_refs"] = Array(markings),
            ["lang"] = "en",
        };
        if (type is "relationship")
            content.Remove("lang");
        foreach (var (name, value) in says)
            content[name] = value!.DeepClone();
        content.Insert(2, "id", StixIds.Object(type, content));
        return content;
    }

    /// <summary>A relationship between two objects.</summary>
    public JsonObject Relate(JsonObject source, string relationship, JsonObject target) => Make("relationship", new JsonObject
    {
        ["relationship_type"] = relationship,
        ["source_ref"] = Id(source),
        ["target_ref"] = Id(target),
    });

    /// <summary>Who made the objects: this software, not the person who uses it.</summary>
    /// <param name="time">Created and modified: never changes, so that every bundle names the same identity.</param>
    /// <param name="description">What it did here.</param>
    public static JsonObject Tocsin(string time, string description)
    {
        var identity = new JsonObject
        {
            ["type"] = "identity",
            ["spec_version"] = "2.1",
            ["created"] = time,
            ["modified"] = time,
            ["name"] = "Tocsin",
            ["description"] = description,
            ["identity_class"] = "system",
        };
        identity.Insert(2, "id", StixIds.Object("identity", identity));
        return identity;
    }

    /// <summary>The id of an object.</summary>
    public static string Id(JsonObject o) => o["id"]!.GetValue<string>();

    /// <summary>Texts as an array.</summary>
    public static JsonArray Array(IEnumerable<string> values) => new([.. values.Select(v => (JsonNode)JsonValue.Create(v))]);

    /// <summary>A reference to a thing of ours by its id.</summary>
    public static JsonArray Reference(string id) =>
        new(new JsonObject { ["source_name"] = "tocsin", ["external_id"] = id });
}
