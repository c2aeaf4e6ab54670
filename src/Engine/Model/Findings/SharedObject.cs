namespace Tocsin.Engine.Model.Findings;

/// <summary>Something several accounts shared, posted or repeated together.</summary>
public sealed record SharedObject
{
    /// <summary>The kind of an object that is itself an account, such as the author of what is amplified.</summary>
    public const string AccountKind = "account";

    /// <summary>link, domain, hashtag, media, reshare or text.</summary>
    public required string Kind { get; init; }

    /// <summary>The object itself: canonical URL, tag, post id, or for a text its most typical wording.</summary>
    public required string Value { get; init; }

    /// <summary>The words of one of the group's posts on it, where the value does not speak for itself (a post's id).</summary>
    public string? Example { get; init; }

    /// <summary>Members of the group that acted on it.</summary>
    public required int Accounts { get; init; }

    /// <summary>Their posts on it.</summary>
    public required int Posts { get; init; }

    /// <summary>All accounts in the data that acted on it.</summary>
    public required int AccountsInData { get; init; }

    /// <summary>First act of the group on it.</summary>
    public required DateTimeOffset FirstAct { get; init; }

    /// <summary>Time from the group's first to its last act on it.</summary>
    public required TimeSpan Span { get; init; }
}
