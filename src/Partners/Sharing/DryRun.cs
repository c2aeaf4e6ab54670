using System.Text.Json;
using Tocsin.Partners.Stix.Check;
using Tocsin.Storage.Partners;

namespace Tocsin.Partners.Sharing;

/// <summary>Every object and field of a text that would leave, one by one: what a person reads before it does.</summary>
public static class DryRun
{
    /// <summary>The fields.</summary>
    public static IEnumerable<LeavingField> Of(string format, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (format == ShareFormats.Parquet)
            return text.TrimEnd('\n').Split('\n').SelectMany((line, n) => Row(n + 1, line));
        if (format is not (ShareFormats.Stix or ShareFormats.Misp))
            return text.TrimEnd('\n').Split('\n').Select((line, n) => new LeavingField(n + 1, "line", "text", line.TrimEnd('\r')));
        using var document = JsonDocument.Parse(text);
        return format == ShareFormats.Stix ? [.. document.RootElement.GetProperty("objects").EnumerateArray().SelectMany((o, n) => Fields(n + 1, StixValueCheck.Text(o, "type"), "", o))]
            : [.. Parts(document.RootElement).SelectMany((p, n) => Fields(n + 1, p.Type, "", p.Part))];
    }

    private static LeavingField[] Row(int number, string line)
    {
        using var document = JsonDocument.Parse(line);
        return [.. Fields(number, StixValueCheck.Text(document.RootElement, "table"), "", document.RootElement).Where(f => f.Name != "table")];
    }

    private static IEnumerable<(string Type, JsonElement Part)> Parts(JsonElement root)
    {
        foreach (var e in root.TryGetProperty("response", out var several) ? several.EnumerateArray().Select(s => s.GetProperty("Event")).ToArray() : [root.GetProperty("Event")])
            yield return ("event", e);
    }

    private static IEnumerable<LeavingField> Fields(int number, string type, string path, JsonElement element)
    {
        if (element.ValueKind == JsonValueKind.Object)
            return element.EnumerateObject().SelectMany(p => Fields(number, type, path.Length > 0 ? $"{path}.{p.Name}" : p.Name, p.Value));
        if (element.ValueKind == JsonValueKind.Array)
            return element.EnumerateArray().SelectMany((item, n) => Fields(number, type, $"{path}[{n}]", item));
        return [new LeavingField(number, type, path, element.ToString())];
    }
}
