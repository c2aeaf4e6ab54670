using System.Text.Json;
using Tocsin.Engine.Model;
using Tocsin.Engine.Model.Findings;
using Tocsin.Exchange.Json;

namespace Tocsin.Exchange.Manifest;

/// <summary>What was read, what was done, and the SHA-256 of every other output: the chain from a sentence to raw bytes.</summary>
/// <param name="written">The other outputs as they were written.</param>
internal sealed class ManifestExporter(IReadOnlyList<WrittenFile> written) : IExporter
{
    /// <inheritdoc />
    public string FileName => "scan.json";

    /// <inheritdoc />
    public string Describes => "the manifest: inputs, counts, settings and the hash of every file";

    /// <inheritdoc />
    public void Write(ScanReport report, RejectionLog rejections, Stream output)
    {
        var document = new ManifestDocument(
            report.Version,
            report.Election?.Id,
            report.Election?.Name,
            report.TimeZone,
            report.Revealed,
            report.Conditions,
            report.Inputs,
            report.Evidence,
            report.EvidenceRuns,
            Counts(report),
            report.FirstPost,
            report.LastPost,
            NamedValues.From(report.Rejected),
            [.. report.Detectors.Select(Detector)],
            new ManifestActivity(
                report.Activity.Start, report.Activity.Bin.TotalSeconds, report.Activity.All, report.Activity.InFindings),
            [.. written.Select(f => new ManifestFile(f.Name, f.Bytes, f.Sha256))]);
        JsonSerializer.Serialize(output, document, OutputJson.Indented.ManifestDocument);
        output.WriteByte((byte)'\n');
    }

    private static ManifestCounts Counts(ScanReport report) => new(
        report.Posts,
        report.Accounts,
        report.Rejected.Sum(r => r.Value),
        report.Findings.Count,
        report.Findings.Count(f => f.DeclaredAs is not null),
        report.Incidents.Count,
        report.Sightings.Count,
        report.Chains.Count);

    private static ManifestDetector Detector(DetectorRun run) => new(
        run.Detector,
        run.Outcome,
        NamedValues.From(run.Figures),
        NamedValues.From(run.Settings));
}
