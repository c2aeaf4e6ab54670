namespace Tocsin.Storage;

/// <summary>What is in a store.</summary>
/// <param name="Address">Where it is, without secrets.</param>
/// <param name="Product">Database and version.</param>
/// <param name="Schema">Version of its schema.</param>
/// <param name="Bytes">What it takes.</param>
/// <param name="Elections">Ids of the elections in it.</param>
/// <param name="Scans">Scans kept whole.</param>
/// <param name="Unfinished">Scans that were interrupted; nothing of them is shown.</param>
/// <param name="Posts">Posts.</param>
/// <param name="Findings">Findings and sightings.</param>
/// <param name="Incidents">Incidents that stand.</param>
/// <param name="Decisions">Decisions of people.</param>
/// <param name="AuditLines">Lines of the audit log.</param>
/// <param name="AuditHash">Hash of the last of them: write it down elsewhere, and nobody can change the log unseen.</param>
/// <param name="Outlets">Outlets of the register.</param>
/// <param name="OutletFacts">What was recorded about them.</param>
public sealed record StoreInfo(
    string Address, string Product, int Schema, long Bytes, IReadOnlyList<string> Elections, long Scans, long Unfinished, long Posts, long Findings, long Incidents, long Decisions, long AuditLines, string AuditHash, long Outlets, long OutletFacts);
