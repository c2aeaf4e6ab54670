using Tocsin.Storage.Partners;

namespace Tocsin.Partners.Misp;

/// <summary>TLP and MISP's distribution: two words for one thing, and the stricter one counts.</summary>
/// <remarks>Distribution: 0 this organisation, 1 this community, 2 connected communities, 3 all communities, 4 a sharing group, 5 as the event.</remarks>
internal static class MispLevels
{
    /// <summary>The widest distribution that a level allows.</summary>
    public static string Distribution(TlpLevel level) => level switch
    {
        TlpLevel.Clear => "3",
        TlpLevel.Green => "2",
        TlpLevel.Amber => "1",
        TlpLevel.AmberStrict => "0",
        _ => throw new InvalidOperationException("BUG: TLP:RED leaves"),
    };

    /// <summary>The freest level that a distribution allows; null for those that say nothing.</summary>
    public static TlpLevel? Of(string distribution) => distribution switch
    {
        "0" => TlpLevel.AmberStrict,
        "1" or "4" => TlpLevel.Amber,
        "2" or "3" => TlpLevel.Green,
        _ => null,
    };

    /// <summary>The level of tags and distribution together.</summary>
    /// <remarks>A tag is a decision, a distribution often a default: with a tag, the distribution only makes it stricter where it says "this organisation".</remarks>
    public static TlpLevel Strictest(IEnumerable<string> tags, string distribution, TlpLevel otherwise)
    {
        TlpLevel[] tagged = [.. tags.Where(t => t.StartsWith("tlp:", StringComparison.OrdinalIgnoreCase)).Select(TlpWords.Read).OfType<TlpLevel>()];
        var spread = Of(distribution);
        return tagged.Length == 0 ? spread is { } only && only > otherwise ? only : otherwise
            : distribution == "0" && tagged.Max() < TlpLevel.AmberStrict ? TlpLevel.AmberStrict : tagged.Max();
    }
}
