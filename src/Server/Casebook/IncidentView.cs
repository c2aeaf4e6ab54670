using Tocsin.Casework;
using Tocsin.Engine.Incidents.Characterising;
using Tocsin.Engine.Incidents.Fusing;
using Tocsin.Engine.Model.Elections;
using Tocsin.Engine.Model.Findings;
using Tocsin.Engine.Model.Sightings;
using Tocsin.Playbooks.Proposing;
using Tocsin.Storage;

namespace Tocsin.Server.Casebook;

/// <summary>Everything about one incident at one moment. Accounts are pseudonyms.</summary>
public sealed record IncidentView
{
    /// <summary>Its head.</summary>
    public required IncidentCard Card { get; init; }

    /// <summary>As fusion tells it.</summary>
    public required FusedIncident Told { get; init; }

    /// <summary>Its findings.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <summary>What the hacking half saw.</summary>
    public required IReadOnlyList<Sighting> Sightings { get; init; }

    /// <summary>What it is by law and frameworks, as proposed.</summary>
    public required Characterisation Characterisation { get; init; }

    /// <summary>What people decided, in order.</summary>
    public required IReadOnlyList<Decision> Decisions { get; init; }

    /// <summary>The four criteria as they stand.</summary>
    public required StandingCriteria Criteria { get; init; }

    /// <summary>Techniques as they stand.</summary>
    public required JudgedTechniques Techniques { get; init; }

    /// <summary>Competing hypotheses.</summary>
    public required Weighing Weighing { get; init; }

    /// <summary>The election.</summary>
    public required Election Election { get; init; }

    /// <summary>What of the calendar is ahead.</summary>
    public required IReadOnlyList<string> Ahead { get; init; }

    /// <summary>Names of inputs by their numbers.</summary>
    public required IReadOnlyDictionary<long, string> Captures { get; init; }

    /// <summary>Playbooks that fit.</summary>
    public required IReadOnlyList<PlaybookProposal> Proposals { get; init; }

    /// <summary>Who works on it: the last assignment; empty for nobody.</summary>
    public string Assignee => Decisions.LastOrDefault(d => d.Kind == "assign")?.Value ?? "";
}
