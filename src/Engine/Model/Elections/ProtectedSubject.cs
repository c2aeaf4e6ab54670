namespace Tocsin.Engine.Model.Elections;

/// <summary>A person, party, body or medium that the profile protects, with the names it goes by.</summary>
public sealed record ProtectedSubject
{
    /// <summary>Short stable id within the profile.</summary>
    public required string Id { get; init; }

    /// <summary>What it is.</summary>
    public required SubjectKind Kind { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Other names, nicknames and spellings.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>Official domains, without scheme.</summary>
    public IReadOnlyList<string> Domains { get; init; } = [];

    /// <summary>Official accounts as <c>platform:handle</c>.</summary>
    public IReadOnlyList<string> Accounts { get; init; } = [];

    /// <summary>Hashtags without #.</summary>
    public IReadOnlyList<string> Hashtags { get; init; } = [];
}
