using System.Globalization;
using Tocsin.Engine.Model.Claims;
using Tocsin.Sources.Lists;

namespace Tocsin.Sources.Claims;

/// <summary>Reads fact-checks from a table by the names of its columns.</summary>
internal static class ClaimTable
{
    public static void Read(string path, ListTable table, List<ClaimReview> reviews, List<ListProblem> problems)
    {
        int claim = table.Column("claimreviewed", "claim", "claimtext", "statement", "title", "text");
        if (claim < 0)
        {
            problems.Add(new ListProblem(path, 1, $"no column holds the claim ({string.Join(", ", table.Header.Take(8))})", "name one 'claim'"));
            return;
        }

        int url = table.Column("url", "reviewurl", "link", "id");
        int date = table.Column("reviewdate", "datepublished", "date", "published");
        int made = table.Column("claimdate", "firstmade", "claimpublished");
        int claimant = table.Column("claimant", "speaker", "author");
        int rating = table.Column("rating", "textualrating", "verdict", "label", "alternatename");
        int publisher = table.Column("publisher", "factchecker", "site", "organization", "organisation");
        int language = table.Column("language", "lang", "inlanguage", "languagecode");
        foreach (var (line, cells) in table.Rows)
        {
            string text = cells[claim];
            if (text.Length == 0)
            {
                problems.Add(new ListProblem(path, line, "the claim is empty", "fill it in or remove the row"));
                continue;
            }

            string address = Cell(cells, url) ?? "";
            if (!address.Contains("://", StringComparison.Ordinal))
                address = "";
            reviews.Add(new ClaimReview
            {
                Claim = text,
                Claimant = Cell(cells, claimant),
                FirstMade = ClaimReviewReader.Time(Cell(cells, made)),
                Rating = Cell(cells, rating),
                Verdict = RatingWords.Verdict(Cell(cells, rating), null, null, null),
                Publisher = Cell(cells, publisher) ?? ClaimReviewReader.Host(address),
                Url = address,
                Reviewed = ClaimReviewReader.Time(Cell(cells, date)),
                Language = Cell(cells, language),
                Origin = string.Create(CultureInfo.InvariantCulture, $"{path}, line {line}"),
            });
        }
    }

    private static string? Cell(string[] cells, int column) => column >= 0 && cells[column].Length > 0 ? cells[column] : null;
}
