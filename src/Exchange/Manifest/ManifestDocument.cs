using Tocsin.Engine.Model.Findings;
using Tocsin.Engine.Model.Sightings;

namespace Tocsin.Exchange.Manifest;

/// <summary>The whole of <c>scan.json</c>; the fields are documented in docs/outputs.md.</summary>
internal sealed record ManifestDocument(
    string Version,
    string? Election,
    string? ElectionName,
    string TimeZone,
    bool Revealed,
    ScanConditions? Conditions,
    IReadOnlyList<ScannedInput> Inputs,
    IReadOnlyList<EvidenceInput> Evidence,
    IReadOnlyList<EvidenceRun> EvidenceRuns,
    ManifestCounts Counts,
    DateTimeOffset? FirstPost,
    DateTimeOffset? LastPost,
    IReadOnlyDictionary<string, long> Rejected,
    IReadOnlyList<ManifestDetector> Detectors,
    ManifestActivity Activity,
    IReadOnlyList<ManifestFile> Outputs);

/// <summary>What was read and found.</summary>
internal sealed record ManifestCounts(long Posts, long Accounts, long Rejected, int Findings, int DeclaredFindings, int Incidents, int Sightings, int Chains);

/// <summary>What a detector did, with the settings in force.</summary>
internal sealed record ManifestDetector(
    string Detector, string Outcome, IReadOnlyDictionary<string, string> Figures, IReadOnlyDictionary<string, string> Settings);

/// <summary>Posts over time.</summary>
internal sealed record ManifestActivity(
    DateTimeOffset? Start, double BinSeconds, IReadOnlyList<int> All, IReadOnlyList<int> InFindings);

/// <summary>An output file.</summary>
internal sealed record ManifestFile(string Name, long Bytes, string Sha256);
