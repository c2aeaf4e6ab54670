using Tocsin.Engine.Model.Findings;

namespace Tocsin.Engine.Detectors;

/// <summary>What a detector has to say: findings, and in any case what it looked at.</summary>
/// <param name="Findings">Its findings.</param>
/// <param name="Run">What it did, for the method section.</param>
public sealed record DetectorResult(IReadOnlyList<DetectedFinding> Findings, DetectorRun Run)
{
    /// <summary>Evidence about single accounts, also below the threshold of a finding, by real name.</summary>
    public IReadOnlyList<AccountScore> Scores { get; init; } = [];
}
