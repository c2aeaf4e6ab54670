using System.Net.Http.Headers;

namespace Tocsin.Partners.Polling;

/// <summary>The media type of TAXII 2.1, and who may say it how.</summary>
internal static class TaxiiMedia
{
    /// <summary>As it is written in every answer and request.</summary>
    public const string Type = "application/taxii+json;version=2.1";

    private const string Bare = "application/taxii+json";

    /// <summary>Whether an Accept header names it; the version may be left out, and nothing less will do.</summary>
    public static bool IsAccepted(string accept) => accept.Split(',').Any(IsIt);

    /// <summary>Whether a Content-Type is it.</summary>
    public static bool IsContent(string type) => IsIt(type);

    private static bool IsIt(string text) => MediaTypeWithQualityHeaderValue.TryParse(text.Trim(), out var media)
        && string.Equals(media.MediaType, Bare, StringComparison.OrdinalIgnoreCase)
        && media.Quality is not 0
        && media.Parameters.All(p => p.Name is "q" or "charset" || (string.Equals(p.Name, "version", StringComparison.OrdinalIgnoreCase) && p.Value?.Trim('"') == "2.1"));
}
