using Tocsin.Engine.Coordination.Reference;
using Tocsin.Engine.Model;

namespace Tocsin.Cli.Compat;

/// <summary>What came of a run in compatibility mode.</summary>
internal sealed record CompatOutcome(
    long Posts, CompatShares Shares, ReferenceResult Result, ReferenceNames Names, RejectionLog Rejections, IReadOnlyList<string> Files)
{
    /// <summary>Edges whose weight exceeds the threshold.</summary>
    internal int AboveThreshold => Result.Edges.Count(e => e.AboveThreshold);
}
