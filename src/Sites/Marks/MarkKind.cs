namespace Tocsin.Sites.Marks;

/// <summary>What sites can have in common.</summary>
public enum MarkKind
{
    /// <summary>Google Analytics (Universal) account: <c>UA-1234567</c>, without the number of the property.</summary>
    GoogleAnalytics,

    /// <summary>Google tag, a stream of Analytics 4: <c>G-</c> and ten characters.</summary>
    GoogleTag,

    /// <summary>Google Tag Manager container: <c>GTM-</c>.</summary>
    TagManager,

    /// <summary>Google Ads conversion account: <c>AW-</c>.</summary>
    GoogleAds,

    /// <summary>Google AdSense publisher: <c>ca-pub-</c> and sixteen digits.</summary>
    AdSense,

    /// <summary>Meta (Facebook) pixel.</summary>
    FacebookPixel,

    /// <summary>Yandex.Metrica counter.</summary>
    YandexMetrica,

    /// <summary>Top.Mail.Ru counter.</summary>
    MailRuCounter,

    /// <summary>Rambler Top 100 project.</summary>
    RamblerTop100,

    /// <summary>LiveInternet group of sites counted together.</summary>
    LiveInternetGroup,

    /// <summary>VK retargeting pixel.</summary>
    VkPixel,

    /// <summary>Matomo (Piwik): host and number of the site on it.</summary>
    Matomo,

    /// <summary>Hotjar site.</summary>
    Hotjar,

    /// <summary>Cloudflare Web Analytics token.</summary>
    CloudflareInsights,

    /// <summary>Google Search Console ownership.</summary>
    GoogleVerification,

    /// <summary>Bing Webmaster ownership.</summary>
    BingVerification,

    /// <summary>Yandex Webmaster ownership.</summary>
    YandexVerification,

    /// <summary>Meta (Facebook) ownership of the domain.</summary>
    FacebookVerification,

    /// <summary>Ownership shown to any other service: name and value.</summary>
    Verification,

    /// <summary>Icon of the site, SHA-256.</summary>
    Favicon,

    /// <summary>Style sheet of its own, SHA-256.</summary>
    Stylesheet,

    /// <summary>Script of its own, SHA-256.</summary>
    Script,

    /// <summary>Host that pieces are loaded from and that is no common one.</summary>
    AssetHost,

    /// <summary>Internet address the name resolves to.</summary>
    Address,

    /// <summary>TLS certificate, SHA-256.</summary>
    Certificate,

    /// <summary>Account or application on a platform that the page names as its own.</summary>
    SocialAccount,

    /// <summary>Mail address to write to.</summary>
    MailAddress,

    /// <summary>Theme of a content system.</summary>
    Theme,

    /// <summary>Structure of the page, by similarity.</summary>
    Structure,

    /// <summary>Words of the page, by similarity.</summary>
    Text,
}
