namespace Tocsin.Engine.Coordination.Methods;

/// <summary>Accounts that a method ties together.</summary>
/// <param name="Accounts">Account ids, ascending.</param>
/// <param name="Edges">The kept edges among them, in order of accounts and layers.</param>
public sealed record MethodGroup(IReadOnlyList<int> Accounts, IReadOnlyList<MethodEdge> Edges);
