using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Tocsin.Server.Access;
using Tocsin.Server.Casebook;
using Tocsin.Server.Screening;
using Tocsin.Server.Web;
using Tocsin.Server.Workbench.Layout;
using Tocsin.Storage;

namespace Tocsin.Server.Workbench;

/// <summary>The forms by which people drop a file, or paste names, to have them screened.</summary>
internal static class ScreeningForm
{
    /// <summary>Bytes of mail or names at most; more is for the command line.</summary>
    public const long Largest = 64 * 1024 * 1024;

    /// <summary>Bytes of a dump at most.</summary>
    public const long LargestDump = 1024 * 1024 * 1024;

    private const long FormAround = 64 * 1024;
    private const int LongestPasted = 4 * 1024 * 1024;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);
    private static readonly (ScreeningKind Kind, string Page, long Most)[] Forms = [(ScreeningKind.Mail, "mail", Largest), (ScreeningKind.Names, "domains", Largest), (ScreeningKind.Dump, "leaks", LargestDump)];

    /// <summary>What is too large is told so on the page it came from, before any of it is read.</summary>
    public static void UseScreeningLimits(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (context.Request.Method == HttpMethods.Post && context.Request.Path.Value?.Split('/') is ["", "e", { } election, "screen", { } page])
        {
            var form = Forms.FirstOrDefault(f => f.Page == page);
            if (context.Request.ContentLength is not { } length || length > form.Most + FormAround)
            {
                context.Response.Redirect(Place.Of(Uri.UnescapeDataString(election), $"{form.Page ?? "mail"}?refused=large"));
                return Task.CompletedTask;
            }
        }

        return next(context);
    });

    public static void MapScreenings(this WebApplication app)
    {
        foreach (var (kind, page, most) in Forms)
        {
            app.MapPost($"/e/{{election}}/screen/{page}", (string election, IFormFile? file, [FromForm] string? names, Desk desk, HttpContext context, CancellationToken cancellation) => Screen(election, kind, page, file, names, desk, context, cancellation))
                .RequireAuthorization(Scopes.Ingest)
                .WithMetadata(new RequestSizeLimitAttribute(most + FormAround), new RequestFormLimitsAttribute { MultipartBodyLengthLimit = most, ValueLengthLimit = LongestPasted })
                .WithFormOptions(multipartBodyLengthLimit: most, valueLengthLimit: LongestPasted)
                .ExcludeFromDescription();
        }
    }

    private static async Task<IResult> Screen(string election, ScreeningKind kind, string page, IFormFile? file, string? names, Desk desk, HttpContext context, CancellationToken cancellation)
    {
        bool dropped = file is { FileName.Length: > 0 } && (file.Length > 0 || string.IsNullOrWhiteSpace(names));
        if (!dropped && string.IsNullOrWhiteSpace(names))
            return Back("nothing");
        try
        {
            desk.For(Caller.Of(context.User));
            await using var content = dropped ? file!.OpenReadStream() : new MemoryStream(Encoding.UTF8.GetBytes(names!));
            var card = await desk.Screen(election, kind, dropped ? file!.FileName : "names.txt", content, cancellation).ConfigureAwait(false);

            // Most are done within a second or two: the first picture shows the verdict, with or without scripts.
            await desk.Verdict(election, card.Id, Patience, cancellation).ConfigureAwait(false);
            return Results.LocalRedirect(Place.Of(election, $"{page}/{card.Id}"));
        }
        catch (StoreException error)
        {
            return Problems.Of(Problems.StatusOf(error), error.Message, error.Remedy);
        }
        catch (IOException)
        {
            return Back("disk");
        }

        IResult Back(string why) => Results.LocalRedirect(Place.Of(election, $"{page}?refused={why}"));
    }
}
