using Tocsin.Sites.Marks;

namespace Tocsin.Sites.Linking;

/// <summary>What a mark in common says, in one sentence.</summary>
internal static class MarkSentence
{
    private const int Named = 5;
    private const int LongestValue = 100;

    public static string Of(Mark mark, IReadOnlyList<string> hosts, MarkStanding standing)
    {
        var info = MarkCatalog.Of(mark.Kind);
        string value = mark.Value.Length > LongestValue ? mark.Value[..LongestValue] + "…" : mark.Value;
        return standing switch
        {
            MarkStanding.Inherited when mark.Kind == MarkKind.AssetHost => $"{List(hosts)} {(hosts.Count == 1 ? "loads" : "load")} pieces from the protected site itself ({value}); that is no sign of one operator, but may be one of a copy.",
            MarkStanding.Inherited => $"{List(hosts)} {(hosts.Count == 1 ? "has" : "have")} the {info.Name} of the protected site ({value}); who copies a page copies it, so it links nobody.",
            MarkStanding.Many => $"{hosts.Count} sites, among them {List(hosts)}, {info.Says}: {value}. So many are more often clients of one firm than one operator's; it counts one tier less.",
            _ => $"{List(hosts)} {info.Says}: {value}.",
        };
    }

    private static string List(IReadOnlyList<string> hosts) => hosts.Count switch
    {
        1 => hosts[0],
        <= Named => $"{string.Join(", ", hosts.Take(hosts.Count - 1))} and {hosts[^1]}",
        _ => $"{string.Join(", ", hosts.Take(Named))} and {hosts.Count - Named} more",
    };
}
