using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Tocsin.Server.Workbench.Wording;

namespace Tocsin.Server.Workbench;

/// <summary>Language and theme of a screen: a form that sets two cookies, without scripts.</summary>
internal static class Preferences
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(365);

    /// <summary>Remembers a language at this screen.</summary>
    public static void Remember(HttpContext context, string language) =>
        context.Response.Cookies.Append(Reader.LanguageCookie, Texts.In(language).Language, new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = context.Request.IsHttps, MaxAge = Kept, IsEssential = true, Path = "/" });

    public static void MapPreferences(this WebApplication app, ServerSettings settings) => app.MapPost("/preferences", ([FromForm] string? language, [FromForm] string? theme, [FromForm] string? back, HttpContext context) =>
    {
        var options = new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = settings.Encrypted, MaxAge = Kept, IsEssential = true, Path = "/" };
        if (language is not null)
            context.Response.Cookies.Append(Reader.LanguageCookie, Texts.In(language).Language, options);
        if (theme is "dark" or "light")
            context.Response.Cookies.Append(Reader.ThemeCookie, theme, options);
        return Results.LocalRedirect(back is { Length: > 1 } && Uri.TryCreate(back, UriKind.Relative, out _) && back[0] == '/' && back[1] is not '/' and not '\\' ? back : "/");
    }).ExcludeFromDescription().AllowAnonymous();
}
