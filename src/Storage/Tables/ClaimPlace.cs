namespace Tocsin.Storage.Tables;

/// <summary>A line of a capture.</summary>
internal readonly record struct ClaimPlace(int File, long Line);
