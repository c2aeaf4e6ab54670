namespace Tocsin.Logs.Matching;

/// <summary>An atom at a place of a line.</summary>
/// <param name="Atom">Number of the atom; <see cref="IndicatorIndex.LinkHost"/> when a host of web addresses that are looked for stands here without a path.</param>
/// <param name="Start">Offset of the first byte; <see cref="LineMatcher.Composed"/> when it was put together from several fields.</param>
/// <param name="Length">Bytes.</param>
internal readonly record struct LineHit(int Atom, int Start, int Length);
