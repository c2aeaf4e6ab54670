using Tocsin.Engine.Incidents.Characterising;
using Tocsin.Engine.Incidents.Fusing;
using Tocsin.Engine.Model.Findings;
using Tocsin.Engine.Model.Sightings;
using Tocsin.Server.Casebook;
using Tocsin.Storage;

namespace Tocsin.Server.Api;

/// <summary>An incident in full; accounts are pseudonyms.</summary>
public sealed record IncidentDetail
{
    /// <summary>Its head.</summary>
    public required IncidentCard Card { get; init; }

    /// <summary>As fusion tells it: groups, chains, what stands beside them.</summary>
    public required FusedIncident Told { get; init; }

    /// <summary>Its findings.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <summary>What the hacking half saw.</summary>
    public required IReadOnlyList<Sighting> Sightings { get; init; }

    /// <summary>What is proposed about it by law and frameworks.</summary>
    public required Characterisation Proposed { get; init; }

    /// <summary>What people decided.</summary>
    public required IReadOnlyList<Decision> Decisions { get; init; }

    /// <summary>True when all four criteria hold by a person's hand.</summary>
    public required bool Qualifies { get; init; }

    /// <summary>Who works on it; empty for nobody.</summary>
    public required string Assignee { get; init; }

    /// <summary>What of the calendar is ahead.</summary>
    public IReadOnlyList<string> Ahead { get; init; } = [];

    /// <summary>Names of the inputs that its accounts' posts came from, by their numbers.</summary>
    public IReadOnlyDictionary<long, string> Inputs { get; init; } = new Dictionary<long, string>();

    internal static IncidentDetail Of(IncidentView view) => new()
    {
        Card = view.Card,
        Told = view.Told,
        Findings = view.Findings,
        Sightings = view.Sightings,
        Proposed = view.Characterisation,
        Decisions = view.Decisions,
        Qualifies = view.Criteria.Qualifies,
        Assignee = view.Assignee,
        Ahead = view.Ahead,
        Inputs = view.Told.Groups.SelectMany(g => g.Samples).Select(s => (long)s.File).Distinct().Where(view.Captures.ContainsKey).ToDictionary(n => n, n => view.Captures[n]),
    };
}
