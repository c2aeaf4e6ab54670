namespace Tocsin.Server.Ingest;

/// <summary>A line that was not taken.</summary>
/// <param name="Line">Its number in the request, from 1.</param>
/// <param name="Reason">Why, in one stable word.</param>
/// <param name="Detail">More; null where the word says it.</param>
public sealed record RefusedLine(long Line, string Reason, string? Detail);
