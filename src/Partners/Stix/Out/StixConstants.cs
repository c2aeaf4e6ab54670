using System.Text.Json.Nodes;
using Tocsin.Engine.Model.Elections;
using Tocsin.Exchange.Stix;
using Tocsin.Storage.Partners;

namespace Tocsin.Partners.Stix.Out;

/// <summary>Objects that are the same in every bundle: markings, identities, definitions of extensions.</summary>
internal static class StixConstants
{
    // What does not depend on data has a time of its own.
    private static readonly DateTimeOffset Epoch = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly (string Type, string Extension, string Name, string Says)[] Defined =
    [
        ("channel", "new-sdo", "channel", "A place where content is published: an outlet, a site, an account that is public. Properties: name (required), description, channel_types, labels."),
        ("narrative", "new-sdo", "narrative", "A story that many posts tell. Properties: name (required), description, narrative_types, labels."),
        ("incident", "property-extension", "incident of an election", "What is known of an incident that touches an election. Properties: election (id), severity (info to critical), state (open, dismissed, closed), first_act and last_act (moments), breakout (category of the Breakout Scale, 1 to 6), qualifies (all four criteria of French decree 2021-922 hold by a person's hand), criteria (list of criterion, indicated, judged, confidence)."),
    ];

    /// <summary>The markings of a level. TLP 1 has no AMBER+STRICT: a statement says it.</summary>
    public static IReadOnlyList<JsonObject> Markings(TlpLevel level) => level switch
    {
        TlpLevel.Clear => [StixMarkings.Of(TrafficLight.White)],
        TlpLevel.Green => [StixMarkings.Of(TrafficLight.Green)],
        TlpLevel.Amber => [StixMarkings.Of(TrafficLight.Amber)],
        TlpLevel.AmberStrict => [StixMarkings.Of(TrafficLight.Amber), Strict()],
        _ => throw new InvalidOperationException("BUG: TLP:RED leaves"),
    };

    /// <summary>The office that shares.</summary>
    public static JsonObject Office(string name)
    {
        var office = Bare("identity", "office " + name);
        office["name"] = StixText.Clean(name);
        office["identity_class"] = "organization";
        office["description"] = "Shares what it found around an election.";
        return office;
    }

    /// <summary>This program, which defines the extensions.</summary>
    public static JsonObject Program()
    {
        var program = Bare("identity", "Tocsin");
        program["name"] = "Tocsin";
        program["identity_class"] = "system";
        program["description"] = "Open-source software that defends elections.";
        return program;
    }

    /// <summary>A protected subject.</summary>
    public static JsonObject Subject(Election election, ProtectedSubject subject, string creator, IReadOnlyList<string> markings)
    {
        var identity = Bare("identity", $"subject {creator} {string.Join(' ', markings)} {election.Id} {subject.Id} {subject.Name}");
        identity["created_by_ref"] = creator;
        identity["name"] = StixText.Clean(subject.Name);
        identity["identity_class"] = subject.Kind == SubjectKind.Person ? "individual" : "organization";
        identity["description"] = StixText.Clean($"Protected in {election.Name}.");
        identity["object_marking_refs"] = StixObjects.Array(markings);
        return identity;
    }

    /// <summary>The definition of an extension.</summary>
    public static JsonObject Definition(string type)
    {
        var (_, extension, name, says) = Defined.First(d => d.Type == type);
        var definition = Bare("extension-definition", "extension " + type);
        definition["created_by_ref"] = StixObjects.Id(Program());
        definition["name"] = name;
        definition["schema"] = says;
        definition["version"] = "1.0.0";
        definition["extension_types"] = StixObjects.Array([extension]);
        return definition;
    }

    /// <summary>What an object says that uses an extension.</summary>
    public static JsonObject Use(string type, JsonObject? properties = null)
    {
        var inner = new JsonObject { ["extension_type"] = Defined.First(d => d.Type == type).Extension };
        foreach (var (name, value) in properties ?? [])
            inner[name] = value?.DeepClone();
        return new JsonObject { [StixFrame.Id("extension-definition", "extension " + type)] = inner };
    }

    /// <summary>A technique of a framework: the same object in every bundle of every office, public knowledge, and so without a marking.</summary>
    public static JsonObject Technique(string framework, string id, string name)
    {
        var pattern = Bare("attack-pattern", $"{framework} {id} {name}");
        pattern["created_by_ref"] = StixObjects.Id(Program());
        pattern["name"] = StixText.Clean(name);
        var reference = new JsonObject { ["source_name"] = framework == "DISARM" ? "DISARM" : "mitre-attack", ["external_id"] = id };
        if (framework != "DISARM")
            reference["url"] = $"https://attack.mitre.org/techniques/{id.Replace('.', '/')}";
        pattern["external_references"] = new JsonArray(reference);
        return pattern;
    }

    private static JsonObject Strict()
    {
        var marking = Bare("marking-definition", "TLP:AMBER+STRICT");
        marking.Remove("modified");
        marking["name"] = "TLP:AMBER+STRICT";
        marking["definition_type"] = "statement";
        marking["definition"] = new JsonObject { ["statement"] = "TLP:AMBER+STRICT: within the recipient's organisation only." };
        return marking;
    }

    private static JsonObject Bare(string type, string about) => new()
    {
        ["type"] = type,
        ["spec_version"] = "2.1",
        ["id"] = StixFrame.Id(type, about),
        ["created"] = Exchange.Json.OutputTimes.Utc(Epoch),
        ["modified"] = Exchange.Json.OutputTimes.Utc(Epoch),
    };
}
