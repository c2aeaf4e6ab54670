using Tocsin.Engine.Model.Findings;

namespace Tocsin.Engine.Detectors;

/// <summary>A finding with the numbers of all posts behind it.</summary>
/// <param name="Finding">The finding.</param>
/// <param name="Posts">Post numbers in the table, ascending, each once.</param>
public sealed record DetectedFinding(Finding Finding, IReadOnlyList<int> Posts);
