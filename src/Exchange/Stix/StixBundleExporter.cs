using System.Text.Encodings.Web;
using System.Text.Json;
using Tocsin.Engine.Model;
using Tocsin.Engine.Model.Findings;

namespace Tocsin.Exchange.Stix;

/// <summary>The scan as a STIX 2.1 bundle, for threat-intelligence platforms.</summary>
/// <param name="light">How far it may travel; amber unless said otherwise.</param>
public sealed class StixBundleExporter(TrafficLight light = TrafficLight.Amber) : IExporter
{
    /// <inheritdoc />
    public string FileName => "bundle.json";

    /// <inheritdoc />
    public string Describes => "STIX 2.1 bundle for threat-intelligence platforms";

    /// <inheritdoc />
    public void Write(ScanReport report, RejectionLog rejections, Stream output)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(output);
        var options = new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        using (var writer = new Utf8JsonWriter(output, options))
            StixBundle.Of(report, light).WriteTo(writer);
        output.WriteByte((byte)'\n');
    }
}
