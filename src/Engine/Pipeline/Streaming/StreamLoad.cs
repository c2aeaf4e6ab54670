namespace Tocsin.Engine.Pipeline.Streaming;

/// <summary>What a stream holds in memory, by group of columns.</summary>
/// <param name="Posts">Posts held.</param>
/// <param name="Slices">Slices of time held.</param>
/// <param name="PostBytes">Bytes of the posts as read: texts, ids, times, flags, items.</param>
/// <param name="PreparedBytes">Bytes of hashes, sketches and canonical objects.</param>
/// <param name="IdBytes">Bytes of the set that tells duplicates, about.</param>
public sealed record StreamLoad(long Posts, int Slices, long PostBytes, long PreparedBytes, long IdBytes);
