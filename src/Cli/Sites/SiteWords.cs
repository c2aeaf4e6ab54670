using Tocsin.Sites;
using Tocsin.Sites.Clones;
using Tocsin.Sites.Linking;
using Tocsin.Sites.Marks;

namespace Tocsin.Cli.Sites;

/// <summary>Stable names for files, and words for people.</summary>
internal static class SiteWords
{
    /// <summary>Stable name of a tier.</summary>
    public static string Code(MarkTier tier) => tier.ToString().ToLowerInvariant();

    /// <summary>Stable name of a standing.</summary>
    public static string Code(MarkStanding standing) => standing.ToString().ToLowerInvariant();

    /// <summary>Stable name of a grade.</summary>
    public static string Code(CloneGrade grade) => grade switch { CloneGrade.Clone => "clone", CloneGrade.CopiedText => "copied-text", _ => "resembles" };

    /// <summary>Stable name of what a host rests on.</summary>
    public static string Code(HostSource source) => source switch
    {
        HostSource.Table => "table",
        HostSource.Fetched => "fetched",
        HostSource.Name => "name",
        HostSource.SavedFrom => "saved-from",
        HostSource.OwnWord => "own-word",
        _ => "nothing",
    };

    /// <summary>What a host rests on, for people.</summary>
    public static string Title(HostSource source) => source switch
    {
        HostSource.Table => "sites.csv",
        HostSource.Fetched => "fetched from it",
        HostSource.Name => "name of its file or folder",
        HostSource.SavedFrom => "note of the program that saved it",
        HostSource.OwnWord => "the page's own word",
        _ => "nothing; this is its file",
    };

    /// <summary>What a network of a tier is worth, in one sentence.</summary>
    public static string Worth(MarkTier tier) => tier switch
    {
        MarkTier.Conclusive => "They share an account that works for its owner alone: one operator, unless an innocent reason below holds.",
        MarkTier.Associative => "They share marks of two different kinds: one operator is likely, not shown.",
        _ => "They have little in common, which has many other reasons: a lead to look into, and nothing to publish.",
    };
}
