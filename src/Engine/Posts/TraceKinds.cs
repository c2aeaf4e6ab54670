namespace Tocsin.Engine.Posts;

/// <summary>The stable names of <see cref="TraceKind"/>.</summary>
public static class TraceKinds
{
    /// <summary>How many kinds there are.</summary>
    public const int Count = (int)TraceKind.Combined + 1;

    /// <summary>The name written to files and shown to people.</summary>
    public static string Name(this TraceKind kind) => kind switch
    {
        TraceKind.Link => "link",
        TraceKind.Domain => "domain",
        TraceKind.Hashtag => "hashtag",
        TraceKind.Media => "media",
        TraceKind.Reshare => "reshare",
        TraceKind.Text => "text",
        TraceKind.HashtagSequence => "hashtag-sequence",
        TraceKind.MentionSet => "mention-set",
        TraceKind.Reply => "reply",
        TraceKind.Message => "message",
        TraceKind.Moment => "moment",
        TraceKind.Combined => "combined",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "BUG: a trace without a name"),
    };

    /// <summary>The singular for sentences.</summary>
    public static string Singular(this TraceKind kind) => kind switch
    {
        TraceKind.Media => "media item",
        TraceKind.Reshare => "reshared post",
        TraceKind.HashtagSequence => "hashtag sequence",
        TraceKind.MentionSet => "set of mentioned accounts",
        TraceKind.Reply => "answered post",
        TraceKind.Moment => "moment of activity",
        TraceKind.Combined => "object",
        _ => kind.Name(),
    };

    /// <summary>The plural for sentences.</summary>
    public static string Plural(this TraceKind kind) => kind switch
    {
        TraceKind.Link => "links",
        TraceKind.Domain => "domains",
        TraceKind.Hashtag => "hashtags",
        TraceKind.Media => "media items",
        TraceKind.Reshare => "reshared posts",
        TraceKind.Text => "texts",
        TraceKind.HashtagSequence => "hashtag sequences",
        TraceKind.MentionSet => "sets of mentioned accounts",
        TraceKind.Reply => "posts answered",
        TraceKind.Message => "messages",
        TraceKind.Moment => "moments of activity",
        TraceKind.Combined => "objects of all kinds",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "BUG: a trace without a plural"),
    };
}
