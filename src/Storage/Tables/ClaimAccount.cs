namespace Tocsin.Storage.Tables;

/// <summary>Who takes part.</summary>
internal readonly record struct ClaimAccount(string Account);
