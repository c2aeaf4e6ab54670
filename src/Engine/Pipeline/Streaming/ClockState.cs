namespace Tocsin.Engine.Pipeline.Streaming;

/// <summary>What a <see cref="StreamClock"/> knows, in Unix milliseconds.</summary>
/// <param name="Watermark">The watermark.</param>
/// <param name="Furthest">The furthest time believed of any source.</param>
/// <param name="Sources">The open sources, by number.</param>
public sealed record ClockState(long Watermark, long Furthest, IReadOnlyList<SourceTime> Sources);
