using System.Text;
using System.Text.Json;
using Tocsin.Engine.Model.Claims;
using Tocsin.Sources.Lists;

namespace Tocsin.Sources.Claims;

/// <summary>Reads fact-checks from a file: ClaimReview as JSON-LD, in a web page, in a feed, as NDJSON, or a table.</summary>
/// <remarks>
/// The shape is recognised by content. JSON: one ClaimReview, an array, an object with <c>@graph</c>, a schema.org DataFeed
/// (<c>dataFeedElement[].item</c>), or the answer of a claim search (<c>claims[].claimReview[]</c>); anything else is
/// searched for ClaimReview objects at any depth. HTML: every <c>script</c> of type <c>application/ld+json</c>. Plain, .gz or .zst.
/// </remarks>
public static class ClaimFile
{
    private static readonly JsonDocumentOptions Lenient = new() { MaxDepth = 64, AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    /// <summary>Reads a file.</summary>
    public static ClaimLoad Read(string path)
    {
        var problems = new List<ListProblem>();
        byte[] bytes = ListFile.Read(path, problems);
        var reviews = new List<ClaimReview>();
        var trimmed = bytes.AsMemory().TrimStart(" \t\r\n"u8);
        if (trimmed.IsEmpty)
            problems.Add(new ListProblem(path, 0, "the file is empty", "give a file with ClaimReview records"));
        else if (trimmed.Span[0] is (byte)'{' or (byte)'[')
            ReadJson(path, trimmed, reviews, problems);
        else if (trimmed.Span[0] == (byte)'<')
            ReadPage(path, Encoding.UTF8.GetString(trimmed.Span), reviews, problems);
        else if (ListTable.Read(path, bytes, problems) is { } table)
            ClaimTable.Read(path, table, reviews, problems);
        else
            problems.Add(new ListProblem(path, 0, "neither JSON nor a web page nor a table", "give ClaimReview JSON, a page that holds it, or a CSV with a column 'claim'"));
        if (reviews.Count == 0 && problems.Count == 0)
            problems.Add(new ListProblem(path, 0, "holds no ClaimReview", "look for \"@type\": \"ClaimReview\" or \"claimReview\" in it"));
        return new ClaimLoad(reviews, problems);
    }

    private static void ReadJson(string path, ReadOnlyMemory<byte> json, List<ClaimReview> reviews, List<ListProblem> problems)
    {
        var reader = new ClaimReviewReader(path, reviews, problems);
        try
        {
            using var whole = JsonDocument.Parse(json, Lenient);
            reader.Read(whole.RootElement);
            return;
        }
        catch (JsonException)
        {
            // Not one document: perhaps one a line.
        }

        long line = 0;
        foreach (var range in json.Span.Split((byte)'\n'))
        {
            line++;
            var record = json[range].Trim(" \t\r"u8);
            if (record.IsEmpty)
                continue;
            try
            {
                using var document = JsonDocument.Parse(record, Lenient);
                reader.Read(document.RootElement);
            }
            catch (JsonException e)
            {
                problems.Add(new ListProblem(path, line, $"not JSON ({e.Message.Split('.')[0]})", "mend or remove the line"));
            }
        }
    }

    private static void ReadPage(string path, string html, List<ClaimReview> reviews, List<ListProblem> problems)
    {
        var reader = new ClaimReviewReader(path, reviews, problems);
        int found = 0;
        for (int at = html.IndexOf("<script", StringComparison.OrdinalIgnoreCase); at >= 0; at = html.IndexOf("<script", at + 1, StringComparison.OrdinalIgnoreCase))
        {
            int open = html.IndexOf('>', at);
            int close = open < 0 ? -1 : html.IndexOf("</script", open, StringComparison.OrdinalIgnoreCase);
            if (close < 0)
                break;
            if (!html.AsSpan(at, open - at).Contains("application/ld+json", StringComparison.OrdinalIgnoreCase))
                continue;
            found++;
            try
            {
                using var document = JsonDocument.Parse(html.AsMemory(open + 1, close - open - 1), Lenient);
                reader.Read(document.RootElement);
            }
            catch (JsonException e)
            {
                long line = html.AsSpan(0, at).Count('\n') + 1;
                problems.Add(new ListProblem(path, line, $"the script is not JSON ({e.Message.Split('.')[0]})", "fetch the page again"));
            }
        }

        if (found == 0)
            problems.Add(new ListProblem(path, 0, "a web page without application/ld+json", "save the page of a fact-check that carries ClaimReview"));
    }
}
