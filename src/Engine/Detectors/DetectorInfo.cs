using Tocsin.Engine.Model.Findings;

namespace Tocsin.Engine.Detectors;

/// <summary>What a detector is.</summary>
/// <param name="Name">Stable name in lower case with hyphens.</param>
/// <param name="Title">Name for people.</param>
/// <param name="Finds">What it finds, in one sentence.</param>
/// <param name="Page">Its page under docs/detectors.</param>
/// <param name="Settings">Its tunables with default, unit and range.</param>
public sealed record DetectorInfo(string Name, string Title, string Finds, string Page, IReadOnlyList<DetectorSetting> Settings)
{
    /// <summary>What its findings bear on, which decides where they stand.</summary>
    public Bearing Bearing { get; init; } = Bearing.Coordination;
}
