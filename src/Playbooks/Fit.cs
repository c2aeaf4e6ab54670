using Tocsin.Engine.Model.Findings;
using Tocsin.Engine.Model.Sightings;

namespace Tocsin.Playbooks;

/// <summary>To which incidents a playbook fits. Everything that is said must hold.</summary>
public sealed record Fit
{
    /// <summary>At least one of these stages is in the incident.</summary>
    public required IReadOnlyList<AttackStage> Stages { get; init; }

    /// <summary>At least one of these detectors spoke; empty when it does not matter which.</summary>
    public IReadOnlyList<string> Detectors { get; init; } = [];

    /// <summary>At least so grave; never below low.</summary>
    public required Severity MinimumSeverity { get; init; }

    /// <summary>At least so many different stages.</summary>
    public int MinimumStages { get; init; } = 1;

    /// <summary>At least this proposed category of the Breakout Scale, where one is proposed.</summary>
    public int MinimumBreakout { get; init; }

    /// <summary>At most so many hours before a round, or during one; null when the distance does not matter.</summary>
    public int? HoursBeforeVote { get; init; }

    /// <summary>What the incident must have: accounts, domains, links, outlets.</summary>
    public IReadOnlyList<string> Needs { get; init; } = [];
}
