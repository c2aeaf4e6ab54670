using System.Text;
using Tocsin.Sites;
using Tocsin.Sites.Reading;

namespace Tocsin.Tests.Sites;

/// <summary>A saved site of a test's own making.</summary>
internal sealed record SavedSite(string Host)
{
    /// <summary>What stands in the head: scripts, meta elements.</summary>
    public string Head { get; init; } = "";

    /// <summary>Theme: names the classes.</summary>
    public string Theme { get; init; } = "plain";

    /// <summary>The words of the page.</summary>
    public string Words { get; init; } = "";

    /// <summary>What stands in the body besides.</summary>
    public string Body { get; init; } = "";

    /// <summary>Title.</summary>
    public string Title { get; init; } = "";

    /// <summary>Icon.</summary>
    public byte[]? Icon { get; init; }

    /// <summary>Internet address.</summary>
    public string Address { get; init; } = "";

    /// <summary>The page.</summary>
    public string Html()
    {
        var page = new StringBuilder($"<!doctype html><html><head><meta charset=\"utf-8\"><title>{(Title.Length > 0 ? Title : Host)}</title>{Head}</head><body class=\"{Theme}\">");
        for (int i = 0; i < 6; i++)
            page.Append(System.Globalization.CultureInfo.InvariantCulture, $"<div class=\"{Theme}-row{(char)('a' + i)}\"><section class=\"{Theme}-box\"><h2 class=\"{Theme}-head{(char)('a' + (i % 3))}\"></h2><ul class=\"{Theme}-list{(char)('a' + i)}\"><li class=\"{Theme}-item\"><a class=\"{Theme}-link{(char)('a' + (i % 2))}\" href=\"/s{i}\"><span class=\"{Theme}-word\"></span></a></li></ul></section></div>");
        return page.Append(System.Globalization.CultureInfo.InvariantCulture, $"<article class=\"{Theme}-text\"><p>{Words}</p></article>{Body}</body></html>").ToString();
    }

    /// <summary>As the program reads it.</summary>
    public Site Read(bool guarded = false) => new()
    {
        Host = Host,
        HostFrom = HostSource.Name,
        Pages = [(Host + ".html", PageFactsReader.Read(Encoding.UTF8.GetBytes(Html())))],
        Files = Icon is null ? [] : [SiteFileReader.Read(AssetKind.Icon, "favicon.ico", Icon)],
        Addresses = Address.Length > 0 ? [Address] : [],
        Protected = guarded,
    };

    internal static string Analytics(string id) => $"<script async src=\"https://www.googletagmanager.com/gtag/js?id={id}\"></script><script>gtag('config', '{id}');</script>";

    internal static string AdSense(string id) => $"<script async src=\"https://pagead2.googlesyndication.com/pagead/js/adsbygoogle.js?client={id}\"></script>";

    internal static string Container(string id) => $"<script>(function(w,d,s,l,i){{w[l]=w[l]||[];}})(window,document,'script','dataLayer','{id}');</script>";
}
