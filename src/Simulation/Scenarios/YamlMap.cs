using System.Globalization;
using YamlDotNet.RepresentationModel;

namespace Tocsin.Simulation;

/// <summary>Reads the keys of one YAML mapping, notes every mistake with its line, and finds keys nobody asked for.</summary>
internal sealed class YamlMap(YamlMappingNode node, List<ScenarioProblem> problems)
{
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);

    public int Line => (int)node.Start.Line;

    /// <summary>The node under a key, or null.</summary>
    public YamlNode? Node(string key)
    {
        _known.Add(key);
        foreach (var (k, v) in node.Children)
        {
            if (k is YamlScalarNode { Value: { } name } && name == key)
                return v;
        }

        return null;
    }

    /// <summary>Notes a mistake at a node.</summary>
    public void Report(YamlNode? at, string message, string remedy) =>
        problems.Add(new((int)(at ?? node).Start.Line, message, remedy));

    public string? Text(string key, bool required = false)
    {
        var value = Node(key);
        if (value is YamlScalarNode { Value: { Length: > 0 } text })
            return text;
        if (value is not null)
            Report(value, $"'{key}' is not a text", $"write {key}: some words");
        else if (required)
            Report(null, $"'{key}' is missing", $"add {key}: …");
        return null;
    }

    public double Number(string key, double fallback, double low, double high)
    {
        var value = Node(key);
        if (value is null)
            return fallback;
        if (Scalar(value) is { } text && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number)
            && number >= low && number <= high)
            return number;
        Report(value, $"'{key}: {Scalar(value) ?? "…"}' is not a number from {Show(low)} to {Show(high)}", $"for example {key}: {Show(fallback)}");
        return fallback;
    }

    public int Whole(string key, int fallback, int low, int high, bool required = false)
    {
        var value = Node(key);
        if (value is null)
        {
            if (required)
                Report(null, $"'{key}' is missing", $"add {key}: {fallback}");
            return fallback;
        }

        if (Scalar(value) is { } text && int.TryParse(text.Replace("_", "", StringComparison.Ordinal), NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            && number >= low && number <= high)
            return number;
        Report(value, $"'{key}: {Scalar(value) ?? "…"}' is not a whole number from {low} to {high}", $"for example {key}: {fallback}");
        return fallback;
    }

    public bool Flag(string key, bool fallback)
    {
        var value = Node(key);
        if (value is null)
            return fallback;
        switch (Scalar(value))
        {
            case "true" or "yes":
                return true;
            case "false" or "no":
                return false;
            default:
                Report(value, $"'{key}' is neither true nor false", $"write {key}: true or {key}: false");
                return fallback;
        }
    }

    public DateOnly? Date(string key, bool required = false)
    {
        var value = Node(key);
        if (value is null)
        {
            if (required)
                Report(null, $"'{key}' is missing", $"add {key}: 2027-04-01");
            return null;
        }

        if (DateOnly.TryParseExact(Scalar(value), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            && date.Year is >= 2000 and <= 2099)
            return date;
        Report(value, $"'{key}: {Scalar(value) ?? "…"}' is not a date from 2000 to 2099", $"write year-month-day: {key}: 2027-04-01");
        return null;
    }

    public TimeSpan Duration(string key, TimeSpan fallback, TimeSpan longest)
    {
        var value = Node(key);
        if (value is null)
            return fallback;
        if (Scalar(value) is { Length: > 1 } text
            && double.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double amount)
            && Unit(text[^1]) is { } unit && amount > 0 && amount * unit.TotalSeconds <= longest.TotalSeconds)
            return unit * amount;
        Report(value, $"'{key}: {Scalar(value) ?? "…"}' is not a length of time up to {longest.TotalHours:0} h", $"write a number with s, m or h: {key}: 30s");
        return fallback;
    }

    public IReadOnlyList<string> Texts(string key)
    {
        var value = Node(key);
        switch (value)
        {
            case null:
                return [];
            case YamlSequenceNode list:
                return [.. list.Children.Select(c => Scalar(c) ?? Complain(c, key))];
            case YamlScalarNode { Value: { Length: > 0 } one }:
                return [one];
            default:
                Report(value, $"'{key}' is not a list", $"write {key}: [first, second]");
                return [];
        }
    }

    /// <summary>Name-to-share pairs, in the order written.</summary>
    public IReadOnlyList<(YamlNode At, string Name, double Share)> Shares(string key)
    {
        var value = Node(key);
        if (value is null)
            return [];
        var result = new List<(YamlNode, string, double)>();
        if (value is YamlMappingNode { Children.Count: > 0 } map)
        {
            foreach (var (k, v) in map.Children)
            {
                if (Scalar(k) is { } name && double.TryParse(Scalar(v), NumberStyles.Float, CultureInfo.InvariantCulture, out double share) && share is > 0 and <= 1e6)
                    result.Add((k, name, share));
                else
                    Report(v, $"'{key}' has a share that is not a positive number", $"write {key}: {{ name: 0.7, other: 0.3 }}");
            }

            return result;
        }

        Report(value, $"'{key}' is not a mapping of names to shares", $"write {key}: {{ name: 0.7, other: 0.3 }}");
        return [];
    }

    /// <summary>Reports keys that no reader asked for, with the nearest known one.</summary>
    public void RejectUnknown()
    {
        foreach (var (k, _) in node.Children)
        {
            string name = Scalar(k) ?? "?";
            if (_known.Contains(name))
                continue;
            string nearest = _known.OrderBy(c => Distance(name, c)).ThenBy(c => c, StringComparer.Ordinal).First();
            Report(k, $"unknown key '{name}'", Distance(name, nearest) <= 3 ? $"did you mean '{nearest}'?" : $"known here: {string.Join(", ", _known.Order(StringComparer.Ordinal))}");
        }
    }

    internal static string? Scalar(YamlNode node) => (node as YamlScalarNode)?.Value;

    private static string Show(double value) => value.ToString("0.###", CultureInfo.InvariantCulture);

    private static TimeSpan? Unit(char c) => c switch
    {
        's' => TimeSpan.FromSeconds(1),
        'm' => TimeSpan.FromMinutes(1),
        'h' => TimeSpan.FromHours(1),
        _ => null,
    };

    private string Complain(YamlNode at, string key)
    {
        Report(at, $"'{key}' holds something that is not a text", "write each entry as one text, in quotes when it has a colon");
        return "";
    }

    private static int Distance(string a, string b)
    {
        var row = new int[b.Length + 1];
        for (int j = 0; j <= b.Length; j++)
            row[j] = j;
        for (int i = 1; i <= a.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int next = Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1));
                diagonal = row[j];
                row[j] = next;
            }
        }

        return row[b.Length];
    }
}
