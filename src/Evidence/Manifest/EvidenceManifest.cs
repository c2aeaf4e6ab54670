namespace Tocsin.Evidence.Manifest;

/// <summary>The table of contents of an archive, which the signature covers; the fields are documented in docs/evidence.md.</summary>
/// <param name="Format">Always <see cref="FormatName"/>.</param>
/// <param name="FormatVersion">Version of the format; <see cref="NewestVersion"/> is the newest known here.</param>
/// <param name="ToolVersion">Version of Tocsin that made the scan.</param>
/// <param name="ExportedWith">Version of Tocsin that made the archive.</param>
/// <param name="Incident">The case.</param>
/// <param name="Election">Id of the election profile, or null.</param>
/// <param name="Exported">Who made it.</param>
/// <param name="Withheld">What the scan used and the archive does not hold.</param>
/// <param name="Entries">Every file but the manifest, its signature, the key and the timestamp, in their order.</param>
public sealed record EvidenceManifest(
    string Format,
    int FormatVersion,
    string ToolVersion,
    string ExportedWith,
    IncidentReference Incident,
    string? Election,
    ExportRecord Exported,
    IReadOnlyList<WithheldInput> Withheld,
    IReadOnlyList<EvidenceEntry> Entries)
{
    /// <summary>What the format is called.</summary>
    public const string FormatName = "tocsin-evidence";

    /// <summary>The newest version of the format.</summary>
    public const int NewestVersion = 1;
}
