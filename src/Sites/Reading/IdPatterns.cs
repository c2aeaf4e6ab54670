using System.Text.RegularExpressions;
using Tocsin.Sites.Marks;

namespace Tocsin.Sites.Reading;

/// <summary>Ids in the code of a page: in its scripts and addresses, never in its words. In time linear in the size, whatever stands there.</summary>
internal static class IdPatterns
{
    private const int MostOfAKind = 40;

    private static readonly (MarkKind Kind, string Prefix, Regex Pattern)[] Code =
    [
        (MarkKind.GoogleAnalytics, "UA-", Linear(@"\bUA-(?<v>[0-9]{4,10})-[0-9]{1,4}\b")),
        (MarkKind.GoogleTag, "G-", Linear(@"[""'=]G-(?<v>[A-Z0-9]{8,12})(?:[""'&#\\\s]|$)")),
        (MarkKind.TagManager, "GTM-", Linear(@"\bGTM-(?<v>[A-Z0-9]{4,8})\b")),
        (MarkKind.GoogleAds, "AW-", Linear(@"\bAW-(?<v>[0-9]{8,11})\b")),
        (MarkKind.AdSense, "ca-pub-", Linear(@"\bpub-(?<v>[0-9]{16})\b")),
        (MarkKind.FacebookPixel, "", Linear(@"\bfbq\(\s*[""']init[""']\s*,\s*[""']?(?<v>[0-9]{14,17})\b")),
        (MarkKind.FacebookPixel, "", Linear(@"facebook\.com/tr/?\?id=(?<v>[0-9]{14,17})\b")),
        (MarkKind.YandexMetrica, "", Linear(@"\bym\(\s*[""']?(?<v>[0-9]{5,9})\b")),
        (MarkKind.YandexMetrica, "", Linear(@"mc\.yandex\.(?:ru|com|by|kz)/(?:watch|pixel|informer)/(?<v>[0-9]{5,9})\b")),
        (MarkKind.YandexMetrica, "", Linear(@"\byaCounter(?<v>[0-9]{5,9})\b")),
        (MarkKind.YandexMetrica, "", Linear(@"\bYa\.Metrika2?\(\{\s*[""']?id[""']?\s*:\s*(?<v>[0-9]{5,9})\b")),
        (MarkKind.MailRuCounter, "", Linear(@"\b_tmr\.push\(\{\s*[""']?id[""']?\s*:\s*[""']?(?<v>[0-9]{5,9})\b")),
        (MarkKind.MailRuCounter, "", Linear(@"\btop-fwz1\.mail\.ru/(?:counter|js/code\.js)\?(?:[^""'\s]{0,60}[;&])?id=(?<v>[0-9]{5,9})\b")),
        (MarkKind.RamblerTop100, "", Linear(@"\bproject[""']?\s*:\s*[""']?(?<v>[0-9]{5,9})[^0-9][^}]{0,200}top100|\btop100[^}]{0,200}\bproject[""']?\s*:\s*[""']?(?<v>[0-9]{5,9})\b")),
        (MarkKind.LiveInternetGroup, "", Linear(@"\bcounter\.yadro\.ru/hit;(?<v>[A-Za-z0-9_.-]{2,40})")),
        (MarkKind.VkPixel, "VK-RTRG-", Linear(@"\bVK-RTRG-(?<v>[0-9]{4,9}-[A-Za-z0-9]{3,8})\b")),
        (MarkKind.Hotjar, "", Linear(@"\bhjid\s*:\s*(?<v>[0-9]{5,8})\b")),
        (MarkKind.Hotjar, "", Linear(@"\bstatic\.hotjar\.com/c/hotjar-(?<v>[0-9]{5,8})\b")),
        (MarkKind.CloudflareInsights, "", Linear(@"cf-beacon[^}]{0,200}[""']token[""']\s*:\s*[""'](?<v>[0-9a-f]{32})\b")),
    ];

