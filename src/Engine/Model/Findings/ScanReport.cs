using Tocsin.Engine.Model.Elections;
using Tocsin.Engine.Model.Sightings;

namespace Tocsin.Engine.Model.Findings;

/// <summary>Everything a scan found, with names already pseudonymised unless the user revealed them. Exporters write this.</summary>
public sealed record ScanReport
{
    /// <summary>Version of Tocsin that made it.</summary>
    public required string Version { get; init; }

    /// <summary>The election profile; null when none was given.</summary>
    public required Election? Election { get; init; }

    /// <summary>IANA zone for display; UTC without a profile.</summary>
    public required string TimeZone { get; init; }

    /// <summary>True when accounts, post ids and mentions are shown as they are.</summary>
    public required bool Revealed { get; init; }

    /// <summary>How to repeat it; null where inputs are no files (a stream).</summary>
    public ScanConditions? Conditions { get; init; }

    /// <summary>What was read.</summary>
    public required IReadOnlyList<ScannedInput> Inputs { get; init; }

    /// <summary>Posts taken.</summary>
    public required long Posts { get; init; }

    /// <summary>Distinct accounts.</summary>
    public required long Accounts { get; init; }

    /// <summary>Time of the earliest post; null without posts.</summary>
    public required DateTimeOffset? FirstPost { get; init; }

    /// <summary>Time of the latest post; null without posts.</summary>
    public required DateTimeOffset? LastPost { get; init; }

    /// <summary>Posts over time in equal bins from <see cref="FirstPost"/> to <see cref="LastPost"/>.</summary>
    public required ActivityHistogram Activity { get; init; }

    /// <summary>Rejected records by reason code.</summary>
    public required IReadOnlyList<KeyValuePair<string, long>> Rejected { get; init; }

    /// <summary>What each detector did, also when it found nothing or had too little to judge.</summary>
    public required IReadOnlyList<DetectorRun> Detectors { get; init; }

    /// <summary>All findings of accounts acting together, the strongest first.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <summary>Findings about content and background, apart from the others because they accuse nobody of anything.</summary>
    public IReadOnlyList<Finding> Context { get; init; } = [];

    /// <summary>Accounts with any evidence of acting together, called or not, the strongest first; all others score 0.</summary>
    public IReadOnlyList<AccountScore> Scores { get; init; } = [];

    /// <summary>What the detectors of the hacking half saw: by stage, the surest first, then by time.</summary>
    public IReadOnlyList<Sighting> Sightings { get; init; } = [];

    /// <summary>What the hacking half was given, with its hashes.</summary>
    public IReadOnlyList<EvidenceInput> Evidence { get; init; } = [];

    /// <summary>What each detector of the hacking half looked at.</summary>
    public IReadOnlyList<EvidenceRun> EvidenceRuns { get; init; } = [];

    /// <summary>Sightings and incidents joined into attacks, the gravest first.</summary>
    public IReadOnlyList<AttackChain> Chains { get; init; } = [];

    /// <summary>All incidents, the gravest first.</summary>
    public required IReadOnlyList<Incident> Incidents { get; init; }
}
