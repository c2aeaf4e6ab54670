namespace Tocsin.Sources.Elections;

/// <summary>A node of the profile's YAML with its place. Scalars stay text: a profile has no numbers and no booleans, so that
/// <c>NO</c> is Norway and <c>2027-04-11</c> is what was written.</summary>
internal sealed record ProfileNode
{
    public required ProfileNodeKind Kind { get; init; }

    public required int Line { get; init; }

    public required int Column { get; init; }

    /// <summary>The text of a scalar; empty for the others.</summary>
    public string Text { get; init; } = "";

    /// <summary>Not in quotes, so that <c>null</c> and <c>~</c> mean nothing rather than themselves.</summary>
    public bool IsPlain { get; init; }

    /// <summary>Items of a list.</summary>
    public IReadOnlyList<ProfileNode> Items { get; init; } = [];

    /// <summary>Keys and values of a mapping in the order written, duplicates included.</summary>
    public IReadOnlyList<(ProfileNode Key, ProfileNode Value)> Entries { get; init; } = [];

    /// <summary>Nodes in it with every alias written out, itself included.</summary>
    public int Size { get; init; } = 1;

    public bool IsNothing => Kind == ProfileNodeKind.Scalar && IsPlain && Text is "" or "~" or "null" or "Null" or "NULL";

    /// <summary>What it is, for people.</summary>
    public string KindName => Kind switch
    {
        ProfileNodeKind.Mapping => "a group of keys",
        ProfileNodeKind.List => "a list",
        _ => IsNothing ? "nothing" : "a text",
    };
}
