namespace Tocsin.Engine.Coordination.Reference;

/// <summary>An account's part in the network.</summary>
/// <param name="AccountId">The account.</param>
/// <param name="AverageTimeDelta">Mean of its edges' mean time deltas, in seconds.</param>
/// <param name="AverageSymmetryScore">Mean of its edges' symmetry scores as the tool counts them.</param>
/// <param name="UniqueShares">Distinct contents of the account in all pairs of the run, whatever edges are looked at.</param>
/// <remarks>
/// As in the tool, edges of an account that agree in both figures to the last bit count once in the means, and the score is
/// that of earlier and later contents. Righting the score would change which edges agree and so both means.
/// </remarks>
public readonly record struct ReferenceAccount(int AccountId, double AverageTimeDelta, double AverageSymmetryScore, int UniqueShares);
