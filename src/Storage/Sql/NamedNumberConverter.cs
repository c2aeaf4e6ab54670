using System.Text.Json;
using System.Text.Json.Serialization;

namespace Tocsin.Storage.Sql;

/// <summary>A name with a number, for the reason of <see cref="NamedTextConverter"/>.</summary>
internal sealed class NamedNumberConverter : JsonConverter<KeyValuePair<string, int>>
{
    public override KeyValuePair<string, int> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var json = JsonDocument.ParseValue(ref reader);
        return json.RootElement.TryGetProperty("key", out var key) ? new(key.GetString() ?? "", json.RootElement.GetProperty("value").GetInt32()) : new("", 0);
    }

    public override void Write(Utf8JsonWriter writer, KeyValuePair<string, int> value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteString("key", value.Key);
        writer.WriteNumber("value", value.Value);
        writer.WriteEndObject();
    }
}
