using System.Text.Json;
using Tocsin.Engine.Model;
using Tocsin.Engine.Model.Findings;
using Tocsin.Exchange.Json;

namespace Tocsin.Exchange.Findings;

/// <summary>One finding per line, with every number and the evidence behind it.</summary>
public sealed class FindingsExporter : IExporter
{
    /// <inheritdoc />
    public string FileName => "findings.ndjson";

    /// <inheritdoc />
    public string Describes => "every finding of accounts acting together, with its numbers and evidence, one JSON object a line";

    /// <summary>A finding as one line of JSON, without the line break.</summary>
    public static string Line(Finding finding, ScanReport report)
    {
        ArgumentNullException.ThrowIfNull(finding);
        ArgumentNullException.ThrowIfNull(report);
        return JsonSerializer.Serialize(FindingLine.From(finding, report.Inputs), OutputJson.Lines.FindingLine);
    }

    /// <inheritdoc />
    public void Write(ScanReport report, RejectionLog rejections, Stream output)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(output);
        Write(report.Findings, report, output);
    }

    internal static void Write(IReadOnlyList<Finding> findings, ScanReport report, Stream output)
    {
        foreach (var finding in findings)
        {
            JsonSerializer.Serialize(output, FindingLine.From(finding, report.Inputs), OutputJson.Lines.FindingLine);
            output.WriteByte((byte)'\n');
        }
    }
}
