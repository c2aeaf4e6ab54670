namespace Tocsin.Engine.Incidents.Weighing;

/// <summary>A hypothesis with what was weighed.</summary>
/// <param name="Hypothesis">Which.</param>
/// <param name="For">Items for it.</param>
/// <param name="Against">Items against it.</param>
/// <param name="Neutral">Items that say nothing of it.</param>
/// <param name="Inconsistency">Sum of the strengths of what speaks against it.</param>
public sealed record WeighedHypothesis(Hypothesis Hypothesis, IReadOnlyList<string> For, IReadOnlyList<string> Against, IReadOnlyList<string> Neutral, int Inconsistency);
