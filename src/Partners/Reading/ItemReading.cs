using System.Text.Json;
using System.Text.Unicode;

namespace Tocsin.Partners.Reading;

/// <summary>One item as JSON of which every name and string can be read.</summary>
internal static class ItemReading
{
    /// <summary>The item; null when it is no JSON in UTF-8, nests too deeply, or holds half of a surrogate pair.</summary>
    public static JsonDocument? Parsed(ReadOnlyMemory<byte> item, JsonDocumentOptions options)
    {
        if (item.IsEmpty || !Utf8.IsValid(item.Span))
            return null;
        JsonDocument? document = null;
        try
        {
            document = JsonDocument.Parse(item, options);

            // Only an escape can hide half a character in valid UTF-8.
            if (item.Span.IndexOf("\\ud"u8) >= 0 || item.Span.IndexOf("\\uD"u8) >= 0)
                Touch(document.RootElement);
            return document;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            document?.Dispose();
            return null;
        }
    }

    private static void Touch(JsonElement element)
    {
        if (element.ValueKind == JsonValueKind.String)
        {
            _ = element.GetString();
        }
        else if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in element.EnumerateArray())
                Touch(item);
        }
        else if (element.ValueKind == JsonValueKind.Object)
        {
            foreach (var property in element.EnumerateObject())
            {
                _ = property.Name;
                Touch(property.Value);
            }
        }
    }
}
