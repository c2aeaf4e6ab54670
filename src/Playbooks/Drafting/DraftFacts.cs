using Tocsin.Engine.Incidents.Fusing;
using Tocsin.Engine.Model.Elections;
using Tocsin.Engine.Pipeline;
using Tocsin.Playbooks.Proposing;

namespace Tocsin.Playbooks.Drafting;

/// <summary>What a draft is filled from.</summary>
public sealed record DraftFacts
{
    /// <summary>Id of the incident.</summary>
    public required string Id { get; init; }

    /// <summary>Its number in the store.</summary>
    public required long Number { get; init; }

    /// <summary>The incident, with names as they are.</summary>
    public required FusedIncident Incident { get; init; }

    /// <summary>Its findings and sightings, with names as they are.</summary>
    public required FusionInput Members { get; init; }

    /// <summary>The election.</summary>
    public required Election Election { get; init; }

    /// <summary>How far the incident is from the vote.</summary>
    public required VoteDistance Distance { get; init; }

    /// <summary>Replaces the names of accounts; null when a person revealed them with a reason.</summary>
    public required Pseudonymiser? Names { get; init; }
}
