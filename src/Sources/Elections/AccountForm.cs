using System.Text.RegularExpressions;
using Tocsin.Sources.Yaml;

namespace Tocsin.Sources.Elections;

/// <summary>Reads accounts as <c>platform:handle</c>.</summary>
internal static partial class AccountForm
{
    /// <summary>Platform names as the readers write them.</summary>
    private static readonly string[] Platforms =
    [
        "x", "telegram", "bluesky", "mastodon", "facebook", "instagram", "youtube", "tiktok", "threads", "vk", "ok", "reddit", "whatsapp",
        "discord", "linkedin", "rumble", "gab", "truthsocial", "web",
    ];

    private static readonly (string Host, string Platform)[] Hosts =
    [
        ("twitter.com/", "x"), ("x.com/", "x"), ("t.me/", "telegram"), ("bsky.app/profile/", "bluesky"), ("facebook.com/", "facebook"),
        ("instagram.com/", "instagram"), ("youtube.com/@", "youtube"), ("tiktok.com/@", "tiktok"), ("vk.com/", "vk"),
    ];

    /// <summary>The accounts in their form; <paramref name="bare"/> also allows names without a platform, "as the data know them".</summary>
    public static IReadOnlyList<string> Read(IEnumerable<YamlNode> nodes, bool bare, MistakeLog log) =>
        [.. nodes.Select(n => Read(n, bare, log)).OfType<string>().Distinct(StringComparer.Ordinal)];

    private static string? Read(YamlNode node, bool bare, MistakeLog log)
    {
        string text = node.Text;
        if (FromAddress(text) is { } found)
            return Fail(node, "is the address of a page", $"write '{found}'", log);
        if (text.Contains("://", StringComparison.Ordinal))
            return Fail(node, "is the address of a page", "write platform:handle, such as telegram:name", log);
        if (text.StartsWith('@'))
            return Fail(node, "does not say on which platform", $"write platform:handle without the @, such as x:{text[1..]}", log);
        Match match = Form().Match(text);
        if (!match.Success && bare && !text.Any(char.IsWhiteSpace))
            return text;
        if (!match.Success)
            return Fail(node, "is not an account", "write platform:handle, such as x:name or telegram:name", log);
        string platform = match.Groups["platform"].Value, handle = match.Groups["handle"].Value;
        if (handle.StartsWith('@'))
            return Fail(node, "holds an @ before the handle", $"write '{platform}:{handle[1..]}'", log);
        return Known(node, platform, log) + ":" + handle;
    }

    private static string Known(YamlNode node, string platform, MistakeLog log)
    {
        if (Platforms.Contains(platform, StringComparer.Ordinal))
            return platform;
        string? meant = platform.ToLowerInvariant() switch
        {
            "twitter" => "x",
            "bsky" => "bluesky",
            "tg" => "telegram",
            "fb" => "facebook",
            "yt" => "youtube",
            "ig" => "instagram",
            string other => Platforms.FirstOrDefault(p => p == other),
        };
        string? near = meant ?? Suggestion.For(platform, [.. Platforms.Where(p => p.Length > 2)]);
        log.Warn(node, $"the platform '{platform}' is not one that Tocsin's readers name",
            near is null ? $"use one of: {string.Join(", ", Platforms)}" : $"write '{near}'");
        return meant ?? platform;
    }

    private static string? FromAddress(string text)
    {
        foreach ((string host, string platform) in Hosts)
        {
            int at = text.IndexOf(host, StringComparison.OrdinalIgnoreCase);
            if (at < 0 || (at > 0 && text[at - 1] is not '/' and not '.'))
                continue;
            string handle = text[(at + host.Length)..].Split('/', '?', '#')[0].TrimStart('@');
            if (handle.Length > 0)
                return $"{platform}:{handle}";
        }
        return null;
    }

    private static string? Fail(YamlNode node, string what, string remedy, MistakeLog log)
    {
        log.Error(node, $"'{node.Text}' {what}", remedy);
        return null;
    }

    [GeneratedRegex(@"^(?<platform>[A-Za-z][A-Za-z0-9_-]*):(?<handle>[^\s:/][^\s]*)$", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
