namespace Tocsin.Storage;

/// <summary>Posts of one hour.</summary>
/// <param name="Start">The hour's first moment, UTC.</param>
/// <param name="Posts">How many were kept.</param>
public sealed record ActivityHour(DateTimeOffset Start, long Posts);
