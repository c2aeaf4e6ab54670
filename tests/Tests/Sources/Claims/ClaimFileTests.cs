using Shouldly;
using Tocsin.Engine.Model.Claims;
using Tocsin.Sources.Claims;
using Xunit;

namespace Tocsin.Tests.Sources.Claims;

public sealed class ClaimFileTests
{
    private const string Review = """
        {"@context":"https://schema.org","@type":"ClaimReview","url":"https://check.example/1","claimReviewed":"The moon is for sale","datePublished":"2027-03-01",
         "author":{"@type":"Organization","name":"Valdor Checks"},"inLanguage":"en",
         "itemReviewed":{"@type":"Claim","author":{"@type":"Person","name":"A Blog"},"datePublished":"2027-02-20","appearance":[{"@type":"CreativeWork","url":"https://blog.example/moon-for-sale"}]},
         "reviewRating":{"@type":"Rating","ratingValue":"1","bestRating":"5","worstRating":"1","alternateName":"Mostly false"}}
        """;

    [Theory]
    [InlineData("{0}")]
    [InlineData("[{0}]")]
    [InlineData("{{\"@context\":\"https://schema.org\",\"@graph\":[{{\"@type\":\"WebPage\"}},{0}]}}")]
    [InlineData("{{\"@type\":\"DataFeed\",\"dataFeedElement\":[{{\"@type\":\"DataFeedItem\",\"item\":[{0}]}}]}}")]
    [InlineData("<html><head><script type=\"application/ld+json\">{0}</script></head><body>hello</body></html>")]
    public void Reads_ClaimReview_in_every_wrapping(string wrapping)
    {
        var review = Read(string.Format(System.Globalization.CultureInfo.InvariantCulture, wrapping, Review.ReplaceLineEndings(" "))).Reviews.ShouldHaveSingleItem();
        review.Claim.ShouldBe("The moon is for sale");
        review.Claimant.ShouldBe("A Blog");
        review.Publisher.ShouldBe("Valdor Checks");
        review.Rating.ShouldBe("Mostly false");
        review.Verdict.ShouldBe(ClaimVerdict.False);
        review.Reviewed.ShouldBe(new DateTimeOffset(2027, 3, 1, 0, 0, 0, TimeSpan.Zero));
        review.FirstMade.ShouldBe(new DateTimeOffset(2027, 2, 20, 0, 0, 0, TimeSpan.Zero));
        review.Appearances.ShouldBe(["https://blog.example/moon-for-sale"]);
    }

    [Fact]
    public void Reads_the_answer_of_a_claim_search()
    {
        var load = Read("""{"claims":[{"text":"The moon is for sale","claimant":"A Blog","claimDate":"2027-02-20T00:00:00Z","claimReview":[{"publisher":{"name":"Valdor Checks","site":"check.example"},"url":"https://check.example/1","reviewDate":"2027-03-01T00:00:00Z","textualRating":"Faux","languageCode":"fr"}]}]}""");
        var review = load.Reviews.ShouldHaveSingleItem();
        (review.Publisher, review.Verdict, review.Language).ShouldBe(("Valdor Checks", ClaimVerdict.False, "fr"));
    }

    [Fact]
    public void Reads_a_table_by_the_names_of_its_columns()
    {
        var review = Read("date,id,title,languages\n2021-02-18,https://list.example/report/1,\"The moon, they say, is for sale\",en\n").Reviews.ShouldHaveSingleItem();
        (review.Claim, review.Publisher, review.Verdict).ShouldBe(("The moon, they say, is for sale", "list.example", ClaimVerdict.Listed));
    }

    [Theory]
    [InlineData("{\"@type\":\"ClaimReview\",\"url\":\"https://check.example/1\"}", "claimReviewed")]
    [InlineData("{\"a\": 1}\n{broken\n", "mend")]
    [InlineData("colour,size\nred,2\n", "name one 'claim'")]
    [InlineData("<html><body>nothing</body></html>", "ClaimReview")]
    [InlineData("", "ClaimReview")]
    public void What_cannot_be_used_is_named_with_its_remedy(string content, string remedy)
    {
        var load = Read(content);
        load.Reviews.ShouldBeEmpty();
        load.Problems.ShouldContain(p => p.Remedy.Contains(remedy, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Pants on Fire", null, ClaimVerdict.False)]
    [InlineData("Half True", null, ClaimVerdict.Mixed)]
    [InlineData("TRUE", null, ClaimVerdict.True)]
    [InlineData("Größtenteils falsch", null, ClaimVerdict.False)]
    [InlineData("Ohne Kontext", 5.0, ClaimVerdict.True)]
    [InlineData("Ohne Kontext", 99.0, ClaimVerdict.Listed)]
    [InlineData(null, 1.0, ClaimVerdict.False)]
    [InlineData("Truecolour", null, ClaimVerdict.Listed)]
    public void Ratings_come_down_to_verdicts(string? words, double? value, ClaimVerdict verdict) =>
        RatingWords.Verdict(words, value, null, null).ShouldBe(verdict);

    [Fact]
    public void Reads_the_real_list_of_cases()
    {
        var load = ClaimFile.Read(RealData.Path("claims/cases.csv.gz"));
        load.Reviews.Count.ShouldBe(10_892 - load.Problems.Count);
        load.Problems.Count.ShouldBeLessThan(5);
        load.Reviews.ShouldAllBe(r => r.Reviewed != null && r.Url.Length > 0);
    }

    private static ClaimLoad Read(string content)
    {
        using var folder = new TemporaryFolder();
        return ClaimFile.Read(folder.Write("claims", content));
    }
}
