using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Tocsin.Storage;

namespace Tocsin.Server.Web;

/// <summary>Errors of the API as RFC 9457 problems: what is wrong, and the remedy.</summary>
internal static partial class Problems
{
    /// <summary>Turns what is thrown under <c>/api</c> into problems; says nothing of how the server is made.</summary>
    public static void UseProblems(this IApplicationBuilder app) => app.Use(static async (context, next) =>
    {
        if (!context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal))
        {
            await next(context).ConfigureAwait(false);
            return;
        }

        try
        {
            await next(context).ConfigureAwait(false);
        }
        catch (StoreException error) when (!context.Response.HasStarted)
        {
            await Of(StatusOf(error), error.Message, error.Remedy).ExecuteAsync(context).ConfigureAwait(false);
        }
        catch (BadHttpRequestException error) when (!context.Response.HasStarted)
        {
            await Of(error.StatusCode, error.Message, error.StatusCode == StatusCodes.Status413PayloadTooLarge ? "send it in smaller parts: nothing of it was kept" : "see /api/v1/openapi.json for what is expected").ExecuteAsync(context).ConfigureAwait(false);
        }
        catch (IOException error) when (!context.Response.HasStarted)
        {
            Failed(context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger("Tocsin.Api"), context.Request.Path, error);
            await Of(StatusCodes.Status507InsufficientStorage, "the server's disk did not take it; nothing of this request was kept", "free space where the server keeps its data, then send it again").ExecuteAsync(context).ConfigureAwait(false);
        }
        catch (Exception error) when (!context.Response.HasStarted && error is not OperationCanceledException)
        {
            Failed(context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger("Tocsin.Api"), context.Request.Path, error);
            await Of(StatusCodes.Status500InternalServerError, "the server failed; what was being done was taken back", "try again, and tell the operator the time of it").ExecuteAsync(context).ConfigureAwait(false);
        }
    });

    /// <summary>One problem.</summary>
    public static IResult Of(int status, string what, string remedy) => Results.Problem(new ProblemDetails
    {
        Status = status,
        Title = what,
        Detail = remedy,
        Type = $"https://www.rfc-editor.org/rfc/rfc9110#status.{status}",
    });

    /// <summary>The status by which a refusal is answered.</summary>
    public static int StatusOf(StoreException error) =>
        error.InnerException is not null ? StatusCodes.Status503ServiceUnavailable : error.Refusal switch
        {
            StoreRefusal.Absent => StatusCodes.Status404NotFound,
            StoreRefusal.NotAllowed => StatusCodes.Status403Forbidden,
            StoreRefusal.Changed => StatusCodes.Status412PreconditionFailed,
            _ => StatusCodes.Status409Conflict,
        };

    [LoggerMessage(Level = LogLevel.Error, Message = "A request to {Path} failed")]
    private static partial void Failed(ILogger logger, string path, Exception error);
}
