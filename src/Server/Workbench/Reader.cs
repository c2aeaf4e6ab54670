using Microsoft.AspNetCore.Http;
using Tocsin.Server.Workbench.Wording;

namespace Tocsin.Server.Workbench;

/// <summary>How the person at this screen reads: language and theme.</summary>
/// <remarks>Chosen by cookies that hold nothing else, so that it is there before anybody signs in; the browser's own wish until then.</remarks>
public sealed class Reader
{
    /// <summary>Cookie with the language.</summary>
    public const string LanguageCookie = "tocsin-language";

    /// <summary>Cookie with the theme: light or dark.</summary>
    public const string ThemeCookie = "tocsin-theme";

    /// <summary>What the workbench says.</summary>
    public Texts Texts { get; private set; } = Texts.In("en");

    /// <summary>True for light on dark.</summary>
    public bool Dark { get; private set; }

    /// <summary>Takes over what was chosen.</summary>
    public void Set(string? language, bool dark) => (Texts, Dark) = (Texts.In(language), dark);

    /// <summary>Reads it from a request.</summary>
    public static (string Language, bool Dark) Of(HttpContext context)
    {
        string? chosen = context.Request.Cookies[LanguageCookie];
        string language = (chosen is null ? Texts.Accepted(context.Request.Headers.AcceptLanguage) : Texts.In(chosen)).Language;
        return (language, context.Request.Cookies[ThemeCookie] == "dark");
    }
}
