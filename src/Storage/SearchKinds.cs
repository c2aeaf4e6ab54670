using Tocsin.Engine.Model.Sightings;

namespace Tocsin.Storage;

/// <summary>Kinds of what can be looked for by words.</summary>
public static class SearchKinds
{
    /// <summary>Everything.</summary>
    public const string Everything = "all";

    /// <summary>Posts, articles of sites among them.</summary>
    public const string Posts = "posts";

    /// <summary>Posts of sites: what came from their feeds, or says that its platform is <see cref="Web"/>.</summary>
    public const string Articles = "articles";

    /// <summary>Names that look like protected ones, and sites that belong together.</summary>
    public const string Names = "names";

    /// <summary>Mail that phishes or impersonates.</summary>
    public const string Mail = "mail";

    /// <summary>Own documents in dumps, altered ones, decoys.</summary>
    public const string Documents = "documents";

    /// <summary>Official pages that changed.</summary>
    public const string Pages = "pages";

    /// <summary>Indicators and attacks in logs.</summary>
    public const string Logs = "logs";

    /// <summary>Findings about posts, those that people made among them.</summary>
    public const string Findings = "findings";

    /// <summary>Platform of sites.</summary>
    public const string Web = "web";

    /// <summary>All of them, in the order in which people choose.</summary>
    public static IReadOnlyList<string> All { get; } = [Everything, Posts, Articles, Names, Mail, Documents, Pages, Logs, Findings];

    /// <summary>True for posts and those kinds they are among.</summary>
    public static bool HasPosts(string kind) => kind is Everything or Posts or Articles;

    /// <summary>True for everything but posts, and those kinds it is among.</summary>
    public static bool HasFound(string kind) => kind is not (Posts or Articles);

    /// <summary>A kind as typed.</summary>
    /// <exception cref="StoreException">It is none.</exception>
    public static string Require(string? typed) => string.IsNullOrEmpty(typed) ? Posts
        : All.Contains(typed, StringComparer.Ordinal) ? typed
        : throw new StoreException($"'{typed}' is no kind of what can be looked for", $"there are {string.Join(", ", All)}");

    /// <summary>What a sighting is found as: by the step of an attack that it would be.</summary>
    public static string Of(AttackStage stage) => stage switch
    {
        AttackStage.Lookalike => Names,
        AttackStage.Lure => Mail,
        AttackStage.Contact or AttackStage.Access => Logs,
        AttackStage.DecoyTouched or AttackStage.Leak or AttackStage.Alteration => Documents,
        AttackStage.OfficialPage => Pages,
        _ => Findings,
    };
}
