using Tocsin.Sources.Yaml;

namespace Tocsin.Sources.Elections;

/// <summary>Reads the keys of one section and explains what is unknown, missing, double or of the wrong shape.</summary>
internal sealed class MappingReader
{
    private readonly Dictionary<string, YamlNode> values = new(StringComparer.Ordinal);
    private readonly ProfileSection section;
    private readonly MistakeLog log;

    private MappingReader(YamlNode node, ProfileSection section, MistakeLog log)
    {
        Node = node;
        this.section = section;
        this.log = log;
    }

    /// <summary>The mapping itself, for mistakes that concern all of it.</summary>
    public YamlNode Node { get; }

    /// <summary>A reader over the mapping; null, and a mistake, when the node is something else.</summary>
    public static MappingReader? Open(YamlNode node, ProfileSection section, MistakeLog log)
    {
        if (node.Kind != YamlNodeKind.Mapping)
        {
            string keys = string.Join(", ", section.Keys.Select(k => k.Name));
            log.Error(node, $"{section.Name} should be a group of keys, but this is {node.KindName}", $"write its keys: {keys}");
            return null;
        }
        var reader = new MappingReader(node, section, log);
        reader.TakeKeys();
        reader.DemandKeys();
        return reader;
    }

    /// <summary>The node under a key; null when absent or empty.</summary>
    public YamlNode? Value(string key) => values.GetValueOrDefault(key);

    /// <summary>The text under a key with its node; null when absent, or not a text (which is then reported).</summary>
    public YamlNode? Text(string key)
    {
        if (Value(key) is not { } node)
            return null;
        if (node.Kind == YamlNodeKind.Scalar && node.Text.Length > 0)
            return node;
        if (node.Kind == YamlNodeKind.Scalar)
            log.Error(node, $"'{key}' is empty", "write a value between the quotation marks");
        else
            log.Error(node, $"'{key}' should be a text, but this is {node.KindName}", $"write it on one line: '{key}: value'");
        return null;
    }

    /// <summary>The items of the list under a key; a single text counts as a list of one, with a warning.</summary>
    public IReadOnlyList<YamlNode> List(string key)
    {
        if (Value(key) is not { } node)
            return [];
        if (node.Kind == YamlNodeKind.List)
            return node.Items;
        log.Error(node, $"'{key}' should be a list, but this is {node.KindName}", "start each item with '- ' on a line of its own");
        return [];
    }

    /// <summary>The texts of the list under a key; items of another shape are reported, repeated ones too.</summary>
    public IReadOnlyList<YamlNode> Texts(string key)
    {
        var texts = new List<YamlNode>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (YamlNode item in List(key))
        {
            if (item.Kind != YamlNodeKind.Scalar)
                log.Error(item, $"an item of '{key}' should be a text, but this is {item.KindName}", "put a text that holds ': ' in quotation marks");
            else if (item.IsNothing || item.Text.Length == 0)
                log.Error(item, $"an item of '{key}' is empty", "write a value after '- ' (what follows ' #' is a comment: hashtags go without #)");
            else if (!seen.Add(item.Text))
                log.Warn(item, $"'{item.Text}' stands twice in '{key}'", "remove one of them");
            else
                texts.Add(item);
        }
        return texts;
    }

    private void TakeKeys()
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach ((YamlNode key, YamlNode value) in Node.Entries)
        {
            string name = key.Text;
            if (key.Kind != YamlNodeKind.Scalar || !section.Keys.Any(k => k.Name == name))
                ReportUnknown(key);
            else if (!seen.Add(name))
                log.Error(key, $"the key '{name}' stands twice in {section.Name}", "keep one of them");
            else if (!value.IsNothing)
                values[name] = value;
        }
    }

    private void ReportUnknown(YamlNode key)
    {
        string known = string.Join(", ", section.Keys.Select(k => k.Name));
        if (key.Kind != YamlNodeKind.Scalar)
            log.Error(key, "a key should be a text", $"use one of: {known}");
        else if (key.Text == "<<")
            log.Error(key, "merge keys ('<<') are not read", "write the keys out");
        else if (Suggestion.For(key.Text, [.. section.Keys.Select(k => k.Name)]) is { } near)
            log.Error(key, $"{section.Name} has no key '{key.Text}'", $"did you mean '{near}'?");
        else
            log.Error(key, $"{section.Name} has no key '{key.Text}'", $"use one of: {known}");
    }

    private void DemandKeys()
    {
        foreach (ProfileKey key in section.Keys)
        {
            if (key.Required && !values.ContainsKey(key.Name))
                log.Error(Node, $"{section.Name} lacks '{key.Name}'", $"add '{key.Name}: …'");
        }
    }
}
