using System.Text.Json.Serialization;

namespace Tocsin.Storage;

/// <summary>Which of what has certain words is meant.</summary>
public sealed record PostFilter
{
    /// <summary>Everything.</summary>
    public static PostFilter None { get; } = new();

    /// <summary>Only of this kind, as of <see cref="SearchKinds"/>.</summary>
    public string Kind { get; init; } = SearchKinds.Posts;

    /// <summary>Only of this platform; empty for any.</summary>
    public string Platform { get; init; } = "";

    /// <summary>Only in this language, as the source states it; empty for any.</summary>
    public string Language { get; init; } = "";

    /// <summary>Only posted at or after; null for any time.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Only posted before; null for any time.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>Only by the account with this pseudonym; empty for anybody.</summary>
    public string Account { get; init; } = "";

    /// <summary>True when it leaves nothing out.</summary>
    [JsonIgnore]
    public bool IsNone => this == None;

    /// <summary>The same with nothing missing: what a caller or an older store left out means anything, and posts.</summary>
    /// <exception cref="StoreException">There is no such kind.</exception>
    public PostFilter Whole() => this with { Kind = SearchKinds.Require(Kind), Platform = Platform ?? "", Language = Language ?? "", Account = Account ?? "" };
}
