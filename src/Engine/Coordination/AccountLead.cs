namespace Tocsin.Engine.Coordination;

/// <summary>How often an account was first among its group, and how often chance would have it so.</summary>
/// <param name="Firsts">Objects on which it was the first, or among the first at the same moment.</param>
/// <param name="Expected">The same if the order within each object were drawn by lot.</param>
/// <param name="P">Chance of at least so many under that lot, times the accounts of the group; at most 1.</param>
public readonly record struct AccountLead(int Firsts, double Expected, double P);
