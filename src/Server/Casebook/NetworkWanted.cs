namespace Tocsin.Server.Casebook;

/// <summary>Which part of an incident's network is drawn.</summary>
/// <param name="Behaviour">Pairs by this trace alone; empty for all.</param>
/// <param name="Least">Pairs of at least this weight.</param>
/// <param name="From">Accounts that acted at this moment or later; null for all.</param>
/// <param name="Until">Accounts that acted at this moment or before; null for all.</param>
public sealed record NetworkWanted(string Behaviour, int Least, DateTimeOffset? From, DateTimeOffset? Until);
