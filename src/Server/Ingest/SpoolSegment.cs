namespace Tocsin.Server.Ingest;

/// <summary>A file of the spool that nothing is added to any more.</summary>
/// <param name="Path">Where it lies.</param>
/// <param name="Number">Its place in the order of arrival from its source.</param>
/// <param name="Posts">Posts in it.</param>
/// <param name="Arrived">When the last of them did.</param>
/// <param name="LookedAt">True when a scan of it was kept.</param>
public sealed record SpoolSegment(string Path, long Number, long Posts, DateTime Arrived, bool LookedAt);
