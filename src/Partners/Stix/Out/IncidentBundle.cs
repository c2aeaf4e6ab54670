using System.Text.Json.Nodes;
using Tocsin.Exchange.Stix;
using Tocsin.Partners.Facts;
using Tocsin.Partners.Stix.Check;

namespace Tocsin.Partners.Stix.Out;

/// <summary>Incidents as one STIX 2.1 bundle: strict out.</summary>
/// <remarks>
/// Per incident: incident, campaign, protected subjects, techniques, observed data with observables, indicators with sightings, channels and narratives (or
/// notes), notes, opinions, courses of action, and what relates them, and a grouping where there are several incidents; over all one report. Written object
/// by object, each held against the rules of <see cref="StixCheck"/>; what is kept is 20 bytes an object and one incident at a time.
/// </remarks>
public static class IncidentBundle
{
    // A report is about things, not about the frames they hang in.
    private static readonly string[] Frames = ["marking-definition", "extension-definition", "grouping"];

    /// <summary>Writes the bundle of incidents, one after the other.</summary>
    /// <param name="incidents">At least one; in order of election and number, so that the same incidents give the same bytes. Each is asked for once.</param>
    /// <param name="sharing">How it is written.</param>
    /// <param name="output">Where; what stands there is a bundle only once this returns.</param>
    /// <returns>How many objects.</returns>
    /// <exception cref="InvalidOperationException">BUG: an object is not STIX 2.1. What was written until then may not be given out.</exception>
    public static int Write(IEnumerable<IncidentFacts> incidents, StixSharing sharing, Stream output)
    {
        ArgumentNullException.ThrowIfNull(incidents);
        ArgumentNullException.ThrowIfNull(sharing);
        ArgumentNullException.ThrowIfNull(output);
        using var bundle = new BundleWriter(output);
        var places = new StixPlaces(bundle);
        var markings = StixConstants.Markings(sharing.Tlp);
        foreach (var marking in markings)
            places.Add(marking);
        var office = StixConstants.Office(sharing.Office);
        places.Add(office);
        string[] ids = [.. markings.Select(StixObjects.Id)];
        var told = new ToldIncidents();
        using var each = incidents.GetEnumerator();
        for (bool more = each.MoveNext(), several = false; more;)
        {
            var facts = each.Current;
            places.Begin();
            new IncidentObjects(facts, sharing, office, ids, places).Add();
            told.Add(facts);
            more = each.MoveNext();
            several |= more;
            if (several)
                places.Add(Grouping(facts, places.Part, office, ids));
        }

        ArgumentOutOfRangeException.ThrowIfZero(told.Count, nameof(incidents));
        var report = told.Report(new StixFrame("report", StixObjects.Id(office), ids, told.Created, told.Changed));
        string creator = StixObjects.Id(office);
        bundle.Add(report, "object_refs", bundle.Ids.Without(Frames).Where(i => i != creator));
        bundle.Finish(StixObjects.Id(report));
        return bundle.Ids.Count;
    }

    /// <summary>The bundle as bytes: the same incidents give the same, in whatever order they come.</summary>
    public static byte[] Bytes(IReadOnlyList<IncidentFacts> incidents, StixSharing sharing)
    {
        using var memory = new MemoryStream();
        Write(Ordered(incidents), sharing, memory);
        return memory.ToArray();
    }

    /// <summary>The bundle in memory.</summary>
    public static JsonObject Of(IReadOnlyList<IncidentFacts> incidents, StixSharing sharing) => JsonNode.Parse(Bytes(incidents, sharing))!.AsObject();

    private static IOrderedEnumerable<IncidentFacts> Ordered(IReadOnlyList<IncidentFacts> incidents) => incidents.OrderBy(f => f.Card.Election, StringComparer.Ordinal).ThenBy(f => f.Card.Number);

    private static bool IsTold(string id) => !Frames.Contains(StixForms.TypeOf(id), StringComparer.Ordinal);

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
}
