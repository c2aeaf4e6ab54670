using System.Globalization;
using System.Text;
using System.Text.Json;
using Tocsin.Sources.Times;

namespace Tocsin.Logs.Indicators;

/// <summary>Reads members of JSON objects that may be missing or of another kind.</summary>
internal static class JsonReading
{
    public static string Text(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String or JsonValueKind.Number
            ? Safe(value)
            : "";

    public static bool Flag(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value)
        && (value.ValueKind == JsonValueKind.True || (value.ValueKind is JsonValueKind.String or JsonValueKind.Number && Safe(value) is "1" or "true"));

    public static IEnumerable<JsonElement> Items(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Array
            ? value.EnumerateArray()
            : [];

    public static IReadOnlyList<string> Texts(this JsonElement element, string name) =>
        [.. element.Items(name).Where(e => e.ValueKind == JsonValueKind.String).Select(Safe)];

    public static JsonElement Part(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : default;

    /// <summary>A moment, or what stands for none.</summary>
    public static long Moment(string text, long none) =>
        text.Length > 0 && TimeParser.TryParse(Encoding.UTF8.GetBytes(text), out long time) == TimeOutcome.Good ? time : none;

    public static int Percent(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && value is >= 0 and <= 100 ? (int)value : -1;

    private static string Safe(JsonElement value)
    {
        try
        {
            return value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
        }
        catch (InvalidOperationException)
        {
            // A lone surrogate or bytes that are no UTF-8.
            return "";
        }
    }
}
