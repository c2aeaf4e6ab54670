namespace Tocsin.Engine.Model.Findings;

/// <summary>How tightly a group is bound.</summary>
/// <param name="Density">Tied pairs of accounts over all pairs there could be, any trace.</param>
/// <param name="Core">The k of its innermost core: every account in the core is tied to at least so many others in it.</param>
/// <param name="CoreAccounts">Accounts in the innermost core.</param>
public sealed record Cohesion(double Density, int Core, int CoreAccounts);
