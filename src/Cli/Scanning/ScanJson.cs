using System.Text.Json;
using Tocsin.Cli.Output;
using Tocsin.Engine.Model;
using Tocsin.Engine.Model.Findings;
using Tocsin.Engine.Model.Sightings;
using Tocsin.Exchange;
using Tocsin.Exchange.Findings;
using Tocsin.Exchange.Incidents;
using Tocsin.Exchange.Sightings;

namespace Tocsin.Cli.Scanning;

/// <summary>A scan's result as JSON lines: what was read, what was not, what was looked for, what was found, what was written.</summary>
/// <remarks>Every line has a <c>type</c>; the last is of type <c>scan</c> and sums up. docs/cli.md shows each.</remarks>
public static class ScanJson
{
    private static readonly Dictionary<string, string> Remedies =
        Enum.GetValues<RejectionReason>().ToDictionary(r => r.Code(), r => r.Remedy(), StringComparer.Ordinal);

    /// <summary>Writes the lines.</summary>
    public static void Write(ScanReport report, string outDirectory, IReadOnlyList<WrittenFile> files, JsonLines json)
    {
        foreach (var input in report.Inputs)
            json.Write(line => Input(line, input));
        foreach (var evidence in report.Evidence)
            json.Write(line => Evidence(line, evidence));
        foreach (var (reason, count) in report.Rejected)
            json.Write(line => Rejected(line, reason, count));
        foreach (var run in report.Detectors)
            json.Write(line => Detector(line, run));
        foreach (var run in report.EvidenceRuns)
            json.Write(line => Detector(line, run));
        foreach (var finding in report.Findings)
            json.Write(line => Raw(line, "finding", FindingsExporter.Line(finding, report)));
        foreach (var finding in report.Context)
            json.Write(line => Raw(line, "context", FindingsExporter.Line(finding, report)));
        foreach (var incident in report.Incidents)
            json.Write(line => Raw(line, "incident", IncidentsExporter.Line(incident, report)));
        foreach (var sighting in report.Sightings)
            json.Write(line => Raw(line, "sighting", SightingsExporter.Line(sighting)));
        foreach (var chain in report.Chains)
            json.Write(line => Raw(line, "chain", ChainsExporter.Line(chain)));
        foreach (var file in files)
            json.Write(line => Written(line, outDirectory, file));
        json.Write(line => Sum(line, report));
    }

    private static void Input(Utf8JsonWriter line, ScannedInput input)
    {
        line.WriteString("type", "input");
        line.WriteString("path", input.Path);
        line.WriteString("format", input.Format);
        line.WriteNumber("bytes", input.Bytes);
        line.WriteString("sha256", input.Sha256);
        line.WriteNumber("posts", input.Posts);
        line.WriteNumber("rejected", input.Rejected);
    }

    private static void Rejected(Utf8JsonWriter line, string reason, long count)
    {
        line.WriteString("type", "rejected");
        line.WriteString("reason", reason);
        line.WriteNumber("count", count);
        line.WriteString("remedy", Remedies.GetValueOrDefault(reason, "see rejected.ndjson"));
    }

    private static void Detector(Utf8JsonWriter line, DetectorRun run)
    {
        line.WriteString("type", "detector");
        line.WriteString("detector", run.Detector);
        line.WriteString("outcome", run.Outcome);
        line.WriteStartObject("figures");
        foreach (var (name, figure) in run.Figures)
            line.WriteString(name, figure);
        line.WriteEndObject();
    }

    private static void Evidence(Utf8JsonWriter line, EvidenceInput evidence)
    {
        line.WriteString("type", "evidence");
        line.WriteString("kind", evidence.Kind);
        line.WriteString("path", evidence.Path);
        line.WriteNumber("files", evidence.Files);
        line.WriteNumber("bytes", evidence.Bytes);
        line.WriteString("sha256", evidence.Sha256);
    }

    private static void Detector(Utf8JsonWriter line, EvidenceRun run)
    {
        line.WriteString("type", "detector");
        line.WriteString("detector", run.Detector);
        line.WriteString("outcome", $"{Words.Count(run.Read)} {run.Unit} looked at, {Words.Count(run.Seen, "sighting")}");
        line.WriteStartObject("figures");
        line.WriteString(run.Unit, Words.Count(run.Read));
        line.WriteString("sightings", Words.Count(run.Seen));
        line.WriteEndObject();
    }

    private static void Raw(Utf8JsonWriter line, string type, string json)
    {
        line.WriteString("type", type);
        line.WritePropertyName(type);
        line.WriteRawValue(json);
    }

    private static void Written(Utf8JsonWriter line, string directory, WrittenFile file)
    {
        line.WriteString("type", "file");
        line.WriteString("path", Path.Combine(directory, file.Name));
        line.WriteString("describes", file.Describes);
        line.WriteNumber("bytes", file.Bytes);
        if (file.Sha256.Length > 0)
            line.WriteString("sha256", file.Sha256);
    }

    private static void Sum(Utf8JsonWriter line, ScanReport report)
    {
        line.WriteString("type", "scan");
        line.WriteString("version", report.Version);
        line.WriteString("election", report.Election?.Id);
        line.WriteString("time_zone", report.TimeZone);
        line.WriteBoolean("revealed", report.Revealed);
        line.WriteNumber("posts", report.Posts);
        line.WriteNumber("accounts", report.Accounts);
        line.WriteNumber("rejected", report.Rejected.Sum(r => r.Value));
        line.WriteString("first_post", Time(report.FirstPost));
        line.WriteString("last_post", Time(report.LastPost));
        line.WriteNumber("findings", report.Findings.Count);
        line.WriteNumber("incidents", report.Incidents.Count);
        line.WriteNumber("sightings", report.Sightings.Count);
        line.WriteNumber("chains", report.Chains.Count);
    }

    private static string? Time(DateTimeOffset? time) =>
        time?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFF'Z'", System.Globalization.CultureInfo.InvariantCulture);
}
