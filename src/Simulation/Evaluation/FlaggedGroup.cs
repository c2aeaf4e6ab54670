namespace Tocsin.Simulation.Evaluation;

/// <summary>What evaluation needs of a finding.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Detector">Who found it.</param>
/// <param name="Confidence">low, moderate or high; empty when the line has none.</param>
/// <param name="DeclaredAs">Set when the accounts are openly one organisation: shown, but no accusation.</param>
/// <param name="Accounts">The accounts, each once, in the order of the finding.</param>
public sealed record FlaggedGroup(string Id, string Detector, string Confidence, string? DeclaredAs, IReadOnlyList<string> Accounts);
