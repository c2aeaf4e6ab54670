namespace Tocsin.Engine.Incidents.Chains;

/// <summary>Why two nodes were joined.</summary>
/// <param name="First">Index of one.</param>
/// <param name="Second">Index of the other.</param>
/// <param name="Because">In words.</param>
/// <param name="Firm">They share something specific, not only target and time.</param>
/// <param name="SameStage">Both are of one stage, which tells a reader less.</param>
internal sealed record ChainJoin(int First, int Second, string Because, bool Firm, bool SameStage);
