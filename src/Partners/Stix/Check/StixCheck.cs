using System.Text.Json;
using System.Text.Json.Nodes;

namespace Tocsin.Partners.Stix.Check;

/// <summary>Whether a bundle is one that any reader of STIX 2.1 takes: what schemas can say and what they cannot.</summary>
/// <remarks>
/// Required and known properties, types of values, moments and their order, patterns, fixed markings, observable ids (UUIDv5), references that resolve
/// inside the bundle and point at the right type, extensions that are defined in it. O(bytes).
/// </remarks>
public static class StixCheck
{
    /// <summary>The problems of a bundle; empty when it may leave.</summary>
    public static IReadOnlyList<StixProblem> Of(JsonElement bundle)
    {
        if (bundle.ValueKind != JsonValueKind.Object || StixValueCheck.Text(bundle, "type") != "bundle")
            return [new StixProblem("", "it is no bundle")];
        var found = new List<StixProblem>();
        string id = StixValueCheck.Text(bundle, "id");
        if (!StixForms.IsId(id) || StixForms.TypeOf(id) != "bundle")
            found.Add(new StixProblem(id, "the id of the bundle is not bundle-- and a UUID"));
        found.AddRange(bundle.EnumerateObject().Where(p => p.Name is not ("type" or "id" or "objects")).Select(p => new StixProblem(id, $"a bundle has no property {StixValueCheck.Shown(p.Name)}", IsCustom: true)));
        if (!bundle.TryGetProperty("objects", out var objects))
            return found;
        if (objects.ValueKind != JsonValueKind.Array || objects.GetArrayLength() == 0)
            return [.. found, new StixProblem(id, "objects is no list with anything in it")];
        var ids = new HashSet<string>(StringComparer.Ordinal);
        var versions = new HashSet<(string, string)>();
        foreach (var o in objects.EnumerateArray())
        {
            found.AddRange(StixObjectCheck.Problems(o));
            string own = StixValueCheck.Text(o, "id");
            ids.Add(own);
            if (!versions.Add((own, StixValueCheck.Text(o, "modified"))))
                found.Add(new StixProblem(own, "the same version of it stands in the bundle twice"));
        }

        foreach (var o in objects.EnumerateArray().Where(o => o.ValueKind == JsonValueKind.Object))
            found.AddRange(References(o, ids));
        return found;
    }

    /// <summary>The same of a bundle in memory.</summary>
    public static IReadOnlyList<StixProblem> Of(JsonNode bundle)
    {
        ArgumentNullException.ThrowIfNull(bundle);
        using var document = JsonSerializer.SerializeToDocument(bundle);
        return Of(document.RootElement);
    }

    private static IEnumerable<StixProblem> References(JsonElement o, HashSet<string> ids)
    {
        string own = StixValueCheck.Text(o, "id"), type = StixValueCheck.Text(o, "type");
        foreach (var (property, id) in StixReferences.Of(o))
        {
            if (StixReferences.Problem(type, property, id) is { } why)
                yield return new StixProblem(own, why);
            else if (!ids.Contains(id))
                yield return new StixProblem(own, property == "extensions" ? $"its extension {id} is not defined in the bundle" : $"{property} names {id}, which is not in the bundle", IsCustom: property == "extensions");
        }
    }
}
