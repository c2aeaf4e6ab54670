using System.Text.Json;
using Tocsin.Engine.Model;
using Tocsin.Engine.Model.Findings;
using Tocsin.Exchange.Json;

namespace Tocsin.Exchange.Incidents;

/// <summary>The incidents: findings joined into the cases that people work on.</summary>
public sealed class IncidentsExporter : IExporter
{
    /// <inheritdoc />
    public string FileName => "incidents.json";

    /// <inheritdoc />
    public string Describes => "the incidents with severity, accounts, calendar and sample posts";

    /// <summary>An incident as one line of JSON, without the line break.</summary>
    public static string Line(Incident incident, ScanReport report)
    {
        ArgumentNullException.ThrowIfNull(incident);
        ArgumentNullException.ThrowIfNull(report);
        return Line(incident, report.Inputs);
    }

    /// <summary>An incident as one line of JSON, its posts from these inputs.</summary>
    public static string Line(Incident incident, IReadOnlyList<ScannedInput> inputs) =>
        JsonSerializer.Serialize(IncidentLine.From(incident, inputs), OutputJson.Lines.IncidentLine);

    /// <inheritdoc />
    public void Write(ScanReport report, RejectionLog rejections, Stream output)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(output);
        var document = new IncidentsDocument(
            report.Election?.Id,
            report.Election?.Name,
            report.TimeZone,
            report.Revealed,
            [.. report.Incidents.Select(i => IncidentLine.From(i, report.Inputs))]);
        JsonSerializer.Serialize(output, document, OutputJson.Indented.IncidentsDocument);
        output.WriteByte((byte)'\n');
    }
}
