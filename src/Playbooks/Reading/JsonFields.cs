using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Tocsin.Playbooks.Reading;

/// <summary>Reads fields of JSON objects; what has the wrong shape is a problem and counts as absent.</summary>
internal sealed partial class JsonFields(ProblemList problems)
{
    private static readonly string[] Times = ["yyyy-MM-ddTHH:mm:ssZ", "yyyy-MM-ddTHH:mm:ss.FFFFFFFZ"];

    public string? Text(JsonElement from, string where, string name, bool required = false)
    {
        if (Field(from, where, name, required) is not { } value)
            return null;
        if (value.ValueKind != JsonValueKind.String)
        {
            Wrong(where, name, "text", value);
            return null;
        }

        return String(value, where, name);
    }

    public IReadOnlyList<string> Texts(JsonElement from, string where, string name)
    {
        if (Field(from, where, name, false) is not { } value)
            return [];
        if (value.ValueKind != JsonValueKind.Array)
        {
            Wrong(where, name, "a list of texts", value);
            return [];
        }

        var texts = new List<string>();
        foreach (var item in value.EnumerateArray())
        {
            if (item.ValueKind != JsonValueKind.String)
                Wrong(where, name, "a list of texts", item);
            else if (String(item, where, name) is { } text)
                texts.Add(text);
        }

        return texts;
    }

    public int? Whole(JsonElement from, string where, string name, int least, int most)
    {
        if (Field(from, where, name, false) is not { } value)
            return null;
        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out int number) && number >= least && number <= most)
            return number;
        Wrong(where, name, $"a whole number from {least} to {most}", value);
        return null;
    }

    public bool? Flag(JsonElement from, string where, string name)
    {
        if (Field(from, where, name, false) is not { } value)
            return null;
        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False)
            return value.GetBoolean();
        Wrong(where, name, "true or false", value);
        return null;
    }

    public DateTimeOffset? Time(JsonElement from, string where, string name, bool required = false)
    {
        if (Text(from, where, name, required) is not { } text)
            return null;
        if (DateTimeOffset.TryParseExact(text, Times, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time))
            return time;
        problems.Error(where, $"{name} is {ProblemList.Quoted(text)}: a time reads 2027-04-11T08:00:00.000Z");
        return null;
    }

    /// <summary>An identifier, section 10.10; of one of these types where any are named.</summary>
    public string? Id(JsonElement from, string where, string name, bool required, params ReadOnlySpan<string> types) =>
        Text(from, where, name, required) is { } text && IsId(text, where, name, types) ? text : null;

    public bool IsId(string text, string where, string name, params ReadOnlySpan<string> types)
    {
        if (text.Length > 300 || !Identifier().IsMatch(text))
        {
            problems.Error(where, $"{name} {ProblemList.Quoted(text)} is no identifier: it reads type--UUID in lower case");
            return false;
        }

        if (types.Length == 0 || types.Contains(text[..text.IndexOf("--", StringComparison.Ordinal)]))
            return true;
        problems.Error(where, $"{name} {ProblemList.Quoted(text)} should be the id of {string.Join(" or ", types!)}");
        return false;
    }

    public JsonElement? Object(JsonElement from, string where, string name, bool required = false)
    {
        if (Field(from, where, name, required) is not { } value)
            return null;
        if (value.ValueKind == JsonValueKind.Object)
            return value;
        Wrong(where, name, "an object", value);
        return null;
    }

    public IReadOnlyList<JsonElement> Objects(JsonElement from, string where, string name)
    {
        if (Field(from, where, name, false) is not { } value)
            return [];
        if (value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(e => e.ValueKind == JsonValueKind.Object))
            return [.. value.EnumerateArray()];
        Wrong(where, name, "a list of objects", value);
        return [];
    }

    /// <summary>Properties that the standard does not have: allowed in, and named.</summary>
    public void Known(JsonElement from, string where, params ReadOnlySpan<string> names)
    {
        foreach (var property in from.EnumerateObject())
        {
            if (!names.Contains(property.Name))
                problems.Advice(where, $"the standard has no property {ProblemList.Quoted(property.Name)} here");
        }
    }

    private JsonElement? Field(JsonElement from, string where, string name, bool required)
    {
        if (from.TryGetProperty(name, out var value))
            return value;
        if (required)
            problems.Error(where, $"{name} is missing");
        return null;
    }

    // A lone surrogate passes the parser and fails when it is read.
    private string? String(JsonElement value, string where, string name)
    {
        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            problems.Error(where, $"{name} has half a character in it");
            return null;
        }
    }

    private void Wrong(string where, string name, string wanted, JsonElement value) => problems.Error(where, $"{name} should be {wanted}, and is {Kind(value)}");

    private static string Kind(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.String => "text",
        JsonValueKind.Number => $"the number {ProblemList.Quoted(value.GetRawText())}",
        JsonValueKind.True or JsonValueKind.False => "true or false",
        _ => "null",
    };

    [GeneratedRegex("^[a-z][a-z0-9-]*[a-z0-9]--[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[1-5][0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}\\z", RegexOptions.CultureInvariant)]
    private static partial Regex Identifier();
}
