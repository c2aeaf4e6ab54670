using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Tocsin.Exchange.Findings;
using Tocsin.Exchange.Incidents;
using Tocsin.Exchange.Manifest;
using Tocsin.Exchange.Rejections;
using Tocsin.Exchange.Sightings;

namespace Tocsin.Exchange.Json;

/// <summary>The shapes Tocsin writes as JSON of its own: snake_case, source-generated.</summary>
[JsonSerializable(typeof(FindingLine))]
[JsonSerializable(typeof(IncidentLine))]
[JsonSerializable(typeof(IncidentsDocument))]
[JsonSerializable(typeof(RejectionLine))]
[JsonSerializable(typeof(ManifestDocument))]
[JsonSerializable(typeof(SightingLine))]
[JsonSerializable(typeof(ChainLine))]
[JsonSerializable(typeof(ChainsDocument))]
internal sealed partial class OutputJson : JsonSerializerContext
{
    /// <summary>One line per object.</summary>
    public static OutputJson Lines { get; } = new(Settings(indented: false));

    /// <summary>Indented, for documents that people open.</summary>
    public static OutputJson Indented { get; } = new(Settings(indented: true));

    private static JsonSerializerOptions Settings(bool indented) => new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Converters = { new UtcTimeConverter(), new FiniteNumberConverter(), new WellFormedTextConverter() },
        // Letters stay readable whatever their script; these files are never put inside HTML as they are.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = indented,
        NewLine = "\n",
    };
}
