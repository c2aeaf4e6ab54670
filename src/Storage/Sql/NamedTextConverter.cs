using System.Text.Json;
using System.Text.Json.Serialization;

namespace Tocsin.Storage.Sql;

/// <summary>A name with a text. Its two parts can only be read, so that the serialiser as it is set up here would leave both out.</summary>
internal sealed class NamedTextConverter : JsonConverter<KeyValuePair<string, string>>
{
    public override KeyValuePair<string, string> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var json = JsonDocument.ParseValue(ref reader);
        return new(Part(json, "key"), Part(json, "value"));
    }

    public override void Write(Utf8JsonWriter writer, KeyValuePair<string, string> value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteString("key", value.Key);
        writer.WriteString("value", value.Value);
        writer.WriteEndObject();
    }

    // Stores of schema 7 and before hold empty ones.
    private static string Part(JsonDocument json, string name) => json.RootElement.TryGetProperty(name, out var part) ? part.GetString() ?? "" : "";
}
