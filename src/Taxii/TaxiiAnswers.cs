using System.Buffers;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Tocsin.Partners.Polling;
using Tocsin.Storage.Partners;

namespace Tocsin.Taxii;

/// <summary>Writes answers: every one of them in the media type of TAXII.</summary>
internal static class TaxiiAnswers
{
    /// <summary>A JSON object.</summary>
    public static async Task ObjectAsync(HttpContext http, int status, Action<Utf8JsonWriter> properties)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            properties(writer);
            writer.WriteEndObject();
        }

        await BytesAsync(http, status, buffer.WrittenMemory).ConfigureAwait(false);
    }

    /// <summary>Bytes that are JSON.</summary>
    public static async Task BytesAsync(HttpContext http, int status, ReadOnlyMemory<byte> bytes)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = TaxiiMedia.Type;
        http.Response.ContentLength = bytes.Length;
        await http.Response.Body.WriteAsync(bytes, http.RequestAborted).ConfigureAwait(false);
    }

    /// <summary>The error message of section 3.6.</summary>
    public static Task FailureAsync(HttpContext http, TaxiiFailure failure)
    {
        if (failure.Status == StatusCodes.Status401Unauthorized)
            http.Response.Headers.WWWAuthenticate = "Basic realm=\"taxii\", charset=\"UTF-8\"";
        if (failure.Wait > TimeSpan.Zero)
            http.Response.Headers.RetryAfter = TaxiiLockOut.Seconds(failure.Wait);
        return ObjectAsync(http, failure.Status, w =>
        {
            w.WriteString("title", failure.Message);
            w.WriteString("description", failure.Description);
            w.WriteString("http_status", failure.Status.ToString(System.Globalization.CultureInfo.InvariantCulture));
        });
    }

    /// <summary>A page of objects, or of what a manifest or a list of versions tells of them; an empty one is <c>{}</c>.</summary>
    /// <param name="http">The request.</param>
    /// <param name="page">What was found, with one more than the limit when there is more.</param>
    /// <param name="limit">The limit.</param>
    /// <param name="list">objects or versions.</param>
    /// <param name="append">Writes one of them.</param>
    public static Task PageAsync(HttpContext http, IReadOnlyList<ShelfObject> page, int limit, string list, Action<StringBuilder, ShelfObject> append)
    {
        int count = Math.Min(page.Count, limit);
        if (count == 0)
            return BytesAsync(http, StatusCodes.Status200OK, "{}"u8.ToArray());
        bool more = page.Count > limit;
        http.Response.Headers["X-TAXII-Date-Added-First"] = TaxiiTimes.Of(page[0].Added);
        http.Response.Headers["X-TAXII-Date-Added-Last"] = TaxiiTimes.Of(page[count - 1].Added);
        var text = new StringBuilder(count * 600).Append('{');
        if (more)
            text.Append("\"more\":true,\"next\":\"").Append(page[count - 1].Added).Append("\",");
        text.Append('"').Append(list).Append("\":[");
        for (int i = 0; i < count; i++)
        {
            if (i > 0)
                text.Append(',');
            append(text, page[i]);
        }

        return BytesAsync(http, StatusCodes.Status200OK, Encoding.UTF8.GetBytes(text.Append("]}").ToString()));
    }

    /// <summary>One object as it is.</summary>
    public static void Body(StringBuilder text, ShelfObject o) => text.Append(o.Body);

    /// <summary>What a manifest tells of one.</summary>
    public static void Manifest(StringBuilder text, ShelfObject o) =>
        text.Append("{\"id\":\"").Append(JsonEncodedText.Encode(o.Id)).Append("\",\"date_added\":\"").Append(TaxiiTimes.Of(o.Added)).Append("\",\"version\":\"").Append(VersionOf(o)).Append("\",\"media_type\":\"application/stix+json;version=2.1\"}");

    /// <summary>The version of one.</summary>
    public static void Version(StringBuilder text, ShelfObject o) => text.Append('"').Append(VersionOf(o)).Append('"');

    // What has no version of its own has that of its arrival (section 3.4.1).
    private static string VersionOf(ShelfObject o) => o.Version == 0 ? TaxiiTimes.Of(o.Added) : TaxiiTimes.Version(o.Version);
}
