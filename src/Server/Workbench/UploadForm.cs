using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Tocsin.Server.Access;
using Tocsin.Server.Casebook;
using Tocsin.Server.Web;
using Tocsin.Server.Workbench.Layout;
using Tocsin.Storage;

namespace Tocsin.Server.Workbench;

/// <summary>The form by which people bring files.</summary>
internal static class UploadForm
{
    private const long Largest = 4L * 1024 * 1024 * 1024;

    public static void MapUploads(this WebApplication app) => app.MapPost("/e/{election}/upload", async (string election, IFormFile file, Desk desk, HttpContext context, CancellationToken cancellation) =>
    {
        try
        {
            await using var content = file.OpenReadStream();
            var upload = await desk.For(Caller.Of(context.User)).Bring(election, file.FileName, content, cancellation).ConfigureAwait(false);
            return Results.LocalRedirect(Place.Of(election, $"import/{upload.Id}"));
        }
        catch (StoreException error)
        {
            return Problems.Of(Problems.StatusOf(error), error.Message, error.Remedy);
        }
    })
    .RequireAuthorization(Scopes.Ingest)
    .WithMetadata(new RequestSizeLimitAttribute(Largest), new RequestFormLimitsAttribute { MultipartBodyLengthLimit = Largest })
    .WithFormOptions(multipartBodyLengthLimit: Largest)
    .ExcludeFromDescription();
}
