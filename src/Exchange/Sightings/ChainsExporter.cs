using System.Text.Json;
using Tocsin.Engine.Model;
using Tocsin.Engine.Model.Findings;
using Tocsin.Engine.Model.Sightings;
using Tocsin.Exchange.Json;

namespace Tocsin.Exchange.Sightings;

/// <summary>The attack chains: what both halves saw, joined into steps in time.</summary>
public sealed class ChainsExporter : IExporter
{
    /// <inheritdoc />
    public string FileName => "chains.json";

    /// <inheritdoc />
    public string Describes => "the attack chains: what both halves saw, in steps against the election calendar";

    /// <summary>A chain as one line of JSON, without the line break.</summary>
    public static string Line(AttackChain chain)
    {
        ArgumentNullException.ThrowIfNull(chain);
        return JsonSerializer.Serialize(ChainLine.From(chain), OutputJson.Lines.ChainLine);
    }

    /// <inheritdoc />
    public void Write(ScanReport report, RejectionLog rejections, Stream output)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(output);
        var document = new ChainsDocument(report.Election?.Id, report.Election?.Name, report.TimeZone, [.. report.Chains.Select(ChainLine.From)]);
        JsonSerializer.Serialize(output, document, OutputJson.Indented.ChainsDocument);
        output.WriteByte((byte)'\n');
    }
}
