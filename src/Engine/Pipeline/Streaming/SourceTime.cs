namespace Tocsin.Engine.Pipeline.Streaming;

/// <summary>How far one source has come, in Unix milliseconds.</summary>
/// <param name="Source">Its number.</param>
/// <param name="Time">The latest time believed.</param>
/// <param name="Doubts">Times ahead that are not believed yet, the earliest first.</param>
public sealed record SourceTime(int Source, long Time, IReadOnlyList<long> Doubts);
