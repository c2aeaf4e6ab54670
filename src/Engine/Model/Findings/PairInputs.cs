namespace Tocsin.Engine.Model.Findings;

/// <summary>What the p-value of a pair was computed from, beside its weight: enough to compute it again by hand.</summary>
/// <param name="Common">Distinct objects both acted on at any time.</param>
/// <param name="ByRhythm">Of these, how many the objects' own rhythm explains within the window (the synchrony test).</param>
/// <param name="ByChoice">How many chance explains when each picks objects by their popularity alone (the joint test).</param>
/// <param name="Windows">Windows tried, for which p is corrected.</param>
public sealed record PairInputs(int Common, double ByRhythm, double ByChoice, int Windows);
