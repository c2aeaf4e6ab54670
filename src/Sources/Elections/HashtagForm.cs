using Tocsin.Sources.Yaml;

namespace Tocsin.Sources.Elections;

/// <summary>Reads hashtags, which a profile writes without #.</summary>
internal static class HashtagForm
{
    public static IReadOnlyList<string> Read(IEnumerable<YamlNode> nodes, MistakeLog log) =>
        [.. nodes.Select(n => Read(n, log)).OfType<string>().Distinct(StringComparer.Ordinal)];

    private static string? Read(YamlNode node, MistakeLog log)
    {
        if (node.Text.StartsWith('#') || node.Text.StartsWith('＃'))
            log.Error(node, $"the hashtag '{node.Text}' holds the #", $"write '{node.Text[1..]}'");
        else if (!node.Text.All(c => char.IsLetterOrDigit(c) || c == '_' || char.IsSurrogate(c) || IsMark(c)))
            log.Error(node, $"'{node.Text}' is not a hashtag", "a hashtag is one word of letters, digits and underscores");
        else
            return node.Text;
        return null;
    }

    private static bool IsMark(char c) =>
        char.GetUnicodeCategory(c) is System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.SpacingCombiningMark;
}
