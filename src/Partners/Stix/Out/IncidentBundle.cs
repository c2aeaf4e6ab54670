using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Tocsin.Exchange.Stix;
using Tocsin.Partners.Facts;
using Tocsin.Partners.Stix.Check;

namespace Tocsin.Partners.Stix.Out;

/// <summary>Incidents as one STIX 2.1 bundle: strict out.</summary>
/// <remarks>
/// Per incident: incident, campaign, protected subjects, techniques, observed data with observables, indicators with sightings, channels and narratives (or
/// notes), notes, opinions, courses of action, and what relates them; over all one report, and groupings where there are several incidents. Every bundle
/// passes <see cref="StixCheck"/> before anybody gets it.
/// </remarks>
public static class IncidentBundle
{
    private static readonly JsonWriterOptions Written = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The bundle.</summary>
    /// <param name="incidents">At least one.</param>
    /// <param name="sharing">How it is written.</param>
    public static JsonObject Of(IReadOnlyList<IncidentFacts> incidents, StixSharing sharing)
    {
        ArgumentNullException.ThrowIfNull(incidents);
        ArgumentNullException.ThrowIfNull(sharing);
        ArgumentOutOfRangeException.ThrowIfZero(incidents.Count);
        var places = new StixPlaces();
        var markings = StixConstants.Markings(sharing.Tlp);
        foreach (var marking in markings)
            places.Add(marking);
        var office = places.Add(StixConstants.Office(sharing.Office));
        string[] ids = [.. markings.Select(StixObjects.Id)];
        var parts = new List<IReadOnlyList<string>>();
        foreach (var facts in incidents.OrderBy(f => f.Card.Election, StringComparer.Ordinal).ThenBy(f => f.Card.Number))
        {
            int before = places.Ids.Count;
            new IncidentObjects(facts, sharing, office, ids, places).Add();
            parts.Add([.. places.Ids.Skip(before)]);
        }

        var frame = new StixFrame("report", StixObjects.Id(office), ids, incidents.Max(f => f.Card.Created), incidents.Max(f => f.Card.Changed));
        foreach (var (facts, part) in incidents.OrderBy(f => f.Card.Election, StringComparer.Ordinal).ThenBy(f => f.Card.Number).Zip(parts).Where(_ => incidents.Count > 1))
            places.Add(Grouping(facts, part, office, ids));
        var report = places.Add(Report(incidents, [.. parts.SelectMany(p => p).Where(IsTold)], frame));
        return Checked(new JsonObject
        {
            ["type"] = "bundle",
            ["id"] = StixIds.Object("bundle", new JsonObject { ["report"] = StixObjects.Id(report), ["says"] = Convert.ToHexStringLower(Digest(places)) }),
            ["objects"] = new JsonArray([.. places.Objects]),
        });
    }

    /// <summary>A bundle as bytes: the same bundle gives the same.</summary>
    public static byte[] Bytes(JsonObject bundle)
    {
        ArgumentNullException.ThrowIfNull(bundle);
        using var memory = new MemoryStream();
        using (var writer = new Utf8JsonWriter(memory, Written))
            bundle.WriteTo(writer);
        memory.WriteByte((byte)'\n');
        return memory.ToArray();
    }

    // Two bundles that say other things have other ids.
    private static byte[] Digest(StixPlaces places)
    {
        using var hash = System.Security.Cryptography.IncrementalHash.CreateHash(System.Security.Cryptography.HashAlgorithmName.SHA256);
        foreach (var o in places.Objects)
            hash.AppendData(JsonSerializer.SerializeToUtf8Bytes(o));
        return hash.GetHashAndReset();
    }

    internal static JsonObject Checked(JsonObject bundle) => StixCheck.Of(bundle) is { Count: > 0 } wrong
        ? throw new InvalidOperationException($"BUG: a bundle that is not STIX 2.1: {wrong[0].Id}: {wrong[0].What}{(wrong.Count > 1 ? $" and {wrong.Count - 1} more" : "")}")
        : bundle;

    // A report is about things, not about the frames they hang in.
    private static bool IsTold(string id) => !id.StartsWith("marking-definition--", StringComparison.Ordinal) && !id.StartsWith("extension-definition--", StringComparison.Ordinal);

    private static JsonObject Grouping(IncidentFacts facts, IReadOnlyList<string> part, JsonObject office, string[] markings)
    {
        var frame = new StixFrame(facts.Card.Id, StixObjects.Id(office), markings, facts.Card.Created, facts.Card.Changed);
        return frame.Make("grouping", "grouping", new JsonObject
        {
            ["name"] = StixText.Cut(facts.Title, 300),
            ["context"] = "suspicious-activity",
            ["object_refs"] = StixObjects.Array(part.Where(IsTold).Append(frame.IdOf("incident", facts.Card.Id)).Distinct(StringComparer.Ordinal)),
        });
    }

    private static JsonObject Report(IReadOnlyList<IncidentFacts> incidents, string[] told, StixFrame frame) => frame.Make("report", "report " + string.Join(' ', incidents.Select(i => i.Card.Id).Order(StringComparer.Ordinal)), new JsonObject
    {
        ["name"] = StixText.Cut(incidents.Count == 1 ? incidents[0].Title : $"{incidents.Count} incidents: {string.Join("; ", incidents.Select(i => i.Title))}", 300),
        ["description"] = StixText.Clean(string.Join("\n\n", incidents.Select(IncidentWords.Summary))),
        ["report_types"] = StixObjects.Array(["campaign", "observed-data"]),
        ["published"] = Exchange.Json.OutputTimes.Utc(incidents.Max(i => i.Card.Changed)),
        ["object_refs"] = StixObjects.Array(told),
        ["lang"] = "en",
    });
}
