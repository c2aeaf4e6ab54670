using System.Globalization;
using System.Text.Json;
using Tocsin.Engine.Model.Claims;
using Tocsin.Sources.Lists;
using Tocsin.Sources.Times;

namespace Tocsin.Sources.Claims;

/// <summary>Finds ClaimReview objects in JSON at any depth and turns them into records.</summary>
internal sealed class ClaimReviewReader(string path, List<ClaimReview> reviews, List<ListProblem> problems)
{
    private const int Deepest = 48;

    private long _record;

    /// <summary>Reads everything below an element.</summary>
    public void Read(JsonElement element) => Walk(element, 0);

    private void Walk(JsonElement element, int depth)
    {
        if (depth > Deepest)
            return;
        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in element.EnumerateArray())
                Walk(item, depth + 1);
        }
        else if (element.ValueKind == JsonValueKind.Object)
        {
            if (IsType(element, "ClaimReview"))
                AddSchema(element);
            else if (element.TryGetProperty("claimReview", out var answers) && Text(element, "text") is not null)
                AddSearch(element, answers);
            else
            {
                foreach (var property in element.EnumerateObject())
                    Walk(property.Value, depth + 1);
            }
        }
    }

    private void AddSchema(JsonElement review)
    {
        var item = First(review, "itemReviewed");
        string? claim = Text(review, "claimReviewed") ?? Text(item, "name") ?? Text(item, "text");
        var rating = First(review, "reviewRating");
        string? words = Text(rating, "alternateName") ?? Text(rating, "name") ?? Text(rating, "ratingExplanation");
        string url = Text(review, "url") ?? Text(review, "@id") ?? "";
        Add(new ClaimReview
        {
            Claim = claim ?? "",
            Claimant = Text(First(item, "author"), "name") ?? Text(item, "author"),
            FirstMade = Time(Text(item, "datePublished") ?? Text(First(item, "firstAppearance"), "datePublished")),
            Rating = words,
            Verdict = RatingWords.Verdict(words, Number(rating, "ratingValue"), Number(rating, "worstRating"), Number(rating, "bestRating")),
            Publisher = Text(First(review, "author"), "name") ?? Text(First(review, "publisher"), "name") ?? Host(url),
            Url = url,
            Reviewed = Time(Text(review, "datePublished") ?? Text(review, "dateCreated")),
            Language = Text(review, "inLanguage") ?? Text(item, "inLanguage"),
            Appearances = [.. Appearances(item)],
            Origin = "",
        });
    }

    // The shape of claim search answers: one claim, its reviews below it.
    private void AddSearch(JsonElement claim, JsonElement answers)
    {
        foreach (var review in answers.ValueKind == JsonValueKind.Array ? answers.EnumerateArray().AsEnumerable() : [answers])
        {
            string? words = Text(review, "textualRating");
            string url = Text(review, "url") ?? "";
            Add(new ClaimReview
            {
                Claim = Text(claim, "text") ?? "",
                Claimant = Text(claim, "claimant"),
                FirstMade = Time(Text(claim, "claimDate")),
                Rating = words,
                Verdict = RatingWords.Verdict(words, null, null, null),
                Publisher = Text(First(review, "publisher"), "name") ?? Text(First(review, "publisher"), "site") ?? Host(url),
                Url = url,
                Reviewed = Time(Text(review, "reviewDate")),
                Language = Text(review, "languageCode"),
                Origin = "",
            });
        }
    }

    private void Add(ClaimReview review)
    {
        _record++;
        if (string.IsNullOrWhiteSpace(review.Claim))
            problems.Add(new ListProblem(path, _record, "a ClaimReview without a claim", "it needs 'claimReviewed'"));
        else
            reviews.Add(review with { Origin = string.Create(CultureInfo.InvariantCulture, $"{path}, record {_record}") });
    }

    /// <summary>The host of an address, for want of a publisher's name.</summary>
    internal static string Host(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Host.Length > 0
            ? uri.Host.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? uri.Host[4..] : uri.Host
            : "an unnamed publisher";

    /// <summary>A time as written, UTC when it says no zone; null when it is none.</summary>
    internal static DateTimeOffset? Time(string? text) =>
        text is not null && TimeParser.TryParse(System.Text.Encoding.UTF8.GetBytes(text), out long time) == TimeOutcome.Good
            ? DateTimeOffset.FromUnixTimeMilliseconds(time)
            : null;

    private static IEnumerable<string> Appearances(JsonElement item)
    {
        foreach (string name in (string[])["appearance", "firstAppearance"])
        {
            if (item.ValueKind != JsonValueKind.Object || !item.TryGetProperty(name, out var value))
                continue;
            foreach (var one in value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().AsEnumerable() : [value])
            {
                if ((one.ValueKind == JsonValueKind.String ? one.GetString() : Text(one, "url") ?? Text(one, "@id")) is { } url)
                    yield return url;
            }
        }
    }

    private static bool IsType(JsonElement element, string type)
    {
        if (!element.TryGetProperty("@type", out var value))
            return false;
        return value.ValueKind == JsonValueKind.Array
            ? value.EnumerateArray().Any(v => v.ValueKind == JsonValueKind.String && Ends(v.GetString()!, type))
            : value.ValueKind == JsonValueKind.String && Ends(value.GetString()!, type);
    }

    private static bool Ends(string value, string type) => value == type || value.EndsWith("/" + type, StringComparison.Ordinal);

    private static JsonElement First(JsonElement element, string name)
    {
        if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out var value))
            return default;
        return value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().FirstOrDefault() : value;
    }

    private static string? Text(JsonElement element, string name) =>
        First(element, name) is { ValueKind: JsonValueKind.String } value && value.GetString() is { } text && !string.IsNullOrWhiteSpace(text)
            ? text.Trim()
            : null;

    private static double? Number(JsonElement element, string name)
    {
        var value = First(element, name);
        if (value.ValueKind == JsonValueKind.Number)
            return value.GetDouble();
        return value.ValueKind == JsonValueKind.String && double.TryParse(value.GetString(), NumberStyles.Float, CultureInfo.InvariantCulture, out double number) ? number : null;
    }
}
