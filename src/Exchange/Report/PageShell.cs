namespace Tocsin.Exchange.Report;

/// <summary>What every page for people has around its content: the policy that lets it load and run nothing, the house style, masthead and footer.</summary>
/// <remarks>One place, so that no page is less safe or less readable than another.</remarks>
internal static class PageShell
{
    private const string Policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

    /// <summary>Opens the page up to its content.</summary>
    /// <param name="html">Where to.</param>
    /// <param name="title">Title of the window; hostile text allowed.</param>
    /// <param name="kind">What kind of page it is, beside the name in the masthead.</param>
    /// <param name="id">Anchor of the content, where the first link of the page leads who cannot see it.</param>
    /// <param name="skip">What that link says.</param>
    /// <param name="style">Style of this page alone.</param>
    public static void Open(HtmlWriter html, string title, string kind, string id, string skip, string style = "")
    {
        html.Doctype().Open("html", ("lang", "en")).Open("head")
            .Void("meta", ("charset", "utf-8"))
            .Void("meta", ("http-equiv", "Content-Security-Policy"), ("content", Policy))
            .Void("meta", ("name", "viewport"), ("content", "width=device-width, initial-scale=1"))
            .Void("meta", ("name", "color-scheme"), ("content", "light dark"))
            .Void("meta", ("name", "referrer"), ("content", "no-referrer"))
            .Void("meta", ("name", "robots"), ("content", "noindex"))
            .Open("title").Text(title).Close("title")
            .Style(ReportStyle.Css + style)
            .Close("head");
        html.Open("body").Element("a", skip, ("class", "skip"), ("href", "#" + id));
        html.Open("header", ("class", "masthead")).Open("div", ("class", "wrap"))
            .Element("span", "Tocsin", ("class", "brand")).Element("span", kind, ("class", "kind"))
            .Close("div").Close("header");
        html.Open("main", ("id", id), ("class", "wrap"));
    }

    /// <summary>Closes the page.</summary>
    /// <param name="html">Where to.</param>
    /// <param name="footer">What software did here, and what is left to people.</param>
    public static void Close(HtmlWriter html, string footer) =>
        html.Close("main").Open("footer").Open("div", ("class", "wrap")).Element("p", footer)
            .Close("div").Close("footer").Close("body").Close("html").End();
}
