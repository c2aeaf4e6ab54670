using System.Text.Json;

namespace Tocsin.Partners.Stix.Check;

/// <summary>Everything that can be said of one object without looking at others.</summary>
/// <remarks>After the MUST rules of STIX 2.1 and the checks of the OASIS validator. O(size of the object).</remarks>
internal static class StixObjectCheck
{
    private const string NewObject = "new-", TopLevel = "toplevel-property-extension";
    private static readonly string[] Opinions = ["strongly-disagree", "disagree", "neutral", "agree", "strongly-agree"];
    private static readonly string[] ExtensionTypes = ["new-sdo", "new-sco", "new-sro", "property-extension", TopLevel];

    // Pairs of moments: the second may not lie before the first; where they may not be equal either, strictly.
    private static readonly (string Type, string First, string Second, bool Strict)[] Orders =
    [
        ("", "created", "modified", false), ("", "first_seen", "last_seen", false), ("", "first_observed", "last_observed", false),
        ("indicator", "valid_from", "valid_until", true), ("relationship", "start_time", "stop_time", true), ("network-traffic", "start", "end", false),
    ];

    /// <summary>Its problems; those that make it unsound first.</summary>
    public static List<StixProblem> Problems(JsonElement o)
    {
        var found = new List<StixProblem>();
        if (o.ValueKind != JsonValueKind.Object)
            return [new StixProblem("", "it is no object")];
        string id = Text(o, "id"), type = Text(o, "type");
        void Bad(string what) => found.Add(new StixProblem(id, what));
        void Custom(string what) => found.Add(new StixProblem(id, what, IsCustom: true));

        if (!StixForms.IsTypeName(type))
        {
            Bad(type.Length == 0 ? "it has no type" : "its type is no type name");
            return found;
        }

        if (!StixForms.IsId(id) || StixForms.TypeOf(id) != type)
            Bad(id.Length == 0 ? "it has no id" : $"its id is not {type}-- and a UUID");
        if (type == "bundle")
            Bad("a bundle stands in a bundle");
        Names(o, Bad);
        if (StixTypes.Find(type) is { } known)
            Known(o, known, Bad, Custom);
        else
            Unknown(o, type, Bad, Custom);
        Moments(o, type, Bad);
        StixValueCheck.Check(o, type, Bad);
        Extensions(o, Bad);
        found.Sort((a, b) => a.IsCustom.CompareTo(b.IsCustom));
        return found;
    }

    private static void Names(JsonElement o, Action<string> bad)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var property in o.EnumerateObject())
        {
            if (!seen.Add(property.Name))
                bad($"{StixValueCheck.Shown(property.Name)} stands in it twice");
            if (!StixForms.IsPropertyName(property.Name))
                bad($"'{StixValueCheck.Shown(property.Name)}' is no name of a property");
            if (property.Value.ValueKind == JsonValueKind.Null)
                bad($"{StixValueCheck.Shown(property.Name)} is null");
            else if (property.Value.ValueKind == JsonValueKind.Array && property.Value.GetArrayLength() == 0)
                bad($"{StixValueCheck.Shown(property.Name)} is an empty list");
            else if (property.Value.ValueKind == JsonValueKind.Object && !property.Value.EnumerateObject().Any())
                bad($"{StixValueCheck.Shown(property.Name)} is an empty object");
        }
    }

    private static void Known(JsonElement o, StixType type, Action<string> bad, Action<string> custom)
    {
        foreach (string name in type.Required.Where(r => !o.TryGetProperty(r, out _)))
            bad($"{name} is missing");
        if (!HasExtension(o, TopLevel))
        {
            foreach (var property in o.EnumerateObject().Where(p => !type.Properties.Contains(p.Name)))
                custom($"the standard knows no property {StixValueCheck.Shown(property.Name)} of {type.Name}");
        }

        if (o.TryGetProperty("spec_version", out var version) && !(version.ValueKind == JsonValueKind.String && version.ValueEquals("2.1")))
            bad("spec_version is not 2.1");
        if (type.IsObservable && StixObservableId.Of(o, type) is { } prescribed && prescribed != Text(o, "id"))
            custom("its id is not the UUIDv5 that the standard prescribes for its value");
    }

    private static void Unknown(JsonElement o, string type, Action<string> bad, Action<string> custom)
    {
        if (!HasExtension(o, NewObject))
            custom($"the standard knows no type {type}, and no extension defines it");
        if (type is "channel" or "narrative" or "event" && !o.TryGetProperty("name", out _))
            bad("name is missing");
        if (o.TryGetProperty("created", out _) != o.TryGetProperty("modified", out _))
            bad("created and modified do not both stand in it");
    }

    private static void Moments(JsonElement o, string type, Action<string> bad)
    {
        foreach (var property in o.EnumerateObject().Where(p => StixForms.IsMoment(p.Name) || (type == "network-traffic" && p.Name is "start" or "end")))
        {
            if (property.Value.ValueKind != JsonValueKind.String || !StixForms.TryMoment(StixValueCheck.Safe(property.Value), out _))
                bad($"{property.Name} is no moment in UTC such as 2027-04-08T10:00:00.000Z");
            else if (property.Name is "created" or "modified" && type != "marking-definition" && !StixForms.HasMilliseconds(StixValueCheck.Safe(property.Value)))
                bad($"{property.Name} has no milliseconds");
        }

        foreach (var (of, first, second, strict) in Orders.Where(r => r.Type.Length == 0 || r.Type == type))
        {
            if (StixForms.TryMoment(Text(o, first), out var from) && StixForms.TryMoment(Text(o, second), out var to) && (strict ? to <= from : to < from))
                bad(to == from ? $"{second} is not later than {first}" : $"{second} is before {first}");
        }
    }

    private static void Extensions(JsonElement o, Action<string> bad)
    {
        if (!o.TryGetProperty("extensions", out var extensions))
            return;
        if (extensions.ValueKind != JsonValueKind.Object)
        {
            bad("extensions is no object");
            return;
        }

        foreach (var extension in extensions.EnumerateObject())
        {
            bool defined = extension.Name.StartsWith("extension-definition--", StringComparison.Ordinal);
            if (defined && !StixForms.IsId(extension.Name))
                bad("an extension has an id that is none");
            else if (!defined && !extension.Name.EndsWith("-ext", StringComparison.Ordinal))
                bad($"'{StixValueCheck.Shown(extension.Name)}' names no extension");
            if (extension.Value.ValueKind != JsonValueKind.Object || (defined && !ExtensionTypes.Contains(Text(extension.Value, "extension_type"), StringComparer.Ordinal)))
                bad("an extension says no extension_type of the standard");
        }
    }

    /// <summary>Whether an extension of a type that begins so stands in it.</summary>
    private static bool HasExtension(JsonElement o, string type) => o.TryGetProperty("extensions", out var extensions) && extensions.ValueKind == JsonValueKind.Object
        && extensions.EnumerateObject().Any(e => e.Value.ValueKind == JsonValueKind.Object && Text(e.Value, "extension_type").StartsWith(type, StringComparison.Ordinal));

    /// <summary>Opinions of the standard, from the one end to the other.</summary>
    internal static bool IsOpinion(string text) => Opinions.Contains(text, StringComparer.Ordinal);

    private static string Text(JsonElement o, string name) => StixValueCheck.Text(o, name);
}
