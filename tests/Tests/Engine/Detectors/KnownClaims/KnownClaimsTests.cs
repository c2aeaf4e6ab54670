using System.Text.Json;
using Shouldly;
using Tocsin.Engine.Detectors;
using Tocsin.Engine.Detectors.KnownClaims;
using Tocsin.Engine.Model.Claims;
using Tocsin.Engine.Model.Findings;
using Xunit;

namespace Tocsin.Tests.Engine.Detectors.KnownClaims;

public sealed class KnownClaimsTests
{
    private const string Claim = "The harbour of Port Valdor was sold to a foreign company for 40 million crowns";

    [Theory]
    [InlineData("BREAKING: The harbour of Port Valdor was sold to a foreign company for 40 million crowns!!! https://t.co/abc")]
    [InlineData("so the port valdor HARBOUR was sold to some foreign company, 40 million crowns #valdoria")]
    public void A_post_that_repeats_the_claim_spreads_it(string text) => Roles(text).ShouldBe(["spread"]);

    [Theory]
    [InlineData("Fact check: the harbour of Port Valdor was sold to a foreign company for 40 million crowns")]
    [InlineData("It is not true that the harbour of Port Valdor was sold to a foreign company for 40 million crowns")]
    [InlineData("The harbour of Port Valdor was sold to a foreign company for 40 million crowns https://check.example/port-valdor-harbour")]
    public void A_post_that_refutes_the_claim_is_not_counted_as_spreading(string text) => Roles(text).ShouldBe(["refuted"]);

    [Theory]
    [InlineData("Was the harbour of Port Valdor sold to a foreign company for 40 million crowns?")]
    [InlineData("The harbour of Port Valdor was never sold to a foreign company for 40 million crowns")]
    public void A_post_that_asks_or_denies_is_unclear(string text) => Roles(text).ShouldBe(["unclear"]);

    [Theory]
    [InlineData("The harbour of Port Valdor was sold to a foreign company for 75 million crowns")]
    [InlineData("A walk along the harbour of Port Valdor this morning, lovely light")]
    public void Another_number_or_another_matter_is_another_claim(string text) => Roles(text).ShouldBeEmpty();

    [Fact]
    public void Sharing_the_page_on_which_the_claim_appeared_spreads_it() =>
        Roles("look at this https://gazette.example/harbour-sold-to-foreigners").ShouldBe(["spread"]);

    [Fact]
    public void The_sentence_says_who_rated_what_when_and_how_many_came_before()
    {
        var finding = Find("The harbour of Port Valdor was sold to a foreign company for 40 million crowns").ShouldNotBeNull();
        finding.Bearing.ShouldBe(Bearing.Content);
        finding.Sentence.ShouldContain("Valdor Checks rated “False” on 2027-04-02");
        finding.Sentence.ShouldContain("2 of them before that");
    }

    [Fact]
    public void A_claim_rated_true_is_never_looked_for()
    {
        var table = Scans.Table(Posts(Claim));
        Detect(table, Review with { Verdict = ClaimVerdict.True }).Findings.ShouldBeEmpty();
    }

    [Fact]
    public void A_reshare_of_a_post_that_spreads_the_claim_spreads_it_too()
    {
        string reshare = Line("r1", "echo", "2027-04-03T00:00:00Z", "", ",\"reshare_of\":\"seed1\",\"is_reshare\":true");
        var finding = Detect(Scans.Table([.. Posts("nothing"), reshare]), Review).Findings.Single().Finding;
        finding.Accounts.Select(a => a.Account).ShouldContain("echo");
    }

    // The role of the account that posts the text, in whatever the detector finds.
    private static string[] Roles(string text) =>
        [.. Find(text)?.Accounts.Where(a => a.Account == "tested").Select(a => a.Role) ?? []];

    private static Finding? Find(string text) => Detect(Scans.Table(Posts(text)), Review).Findings.SingleOrDefault()?.Finding;

    private static DetectorResult Detect(Tocsin.Engine.Posts.PostTable table, ClaimReview review) =>
        new KnownClaimsDetector().Detect(new DetectionContext(table, null, DetectionSettings.Defaults) { Claims = [review] }, CancellationToken.None);

    private static ClaimReview Review => new()
    {
        Claim = Claim,
        Rating = "False",
        Verdict = ClaimVerdict.False,
        Publisher = "Valdor Checks",
        Url = "https://check.example/port-valdor-harbour",
        Reviewed = new DateTimeOffset(2027, 4, 2, 0, 0, 0, TimeSpan.Zero),
        Appearances = ["https://gazette.example/harbour-sold-to-foreigners"],
        Origin = "test",
    };

    // Two accounts that spread the claim, so that there is a finding; ordinary talk, so that common words are known to be common.
    private static List<string> Posts(string text) =>
    [
        Line("seed1", "one", "2027-04-01T00:00:00Z", Claim),
        Line("seed2", "two", "2027-04-01T01:00:00Z", Claim),
        .. Enumerable.Range(0, 400).Select(i => Line($"o{i}", $"person{i % 90}", "2027-04-01T02:00:00Z", $"the weather of today was good for a walk to the {Word(i)} and the {Word(i * 7)} of the town")),
        Line("x", "tested", "2027-04-03T00:00:00Z", text),
    ];

    private static string Word(int i) => $"{(char)('a' + (i % 26))}{(char)('e' + (i % 13))}rn{(char)('a' + (i / 26 % 26))}l";

    private static string Line(string id, string account, string time, string text, string more = "") =>
        $"{{\"id\":\"{id}\",\"account\":\"{account}\",\"time\":\"{time}\",\"text\":{JsonSerializer.Serialize(text)}{more}}}";
}
