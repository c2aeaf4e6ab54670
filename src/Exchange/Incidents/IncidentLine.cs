using Tocsin.Engine.Model.Findings;
using Tocsin.Exchange.Findings;

namespace Tocsin.Exchange.Incidents;

/// <summary>An incident as it stands in <c>incidents.json</c>; the fields are documented in docs/outputs.md.</summary>
internal sealed record IncidentLine(
    string Id,
    string Title,
    string Summary,
    string Severity,
    IReadOnlyList<string> SeverityReasons,
    IReadOnlyList<string> Findings,
    IReadOnlyList<string> JoinedBecause,
    DateTimeOffset FirstAct,
    DateTimeOffset LastAct,
    IReadOnlyList<ParticipantLine> Accounts,
    IReadOnlyList<LayerLine> Layers,
    int PostTotal,
    IReadOnlyList<string> Platforms,
    IReadOnlyList<string> Languages,
    IReadOnlyList<TouchedSubject> Subjects,
    IReadOnlyList<TouchedOutlet> Outlets,
    IReadOnlyList<CalendarPlace> Calendar,
    BreakoutProposal Breakout,
    IReadOnlyList<PostLine> Samples)
{
    public static IncidentLine From(Incident incident, IReadOnlyList<ScannedInput> inputs) => new(
        incident.Id,
        incident.Title,
        incident.Summary,
        incident.Severity.ToString().ToLowerInvariant(),
        incident.SeverityReasons,
        incident.Findings,
        incident.JoinedBecause,
        incident.FirstAct,
        incident.LastAct,
        [.. incident.Accounts.Select(ParticipantLine.From)],
        [.. incident.Layers.Select(LayerLine.From)],
        incident.PostTotal,
        incident.Platforms,
        incident.Languages,
        incident.Subjects,
        incident.Outlets,
        incident.Calendar,
        incident.Breakout,
        [.. incident.Samples.Select(p => PostLine.From(p, inputs))]);
}

/// <summary>The whole of <c>incidents.json</c>.</summary>
internal sealed record IncidentsDocument(
    string? Election, string? ElectionName, string TimeZone, bool Revealed, IReadOnlyList<IncidentLine> Incidents);
