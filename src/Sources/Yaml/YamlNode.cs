namespace Tocsin.Sources.Yaml;

/// <summary>a node of YAML with its place. Scalars stay text: no file read here needs numbers or booleans of YAML, so that
/// <c>NO</c> is Norway and <c>2027-04-11</c> is what was written.</summary>
internal sealed record YamlNode
{
    public required YamlNodeKind Kind { get; init; }

    public required int Line { get; init; }

    public required int Column { get; init; }

    /// <summary>The text of a scalar; empty for the others.</summary>
    public string Text { get; init; } = "";

    /// <summary>Not in quotes, so that <c>null</c> and <c>~</c> mean nothing rather than themselves.</summary>
    public bool IsPlain { get; init; }

    /// <summary>Items of a list.</summary>
    public IReadOnlyList<YamlNode> Items { get; init; } = [];

    /// <summary>Keys and values of a mapping in the order written, duplicates included.</summary>
    public IReadOnlyList<(YamlNode Key, YamlNode Value)> Entries { get; init; } = [];

    /// <summary>Nodes in it with every alias written out, itself included.</summary>
    public int Size { get; init; } = 1;

    public bool IsNothing => Kind == YamlNodeKind.Scalar && IsPlain && Text is "" or "~" or "null" or "Null" or "NULL";

    /// <summary>What it is, for people.</summary>
    public string KindName => Kind switch
    {
        YamlNodeKind.Mapping => "a group of keys",
        YamlNodeKind.List => "a list",
        _ => IsNothing ? "nothing" : "a text",
    };
}
