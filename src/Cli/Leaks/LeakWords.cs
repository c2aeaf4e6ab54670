using System.Globalization;
using Tocsin.Engine.Leaks;
using Tocsin.Engine.Leaks.Alterations;

namespace Tocsin.Cli.Leaks;

/// <summary>Verdicts and kinds in words, and their stable names for files.</summary>
internal static class LeakWords
{
    /// <summary>Stable name: lower case with hyphens.</summary>
    public static string Code(LeakVerdict verdict) => verdict switch
    {
        LeakVerdict.Identical => "identical",
        LeakVerdict.OursAltered => "ours-altered",
        LeakVerdict.ExcerptOfOurs => "excerpt-of-ours",
        LeakVerdict.QuotesOurs => "quotes-ours",
        _ => "not-ours",
    };

    /// <summary>Stable name: lower case with hyphens.</summary>
    public static string Code(AlterationKind kind) => kind switch
    {
        AlterationKind.InsertedPassage => "inserted-passage",
        AlterationKind.RemovedPassage => "removed-passage",
        _ => kind.ToString().ToLowerInvariant(),
    };

    /// <summary>For a column.</summary>
    public static string Short(AlterationKind kind) => kind switch
    {
        AlterationKind.InsertedPassage => "put in",
        AlterationKind.RemovedPassage => "taken out",
        _ => Code(kind),
    };

    /// <summary>97 %; never 100 unless it is all, never 0 unless it is nothing.</summary>
    public static string Share(double share)
    {
        int percent = share >= 1 ? 100 : share <= 0 ? 0 : Math.Clamp((int)Math.Round(share * 100), 1, 99);
        return percent.ToString(CultureInfo.InvariantCulture) + " %";
    }
}
