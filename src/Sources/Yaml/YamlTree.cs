using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Tocsin.Sources.Yaml;

/// <summary>From YAML text to a tree of nodes that know their place.</summary>
/// <remarks>Built from the parser's events instead of a ready-made document, because that keeps duplicate keys (so that they can
/// be explained), bounds depth before any recursion, and counts what aliases would expand to ("billion laughs").</remarks>
internal sealed class YamlTree
{
    /// <summary>Nodes allowed once every alias is written out.</summary>
    internal const int MaxNodes = 200_000;

    private const int MaxDepth = 16;

    private readonly MistakeLog log;
    private readonly Parser parser;
    private readonly Dictionary<string, YamlNode?> anchors = new(StringComparer.Ordinal);
    private int nodes;

    private YamlTree(string text, MistakeLog log)
    {
        this.log = log;
        parser = new Parser(new StringReader(text));
    }

    /// <summary>The root node; null when the text is empty or not YAML, which the log then explains.</summary>
    public static YamlNode? Read(string text, MistakeLog log)
    {
        var document = new YamlTree(text, log);
        try
        {
            return document.ReadStream();
        }
        catch (YamlException broken)
        {
            // A replaced tab is the likelier cause, and is already reported.
            if (!log.HasErrors)
                Explain(broken, log);
            return null;
        }
        catch (Exception broken) when (broken is InvalidOperationException or ArgumentException or IndexOutOfRangeException)
        {
            // The YAML library ends so on some brackets that are never closed.
            (int line, int column) = document.Here();
            log.Add(line, column, MistakeLevel.Error, "the YAML cannot be read from here on", "look for a bracket [ or { that is not closed");
            return null;
        }
    }

    private (int Line, int Column) Here() =>
        parser.Current is { } current ? ((int)current.Start.Line, (int)current.Start.Column) : (1, 1);

    private static void Explain(YamlException broken, MistakeLog log)
    {
        string message = broken.Message;
        (string what, string remedy) = message switch
        {
            _ when Has(message, "multi-line double-quoted") || Has(message, "unexpected end of stream") =>
                ("a quotation mark is not closed", "close it on the same line"),
            _ when Has(message, "quoted scalar") => ("a quoted text cannot be read", "close the quotation mark; inside '…' write '' for an apostrophe"),
            _ when Has(message, "cannot start any token") =>
                ("a text cannot start with this character", "put the text in quotation marks: \"@name\""),
            _ when Has(message, "invalid mapping") || Has(message, "mapping values") =>
                ("there is a second ': ' in one line, or a line is indented too far",
                 "put a text that holds ': ' in quotation marks, and align keys of one level"),
            _ when Has(message, "expected '-'") => ("a list ends here in the middle", "start every item of a list with '- ' in the same column"),
            _ when Has(message, "expected key") => ("a key is expected here", "write 'key: value', and put texts with apostrophes in double quotation marks"),
            _ when Has(message, "expected node content") => ("a value is expected here", "write the value, or close the bracket"),
            _ => ("the YAML cannot be read: " + message.TrimEnd('.'), "check indentation, quotation marks and colons on this line and the one before"),
        };
        log.Add(Math.Max(1, (int)broken.Start.Line), Math.Max(1, (int)broken.Start.Column), MistakeLevel.Error, what, remedy);

        static bool Has(string text, string part) => text.Contains(part, StringComparison.OrdinalIgnoreCase);
    }

    private YamlNode? ReadStream()
    {
        YamlNode? root = null;
        int documents = 0;
        parser.MoveNext();
        while (parser.MoveNext() && parser.Current is not StreamEnd)
        {
            if (parser.Current is not DocumentStart start)
                throw new InvalidOperationException("BUG: a document starts with a document start");
            if (++documents == 2)
            {
                log.Add((int)start.Start.Line, (int)start.Start.Column, MistakeLevel.Error, "the file holds several YAML documents",
                    "keep one in a file; remove the line '---' and what follows");
                return root;
            }
            parser.MoveNext();
            root = ReadNode(0);
            if (root is null)
                return null;
            parser.MoveNext();
        }
        return root;
    }

    /// <summary>Reads the node at the current event and leaves its last event current; null when a bound is passed.</summary>
    private YamlNode? ReadNode(int depth)
    {
        ParsingEvent at = parser.Current ?? throw new InvalidOperationException("BUG: a node has an event");
        if (at is AnchorAlias alias)
            return Aliased(alias);
        if (depth > MaxDepth)
            return Stop(at, "the file is nested too deeply", "look for a stray '[' or '- -'");
        if (++nodes > MaxNodes)
            return Stop(at, "the file holds too many values", "check that this is the right file");
        string? anchor = at is NodeEvent { Anchor: { IsEmpty: false } name } ? name.Value : null;
        if (anchor is not null)
            anchors[anchor] = null;
        YamlNode? node = at switch
        {
            Scalar scalar => Place(at) with { Text = scalar.Value.Trim(), IsPlain = scalar.Style == ScalarStyle.Plain },
            SequenceStart => ReadList(at, depth),
            MappingStart => ReadMapping(at, depth),
            _ => throw new InvalidOperationException($"BUG: {at.GetType().Name} where a node belongs"),
        };
        if (anchor is not null)
            anchors[anchor] = node;
        return node;
    }

    private YamlNode? Aliased(AnchorAlias alias)
    {
        if (!anchors.TryGetValue(alias.Value.Value, out YamlNode? target))
            return Stop(alias, $"'*{alias.Value.Value}' refers to an anchor that is not defined before it", "write the value out");
        if (target is null)
            return Stop(alias, $"'*{alias.Value.Value}' refers to itself", "write the value out");
        nodes += target.Size;
        return nodes > MaxNodes ? Stop(alias, "the aliases of this file expand to too many values", "write the values out") : target;
    }

    private YamlNode? ReadList(ParsingEvent at, int depth)
    {
        var items = new List<YamlNode>();
        while (parser.MoveNext() && parser.Current is not SequenceEnd)
        {
            if (ReadNode(depth + 1) is not { } item)
                return null;
            items.Add(item);
        }
        return Place(at) with { Kind = YamlNodeKind.List, Items = items, Size = 1 + items.Sum(i => i.Size) };
    }

    private YamlNode? ReadMapping(ParsingEvent at, int depth)
    {
        var entries = new List<(YamlNode Key, YamlNode Value)>();
        while (parser.MoveNext() && parser.Current is not MappingEnd)
        {
            if (ReadNode(depth + 1) is not { } key)
                return null;
            parser.MoveNext();
            if (ReadNode(depth + 1) is not { } value)
                return null;
            // An empty value has no place of its own: it stands where its key stands.
            entries.Add((key, value.IsNothing ? value with { Line = key.Line, Column = key.Column } : value));
        }
        return Place(at) with { Kind = YamlNodeKind.Mapping, Entries = entries, Size = 1 + entries.Sum(e => e.Key.Size + e.Value.Size) };
    }

    private YamlNode? Stop(ParsingEvent at, string what, string remedy)
    {
        log.Add((int)at.Start.Line, (int)at.Start.Column, MistakeLevel.Error, what, remedy);
        return null;
    }

    private static YamlNode Place(ParsingEvent at) =>
        new() { Kind = YamlNodeKind.Scalar, Line = (int)at.Start.Line, Column = (int)at.Start.Column };
}
