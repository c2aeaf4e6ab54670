namespace Tocsin.Engine.Coordination;

/// <summary>A pair of accounts and the number of distinct objects both acted on within the window.</summary>
/// <param name="A">The lower account id.</param>
/// <param name="B">The higher account id.</param>
/// <param name="Weight">Objects in common within the window.</param>
public readonly record struct PairWeight(int A, int B, int Weight);
