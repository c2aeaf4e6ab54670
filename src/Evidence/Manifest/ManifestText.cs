using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Tocsin.Evidence.Manifest;

/// <summary>The manifest as bytes, in one form only: what reads back to the same bytes is the whole of it, without a name twice or one unknown.</summary>
public static class ManifestText
{
    private static readonly ManifestJson Form = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Converters = { new TimeText() },
        // Letters stay readable whatever their script, but control characters and those that turn the direction of reading are escaped.
        Encoder = JavaScriptEncoder.Create(System.Text.Unicode.UnicodeRanges.All),
        WriteIndented = true,
        NewLine = "\n",
        MaxDepth = 16,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    });

    /// <summary>Writes it.</summary>
    public static byte[] Write(EvidenceManifest manifest) => [.. JsonSerializer.SerializeToUtf8Bytes(manifest, Form.EvidenceManifest), (byte)'\n'];

    /// <summary>Reads it.</summary>
    /// <returns>Null with what is wrong.</returns>
    public static EvidenceManifest? Read(ReadOnlySpan<byte> bytes, out string wrong)
    {
        wrong = "";
        try
        {
            if (JsonSerializer.Deserialize(bytes, Form.EvidenceManifest) is not { } manifest)
                wrong = "it is empty";
            else if (manifest.Format != EvidenceManifest.FormatName)
                wrong = "it is no manifest of an evidence archive";
            else if (manifest.Entries.Any(e => e is null) || manifest.Withheld.Any(w => w is null) || manifest.Incident.Findings.Any(f => f is null))
                wrong = "it names nothing where a file has to be named";
            else if (!Write(manifest).AsSpan().SequenceEqual(bytes))
                wrong = "it is not in the one form in which Tocsin writes it";
            else
                return manifest;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or ArgumentException or NotSupportedException)
        {
            wrong = $"it cannot be read as JSON{((e as JsonException)?.LineNumber is { } line ? $" (line {line + 1})" : "")}";
        }

        return null;
    }

    /// <summary>The version of the format it claims, however much else of it cannot be read; 0 where it claims none.</summary>
    public static int Version(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            using var document = JsonDocument.Parse(bytes);
            return document.RootElement is { ValueKind: JsonValueKind.Object } root && root.TryGetProperty("format_version", out var version) && version.TryGetInt32(out int number) ? number : 0;
        }
        catch (JsonException)
        {
            return 0;
        }
    }

    private sealed class TimeText : JsonConverter<DateTimeOffset>
    {
        private const string Form = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

        public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            DateTimeOffset.TryParseExact(reader.GetString(), Form, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : throw new JsonException();

        public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.UtcDateTime.ToString(Form, CultureInfo.InvariantCulture));
    }
}
