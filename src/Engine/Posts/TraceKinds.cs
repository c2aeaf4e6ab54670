namespace Tocsin.Engine.Posts;

/// <summary>The stable names of <see cref="TraceKind"/>.</summary>
public static class TraceKinds
{
    /// <summary>How many kinds there are.</summary>
    public const int Count = (int)TraceKind.Moment + 1;

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
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "BUG: a trace without a name"),
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
        TraceKind.Moment => "moments",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "BUG: a trace without a plural"),
    };
}
