using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Tocsin.Server.Web;

/// <summary>Headers that keep pages to themselves (OWASP ASVS 4.0.3, V14.4).</summary>
internal static class SecurityHeaders
{
    // MudBlazor writes its palette as a style element and sets styles on elements; scripts come from files of this server alone.
    private const string Policy = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'self'; frame-ancestors 'none'; manifest-src 'self'";

    public static void UseSecurityHeaders(this IApplicationBuilder app) => app.Use(static (context, next) =>
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=(), payment=(), usb=(), publickey-credentials-get=(self), publickey-credentials-create=(self)";
        if (!IsAsset(context.Request.Path))
            headers.CacheControl = "no-store";
        return next(context);
    });

    // Assets say themselves how long they keep; everything else may be about somebody.
    private static bool IsAsset(PathString path) => path.StartsWithSegments("/_content", StringComparison.Ordinal) || path.StartsWithSegments("/_framework", StringComparison.Ordinal);
}
