namespace Tocsin.Server.Ingest;

/// <summary>What became of posts that were handed in. When it is answered, what was accepted is on the disk.</summary>
/// <param name="Accepted">Posts taken now.</param>
/// <param name="Duplicates">Posts that were taken before: the same source and id, or without an id the same line.</param>
/// <param name="Rejected">Lines that cannot be read.</param>
/// <param name="Refused">The first thousand of these.</param>
public sealed record IngestReceipt(long Accepted, long Duplicates, long Rejected, IReadOnlyList<RefusedLine> Refused);
