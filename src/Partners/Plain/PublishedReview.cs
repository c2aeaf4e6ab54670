using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Tocsin.Engine.Model.Claims;
using Tocsin.Exchange.Stix;

namespace Tocsin.Partners.Plain;

/// <summary>A note that a person published about a claim, as schema.org ClaimReview: what search engines and other houses read.</summary>
/// <remarks>The verdict is the person's. What stands here comes in again with <c>scan --claims</c>.</remarks>
public static class PublishedReview
{
    private const int Worst = 1, Best = 5;
    private static readonly JsonWriterOptions Written = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.Create(System.Text.Unicode.UnicodeRanges.All) };

    /// <summary>The JSON-LD document of one or several reviews.</summary>
    /// <exception cref="ArgumentException">A review has no address or no verdict: nobody could look it up, or learn from it.</exception>
    public static string Of(IReadOnlyList<ClaimReview> reviews)
    {
        ArgumentNullException.ThrowIfNull(reviews);
        JsonNode[] all = [.. reviews.Select(One)];
        using var memory = new MemoryStream();
        using (var writer = new Utf8JsonWriter(memory, Written))
            (all.Length == 1 ? all[0] : new JsonArray(all)).WriteTo(writer);
        return Encoding.UTF8.GetString(memory.ToArray()) + "\n";
    }

    private static JsonObject One(ClaimReview review)
    {
        if (!Uri.TryCreate(review.Url, UriKind.Absolute, out var address) || (address.Scheme != "https" && address.Scheme != "http"))
            throw new ArgumentException("a published review has an address", nameof(review));
        if (review.Verdict == ClaimVerdict.Listed)
            throw new ArgumentException("a published review has a verdict", nameof(review));
        var made = new JsonObject
        {
            ["@context"] = "https://schema.org",
            ["@type"] = "ClaimReview",
            ["url"] = address.AbsoluteUri,
            ["claimReviewed"] = StixText.Clean(review.Claim),
            ["author"] = new JsonObject { ["@type"] = "Organization", ["name"] = StixText.Clean(review.Publisher) },
            ["reviewRating"] = new JsonObject
            {
                ["@type"] = "Rating",
                ["alternateName"] = StixText.Clean(review.Rating ?? Word(review.Verdict)),
                ["ratingValue"] = review.Verdict switch { ClaimVerdict.False => 1, ClaimVerdict.Misleading => 2, ClaimVerdict.Mixed => 3, _ => 5 },
                ["worstRating"] = Worst,
                ["bestRating"] = Best,
            },
            ["itemReviewed"] = Claim(review),
        };
        if (review.Reviewed is { } day)
            made["datePublished"] = Day(day);
        if (review.Language is { Length: > 0 } language)
            made["inLanguage"] = StixText.Clean(language);
        return made;
    }

    private static JsonObject Claim(ClaimReview review)
    {
        var claim = new JsonObject { ["@type"] = "Claim" };
        if (review.Claimant is { Length: > 0 } who)
            claim["author"] = new JsonObject { ["@type"] = "Person", ["name"] = StixText.Clean(who) };
        if (review.FirstMade is { } day)
            claim["datePublished"] = Day(day);
        if (review.Appearances.Count > 0)
            claim["appearance"] = new JsonArray([.. review.Appearances.Select(a => new JsonObject { ["@type"] = "CreativeWork", ["url"] = StixText.Clean(a) })]);
        return claim;
    }

    private static string Word(ClaimVerdict verdict) => verdict switch { ClaimVerdict.False => "False", ClaimVerdict.Misleading => "Misleading", ClaimVerdict.Mixed => "Mixed", _ => "True" };

    private static string Day(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
