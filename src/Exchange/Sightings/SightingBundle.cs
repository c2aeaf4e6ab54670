using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Tocsin.Exchange.Json;
using Tocsin.Exchange.Stix;

namespace Tocsin.Exchange.Sightings;

/// <summary>Sightings of indicators as a STIX 2.1 bundle, to be given back to whoever gave the indicators.</summary>
/// <remarks>
/// One sighting (STIX 2.1 section 5.2) for each indicator, with the markings of that indicator. It refers to the indicator by the
/// giver's id; one that has no STIX id is written into the bundle. Times are those of the logs, so the same logs give the same bundle.
/// </remarks>
public static partial class SightingBundle
{
    private const int MostSeen = 999_999_999;
    private const string Epoch = "2026-01-01T00:00:00.000Z";

    /// <summary>Writes the bundle.</summary>
    public static void Write(Stream output, IReadOnlyList<SightedIndicator> seen)
    {
        var identity = Identity();
        var objects = new Dictionary<string, JsonObject>(StringComparer.Ordinal) { [StixObjects.Id(identity)] = identity };
        foreach (var indicator in seen)
            Add(objects, indicator, StixObjects.Id(identity));
        var bundle = new JsonObject
        {
            ["type"] = "bundle",
            ["id"] = StixIds.Object("bundle", new JsonObject { ["ids"] = StixObjects.Array(objects.Keys) }),
            ["objects"] = new JsonArray([.. objects.Values]),
        };
        var options = new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        using (var writer = new Utf8JsonWriter(output, options))
            bundle.WriteTo(writer);
        output.WriteByte((byte)'\n');
    }

    private static void Add(Dictionary<string, JsonObject> objects, SightedIndicator seen, string creator)
    {
        string[] markings = [.. seen.Markings.Where(m => MarkingId().IsMatch(m)).Distinct(StringComparer.Ordinal)];
        if (markings.Length == 0)
            markings = [StixObjects.Id(StixMarkings.Of(TrafficLight.Amber))];
        foreach (var light in Enum.GetValues<TrafficLight>())
        {
            var marking = StixMarkings.Of(light);
            if (markings.Contains(StixObjects.Id(marking), StringComparer.Ordinal))
                objects.TryAdd(StixObjects.Id(marking), marking);
        }

        var make = new StixObjects(seen.Last is { } last ? OutputTimes.Utc(last) : Epoch, creator, markings);
        string id = seen.StixId is { } known && IndicatorId().IsMatch(known) ? known : Indicator(objects, seen, make);
        var says = new JsonObject
        {
            ["sighting_of_ref"] = id,
            ["count"] = (int)Math.Min(MostSeen, seen.Count),
            ["confidence"] = seen.Confidence,
            ["description"] = StixText.Clean(seen.Sentence),
            ["where_sighted_refs"] = StixObjects.Array([creator]),
        };
        if (seen.First is { } first)
        {
            says["first_seen"] = OutputTimes.Utc(first);
            says["last_seen"] = OutputTimes.Utc(seen.Last ?? first);
        }

        var sighting = make.Make("sighting", says);
        objects.TryAdd(StixObjects.Id(sighting), sighting);
    }

    private static string Indicator(Dictionary<string, JsonObject> objects, SightedIndicator seen, StixObjects make)
    {
        var indicator = make.Make("indicator", new JsonObject
        {
            ["name"] = StixText.Cut(seen.Name, 300),
            ["pattern"] = seen.Pattern,
            ["pattern_type"] = "stix",
            ["valid_from"] = seen.ValidFrom is { } from ? OutputTimes.Utc(from) : seen.First is { } first ? OutputTimes.Utc(first) : Epoch,
            ["indicator_types"] = StixObjects.Array(["unknown"]),
        });
        objects.TryAdd(StixObjects.Id(indicator), indicator);
        return StixObjects.Id(indicator);
    }

    private static JsonObject Identity() =>
        StixObjects.Tocsin(Epoch, "Open-source software that defends elections; a user of it matched these indicators against logs.");

    [GeneratedRegex("^indicator--[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$")]
    private static partial Regex IndicatorId();

    [GeneratedRegex("^marking-definition--[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$")]
    private static partial Regex MarkingId();
}
