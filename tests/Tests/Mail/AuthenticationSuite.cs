using Tocsin.Mail.Authentication;
using YamlDotNet.RepresentationModel;

namespace Tocsin.Tests.Mail;

/// <summary>Reads the YAML of the public test suites for SPF and ARC.</summary>
internal static class AuthenticationSuite
{
    public static IReadOnlyList<YamlMappingNode> Documents(string path)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(string.Join('\n', Lines(path))));
        return [.. stream.Documents.Select(d => d.RootNode).OfType<YamlMappingNode>()];
    }

    // A name that stands twice in one section is told apart; YAML forbids it.
    // Some texts begin with a line of more blanks than the text is indented by, which YAML forbids and other parsers let pass.
    private static IEnumerable<string> Lines(string path)
    {
        bool first = false;
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (string line in File.ReadLines(path))
        {
            bool blank = string.IsNullOrWhiteSpace(line);
            if (line.Length > 0 && line[0] != ' ')
                names.Clear();
            bool twice = line.Length > 3 && line.StartsWith("  ", StringComparison.Ordinal) && line[2] != ' ' && line.TrimEnd().EndsWith(':') && !names.Add(line.TrimEnd());
            yield return twice ? line.TrimEnd()[..^1] + "_again:" : first && blank ? "" : line;
            first = (first && blank) || line.TrimEnd().EndsWith(": |", StringComparison.Ordinal) || line.TrimEnd().EndsWith('|');
        }
    }

    /// <summary>Records of a scenario. SPF records stand for TXT records too, unless the name has TXT entries; TIMEOUT answers nothing to types not listed before it.</summary>
    public static RecordTable Zone(YamlMappingNode scenario)
    {
        var table = new RecordTable();
        foreach (var (name, list) in (YamlMappingNode)scenario["zonedata"])
        {
            var records = ((YamlSequenceNode)list).ToList();
            bool text = records.OfType<YamlMappingNode>().Any(r => r.Children.Keys.Any(k => Text(k) == "TXT"));
            foreach (var record in records)
            {
                if (record is YamlScalarNode)
                    table.Fail(Text(name));
                else
                    Add(table, Text(name), (YamlMappingNode)record, text);
            }
        }

        return table;
    }

    public static string Text(YamlNode node) => node switch
    {
        YamlScalarNode scalar => scalar.Value ?? "",
        YamlSequenceNode list => string.Concat(list.Select(Text)),
        _ => "",
    };

    public static string Text(YamlMappingNode map, string key) => map.Children.TryGetValue(key, out var value) ? Text(value) : "";

    private static void Add(RecordTable table, string name, YamlMappingNode record, bool hasText)
    {
        var (key, value) = record.Children.First();
        string type = Text(key);
        if (type == "SPF" ? hasText : Text(value) == "NONE" && type == "TXT")
            return;
        if (Text(value) == "TIMEOUT")
            table.Fail(name);
        else if (RecordFile.TypeOf(type == "SPF" ? "TXT" : type) is { } known)
            table.Add(name, known, type == "MX" ? string.Join(' ', ((YamlSequenceNode)value).Select(Text)) : Text(value));
    }
}
