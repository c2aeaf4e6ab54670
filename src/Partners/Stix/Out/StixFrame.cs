using System.Text.Json.Nodes;
using Tocsin.Exchange.Json;
using Tocsin.Exchange.Stix;

namespace Tocsin.Partners.Stix.Out;

/// <summary>What all objects about one thing have in common: who says it, since when, how far it may travel.</summary>
/// <remarks>
/// The id comes from what an object is about, not from what it says, so that a later version has the same id. Times come from the store: the same
/// state of an incident gives the same bytes.
/// </remarks>
/// <param name="scope">What all of it belongs to: the id of an incident. Two offices, or two incidents, never give one id to two objects.</param>
/// <param name="creator">Id of the office.</param>
/// <param name="markings">Ids of the markings.</param>
/// <param name="created">Since when.</param>
/// <param name="modified">Which version.</param>
internal sealed class StixFrame(string scope, string creator, IReadOnlyList<string> markings, DateTimeOffset created, DateTimeOffset modified)
{
    /// <summary>Ids of the markings.</summary>
    public IReadOnlyList<string> Markings => markings;

    /// <summary>An object.</summary>
    /// <param name="type">Its type.</param>
    /// <param name="about">What it is about: makes the id, and must be unique for the type.</param>
    /// <param name="says">Its own properties, which become those of the object; those that are null are left out.</param>
    public JsonObject Make(string type, string about, JsonObject says)
    {
        var made = new JsonObject
        {
            ["type"] = type,
            ["spec_version"] = "2.1",
            ["id"] = IdOf(type, about),
            ["created_by_ref"] = creator,
            ["created"] = OutputTimes.Utc(created),
            ["modified"] = OutputTimes.Utc(modified < created ? created : modified),
            ["object_marking_refs"] = StixObjects.Array(markings),
        };
        // Taken over rather than copied: bundles of a hundred thousand objects are made of this.
        KeyValuePair<string, JsonNode?>[] own = [.. says];
        says.Clear();
        foreach (var (name, value) in own)
        {
            if (value is not null and not JsonArray { Count: 0 })
                made[name] = value;
        }

        return made;
    }

    /// <summary>A relationship between two objects.</summary>
    public JsonObject Relate(JsonObject source, string relationship, JsonObject target, JsonObject? says = null)
    {
        var all = new JsonObject { ["relationship_type"] = relationship, ["source_ref"] = StixObjects.Id(source), ["target_ref"] = StixObjects.Id(target) };
        foreach (var (name, value) in says ?? [])
            all[name] = value?.DeepClone();
        return Make("relationship", $"{StixObjects.Id(source)} {relationship} {StixObjects.Id(target)}", all);
    }

    /// <summary>The id of an object of this frame.</summary>
    public string IdOf(string type, string about) => Id(type, $"{creator}\n{scope}\n{about}");

    /// <summary>The id of what is about something, whoever says it.</summary>
    public static string Id(string type, string about) => StixIds.Object(type, new JsonObject { ["about"] = about });
}
