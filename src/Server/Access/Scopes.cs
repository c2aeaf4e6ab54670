namespace Tocsin.Server.Access;

/// <summary>What an endpoint asks for: names of authorization policies, and of what a key may be used for.</summary>
/// <remarks>People may what their role may; a key only what it was made for, and never more than the role of the person it belongs to.</remarks>
public static class Scopes
{
    /// <summary>Hand in posts.</summary>
    public const string Ingest = "ingest";

    /// <summary>Read what one's role may read.</summary>
    public const string Read = "read";

    /// <summary>Decide: judge, note, join and part, playbooks.</summary>
    public const string Decide = "decide";

    /// <summary>Take evidence, drafts and lists out.</summary>
    public const string Export = "export";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [Ingest, Read, Decide, Export];
}