    private static readonly Regex MatomoSite = Linear(@"[""']setSiteId[""']\s*,\s*[""']?(?<v>[0-9]{1,6})\b");
    private static readonly Regex MatomoServer = Linear(@"[""'=](?:https?:)?//(?<h>[A-Za-z0-9.-]{3,100}(?:/[A-Za-z0-9._-]{1,40})?)/?[""'][^<]{0,400}(?:matomo|piwik)\.(?:php|js)");
    private static readonly Regex MatomoPixel = Linear(@"//(?<h>[A-Za-z0-9.-]{3,100}(?:/[A-Za-z0-9._-]{1,40})?)/(?:matomo|piwik)\.php\?(?:[^""'\s]{0,60}&)?idsite=(?<v>[0-9]{1,6})\b");

    private static readonly Dictionary<string, (MarkKind Kind, Regex Shape)> Metas = new(StringComparer.OrdinalIgnoreCase)
    {
        ["google-site-verification"] = (MarkKind.GoogleVerification, Linear("^[A-Za-z0-9_-]{43}$")),
        ["msvalidate.01"] = (MarkKind.BingVerification, Linear("^[0-9A-Fa-f]{32}$")),
        ["yandex-verification"] = (MarkKind.YandexVerification, Linear("^[0-9a-f]{16}$")),
        ["facebook-domain-verification"] = (MarkKind.FacebookVerification, Linear("^[a-z0-9]{30}$")),
    };

    private static readonly Regex OtherName = Linear("^[A-Za-z0-9_.:-]{0,30}verif[A-Za-z0-9_.:-]{0,20}$");
    private static readonly Regex OtherValue = Linear("^[A-Za-z0-9+/_=.-]{12,128}$");

    /// <summary>Ids in code.</summary>
    /// <param name="code">A script, or addresses and data of elements, one a line.</param>
    /// <param name="add">Takes each.</param>
    public static void InCode(string code, Action<MarkKind, string> add)
    {
        foreach (var (kind, prefix, pattern) in Code)
        {
            int found = 0;
            for (var match = pattern.Match(code); match.Success && found < MostOfAKind; match = match.NextMatch(), found++)
                add(kind, prefix + match.Groups["v"].Value);
        }

        for (var match = MatomoPixel.Match(code); match.Success; match = match.NextMatch())
            Matomo(match.Groups["h"].Value, match.Groups["v"].Value, add);
        if (MatomoSite.Match(code) is { Success: true } site && MatomoServer.Match(code) is { Success: true } server)
            Matomo(server.Groups["h"].Value, site.Groups["v"].Value, add);
    }

    /// <summary>An id in a meta element.</summary>
    public static void InMeta(string name, string content, Action<MarkKind, string> add)
    {
        content = content.Trim();
        if (Metas.TryGetValue(name, out var known))
        {
            if (known.Shape.IsMatch(content))
                add(known.Kind, known.Kind == MarkKind.BingVerification ? content.ToUpperInvariant() : content);
        }
        else if ((OtherName.IsMatch(name) || name.Equals("p:domain_verify", StringComparison.OrdinalIgnoreCase)) && OtherValue.IsMatch(content))
        {
            add(MarkKind.Verification, $"{name.ToLowerInvariant()}|{content}");
        }
        else if (name.Equals("google-adsense-account", StringComparison.OrdinalIgnoreCase))
        {
            InCode(content, add);
        }
    }

    private static void Matomo(string server, string site, Action<MarkKind, string> add)
    {
        int slash = server.IndexOf('/', StringComparison.Ordinal);
        string host = HostWords.Canonical(slash < 0 ? server : server[..slash]);
        if (host.Length > 0)
            add(MarkKind.Matomo, $"{host}{(slash < 0 ? "" : server[slash..].TrimEnd('/'))}#{site}");
    }

    private static Regex Linear(string pattern) => new(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);
}
