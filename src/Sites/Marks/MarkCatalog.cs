using static Tocsin.Sites.Marks.MarkFamily;
using static Tocsin.Sites.Marks.MarkTier;

namespace Tocsin.Sites.Marks;

/// <summary>All kinds of marks, one line each.</summary>
public static class MarkCatalog
{
    private const string Agency = "a web agency or a group that keeps the sites of several clients in one account; a page copied with everything in it";
    private const string Copied = "a page copied with everything in its head; an agency that proved ownership for its clients";

    /// <summary>The kinds.</summary>
    public static IReadOnlyList<MarkInfo> All { get; } =
    [
        new(MarkKind.GoogleAnalytics, "google-analytics", Conclusive, Account, "Google Analytics account", "count their visitors in the same Google Analytics account", Agency),
        new(MarkKind.GoogleTag, "google-tag", Conclusive, Account, "Google Analytics 4 stream", "count their visitors in the same Google Analytics 4 stream", Agency),
        new(MarkKind.TagManager, "google-tag-manager", Conclusive, Account, "Google Tag Manager container", "run the scripts of the same Google Tag Manager container", Agency),
        new(MarkKind.GoogleAds, "google-ads", Conclusive, Account, "Google Ads account", "report to the same Google Ads account", Agency),
        new(MarkKind.AdSense, "adsense", Conclusive, Account, "Google AdSense publisher", "earn money through the same Google AdSense account", "an intermediary that sells the advertising of many publishers; a page copied with everything in it"),
        new(MarkKind.FacebookPixel, "facebook-pixel", Conclusive, Account, "Meta pixel", "report their visitors to the same Meta pixel", Agency),
        new(MarkKind.YandexMetrica, "yandex-metrica", Conclusive, Account, "Yandex.Metrica counter", "count their visitors in the same Yandex.Metrica counter", Agency),
        new(MarkKind.MailRuCounter, "mail-ru", Conclusive, Account, "Top.Mail.Ru counter", "count their visitors in the same Top.Mail.Ru counter", Agency),
        new(MarkKind.RamblerTop100, "rambler-top100", Conclusive, Account, "Rambler Top 100 project", "count their visitors in the same Rambler Top 100 project", Agency),
        new(MarkKind.LiveInternetGroup, "liveinternet-group", Associative, Account, "LiveInternet group", "count their visitors together in the same LiveInternet group", "groups that several independent sites form to be counted together"),
        new(MarkKind.VkPixel, "vk-pixel", Conclusive, Account, "VK retargeting pixel", "report their visitors to the same VK retargeting pixel", Agency),
        new(MarkKind.Matomo, "matomo", Conclusive, Account, "Matomo site", "count their visitors as the same site of the same Matomo server", Agency),
        new(MarkKind.Hotjar, "hotjar", Conclusive, Account, "Hotjar site", "record their visitors in the same Hotjar account", Agency),
        new(MarkKind.CloudflareInsights, "cloudflare-insights", Conclusive, Account, "Cloudflare Web Analytics token", "count their visitors with the same Cloudflare token", Agency),
        new(MarkKind.GoogleVerification, "google-site-verification", Conclusive, Account, "Google ownership code", "were shown to Google to belong to the same account", Copied),
        new(MarkKind.BingVerification, "bing-verification", Conclusive, Account, "Bing ownership code", "were shown to Bing to belong to the same account", Copied),
        new(MarkKind.YandexVerification, "yandex-verification", Conclusive, Account, "Yandex ownership code", "were shown to Yandex to belong to the same account", Copied),
        new(MarkKind.FacebookVerification, "facebook-domain-verification", Conclusive, Account, "Meta ownership code", "were shown to Meta to belong to the same account", Copied),
        new(MarkKind.Verification, "verification", Conclusive, Account, "ownership code", "carry the same ownership code", Copied),
        new(MarkKind.Favicon, "favicon", Associative, Icon, "icon", "show the same icon, byte for byte", "the icon of a theme, a hosting firm or a party that many may use; one copied from the other"),
        new(MarkKind.Stylesheet, "stylesheet", Associative, Files, "style sheet", "use the same style sheet, byte for byte, and it is no library's", "the same theme, builder or web agency"),
        new(MarkKind.Script, "script", Associative, Files, "script file", "run the same script file, byte for byte, and it is no library's", "the same theme, plugin, builder or web agency"),
        new(MarkKind.AssetHost, "asset-host", Associative, Supply, "host of pieces", "load pieces from the same host, which is no common one", "a supplier of widgets, pictures or advertising that is not on our list of common ones"),
        new(MarkKind.Address, "address", Associative, Hosting, "internet address", "are served from the same internet address", "shared hosting or a content delivery network: thousands of strangers share an address"),
        new(MarkKind.Certificate, "certificate", Associative, Hosting, "certificate", "are served with the same certificate, or one is named in the other's", "a hosting firm or delivery network that puts its clients' names into one certificate"),
        new(MarkKind.SocialAccount, "social-account", Associative, Contact, "account on a platform", "name the same account on a platform as their own", "a page that names somebody else's account; the default of a theme"),
        new(MarkKind.MailAddress, "mail-address", Associative, Contact, "mail address", "give the same mail address", "the address of an agency, a press office or a party that several sites name"),
        new(MarkKind.Theme, "theme", Circumstantial, Files, "theme", "use the same theme of a content system", "anybody can buy or download a theme"),
        new(MarkKind.Structure, "structure", Circumstantial, Likeness, "structure of the page", "are built alike", "the same theme or builder"),
        new(MarkKind.Text, "text", Circumstantial, Likeness, "words", "say the same in the same words", "a news agency's report, a press release, a licence, a mirror, an archive's copy, a quotation"),
    ];

    private static readonly MarkInfo[] ByKind = [.. Enum.GetValues<MarkKind>().Select(k => All.Single(i => i.Kind == k))];

    /// <summary>A kind in words.</summary>
    public static MarkInfo Of(MarkKind kind) => ByKind[(int)kind];
}
