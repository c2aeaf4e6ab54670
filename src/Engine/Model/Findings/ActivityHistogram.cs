namespace Tocsin.Engine.Model.Findings;

/// <summary>Posts over time.</summary>
/// <param name="Start">Start of the first bin.</param>
/// <param name="Bin">Width of a bin.</param>
/// <param name="All">All posts in each bin.</param>
/// <param name="InFindings">Posts that are evidence of a finding in each bin.</param>
public sealed record ActivityHistogram(DateTimeOffset? Start, TimeSpan Bin, IReadOnlyList<int> All, IReadOnlyList<int> InFindings);
