namespace Tocsin.Cli.Watching;

/// <summary>How far one input was read.</summary>
/// <param name="Input">The input as the user named it.</param>
/// <param name="Posts">Posts taken from it.</param>
/// <param name="Fingerprint">Of their times and lines, to tell whether it is the same input still.</param>
/// <param name="Batch">Batch of the last one, where reading in batches of <paramref name="ChunkBytes"/>: a hint that saves work.</param>
/// <param name="ChunkBytes">Bytes of input per batch.</param>
public sealed record SourcePosition(string Input, long Posts, ulong Fingerprint, long Batch, int ChunkBytes);
