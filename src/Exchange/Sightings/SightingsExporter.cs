using System.Text.Json;
using Tocsin.Engine.Model;
using Tocsin.Engine.Model.Findings;
using Tocsin.Engine.Model.Sightings;
using Tocsin.Exchange.Json;

namespace Tocsin.Exchange.Sightings;

/// <summary>What was seen in names, mail, logs, dumps and pages, one JSON object a line.</summary>
public sealed class SightingsExporter : IExporter
{
    /// <inheritdoc />
    public string FileName => "sightings.ndjson";

    /// <inheritdoc />
    public string Describes => "what was seen in names, mail, logs, dumps and pages, each with its evidence; one JSON object a line";

    /// <summary>A sighting as one line of JSON, without the line break.</summary>
    public static string Line(Sighting sighting)
    {
        ArgumentNullException.ThrowIfNull(sighting);
        return JsonSerializer.Serialize(SightingLine.From(sighting), OutputJson.Lines.SightingLine);
    }

    /// <inheritdoc />
    public void Write(ScanReport report, RejectionLog rejections, Stream output)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(output);
        foreach (var sighting in report.Sightings)
        {
            JsonSerializer.Serialize(output, SightingLine.From(sighting), OutputJson.Lines.SightingLine);
            output.WriteByte((byte)'\n');
        }
    }
}
