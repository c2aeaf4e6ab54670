using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Tocsin.Storage;
using Tocsin.Storage.Access;

namespace Tocsin.Server.Access;

/// <summary>Between password and code: five minutes, in a cookie that opens nothing else and is void when the account changes.</summary>
internal sealed class HalfWay(CaseStore store, IDataProtectionProvider protection, ServerSettings settings)
{
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(5);
    private readonly IDataProtector _protector = protection.CreateProtector("tocsin.half-way");

    private string Name => AccessNames.CookieOf(settings, "tocsin-half");

    public void Begin(HttpContext context, Account account)
    {
        string until = (settings.Clock.GetUtcNow() + Kept).ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture);
        context.Response.Cookies.Append(Name, _protector.Protect($"{until}\n{account.Stamp}\n{account.Person}"), Options(Kept));
    }

    public void End(HttpContext context) => context.Response.Cookies.Delete(Name, Options(null));

    /// <summary>Whose code is waited for; null when nobody's.</summary>
    public Account? Of(HttpContext context)
    {
        try
        {
            return context.Request.Cookies[Name] is { Length: > 0 } cookie
                && _protector.Unprotect(cookie).Split('\n') is [var until, var stamp, var person]
                && long.Parse(until, System.Globalization.CultureInfo.InvariantCulture) > settings.Clock.GetUtcNow().ToUnixTimeSeconds()
                && store.FindAccount(person) is { } account && account.Stamp == stamp
                ? account
                : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private CookieOptions Options(TimeSpan? kept) => new() { HttpOnly = true, SameSite = SameSiteMode.Strict, Secure = settings.Encrypted, Path = "/", MaxAge = kept, IsEssential = true };
}
