using Tocsin.Engine.Incidents.Chains;
using Tocsin.Engine.Model.Sightings;

namespace Tocsin.Exchange.Sightings;

/// <summary>A sighting as one line of <c>sightings.ndjson</c>; the fields are documented in docs/outputs.md.</summary>
internal sealed record SightingLine(
    string Id,
    string Detector,
    string Stage,
    string Sentence,
    string Confidence,
    DateTimeOffset? First,
    DateTimeOffset? Last,
    string TimeNote,
    long Times,
    IReadOnlyList<string> Subjects,
    IReadOnlyList<MarkLine> Marks,
    IReadOnlyList<string> Reasons,
    IReadOnlyList<ExhibitLine> Exhibits,
    IReadOnlyList<string> InnocentExplanations)
{
    public static SightingLine From(Sighting sighting) => new(
        sighting.Id,
        sighting.Detector,
        StageWords.Code(sighting.Stage),
        sighting.Sentence,
        sighting.Confidence.ToString().ToLowerInvariant(),
        sighting.First,
        sighting.Last,
        sighting.TimeNote,
        sighting.Times,
        sighting.Subjects,
        [.. sighting.Marks.Select(m => new MarkLine(m.Kind, m.Value))],
        sighting.Reasons,
        [.. sighting.Exhibits.Select(e => new ExhibitLine(e.File, e.Place, e.Excerpt))],
        sighting.InnocentExplanations);
}

/// <summary>Something specific that was seen.</summary>
internal sealed record MarkLine(string Kind, string Value);

/// <summary>Where it was seen.</summary>
internal sealed record ExhibitLine(string File, string Place, string Excerpt);
