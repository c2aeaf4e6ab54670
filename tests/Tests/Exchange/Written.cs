using System.Text;
using System.Text.Json;
using Tocsin.Engine.Model;
using Tocsin.Engine.Model.Findings;
using Tocsin.Exchange;

namespace Tocsin.Tests.Exchange;

/// <summary>What an exporter writes, as bytes, text, lines or JSON.</summary>
internal static class Written
{
    public static byte[] Bytes(IExporter exporter, ScanReport report, RejectionLog? rejections = null)
    {
        using var stream = new MemoryStream();
        exporter.Write(report, rejections ?? new RejectionLog(), stream);
        return stream.ToArray();
    }

    public static string Text(IExporter exporter, ScanReport report, RejectionLog? rejections = null) =>
        new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(Bytes(exporter, report, rejections));

    public static List<JsonElement> Lines(IExporter exporter, ScanReport report, RejectionLog? rejections = null) =>
    [
        .. Text(exporter, report, rejections).Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonDocument.Parse(line).RootElement),
    ];
}
