using System.Text.Json;
using Shouldly;
using Tocsin.Engine.Detectors;
using Tocsin.Engine.Detectors.Outlets;
using Tocsin.Engine.Model.Elections;
using Tocsin.Engine.Model.Findings;
using Tocsin.Engine.Model.Outlets;
using Xunit;

namespace Tocsin.Tests.Engine.Detectors.Outlets;

public sealed class OutletsTests
{
    [Fact]
    public void Counts_posts_reshares_and_account_pages_of_a_listed_outlet()
    {
        var finding = Find([
            Link("https://www.gazette.example.com/a"), Link("https://news.gazette.example.com/b"), Link("https://t.me/gazette/17"),
            """{"id":"r","account":"echo","time":"2027-04-01T05:00:00Z","text":"","is_reshare":true,"reshare_of":"p0"}""",
            Link("https://other.example.org/a"), Link("https://notgazette.example.org/a"),
        ]);
        finding.PostTotal.ShouldBe(4);
        finding.Bearing.ShouldBe(Bearing.Content);
        finding.Accounts.Select(a => a.Account).ShouldContain("echo");
        finding.Sentence.ShouldContain("sanctioned by Council");
    }

    [Fact]
    public void What_an_outlets_own_accounts_post_is_its_own_and_the_links_in_it_are_named()
    {
        static string By(string account, string platform, string url) => $$"""{"id":"{{account}}{{platform}}{{url.Length}}","account":"{{account}}","platform":"{{platform}}","time":"2027-04-01T05:00:00Z","text":"look","urls":["{{url}}"]}""";
        var finding = Find([
            By("Gazette", "telegram", "https://dump.example/papers.zip"), By("gazette", "telegram", "https://gazette.example.com/a"), By("gazette", "x", "https://elsewhere.example/a"),
            Link("https://gazette.example.com/a"), """{"id":"b","account":"reader","time":"2027-04-01T06:00:00Z","text":"x","urls":["https://gazette.example.com/b","https://reader.example/mine"]}""",
        ]);
        finding.PostTotal.ShouldBe(4, "an account of that name on another platform is somebody else");
        finding.Sentence.ShouldContain("or are its own (2)");
        finding.Objects.Where(o => o.Kind == "link").Select(o => o.Value).ShouldBe(["https://dump.example/papers.zip"], "what a reader links beside it is not its doing");
    }

    [Fact]
    public void A_site_with_the_same_articles_is_named_and_a_quotation_is_not()
    {
        var finding = Find([
            .. Enumerable.Range(0, 4).Select(i => Link($"https://gazette.example.com/news/{Slug(i)}.html")),
            .. Enumerable.Range(0, 2).Select(i => Link($"https://mirror.example/read/{Slug(i)}?x=1")),
            Link($"https://agency.example/{Slug(3)}"),
        ]);
        finding.Objects.Skip(1).Select(o => o.Value).ShouldBe(["mirror.example"]);
        finding.Sentence.ShouldContain("2 articles under the same addresses");
    }

    [Fact]
    public void The_same_name_under_another_suffix_and_a_tie_are_named()
    {
        var finding = Find(
            [Link("https://valdorgazette.com/a"), Link("https://valdorgazette.com/b"), Link("https://valdorgazette.com/c"), Link("https://valdorgazette.net/a"), Link("https://quiet.org/a")],
            new OutletKnowledge([Outlet("valdorgazette.com")], [new SiteTie("quiet.org", "valdorgazette.com", "ga_id", TieTier.Conclusive, "ties.csv")]));
        finding.Objects.Skip(1).Select(o => (o.Value, o.Example)).ShouldBe([
            ("quiet.org", "shares a ga_id with valdorgazette.com (conclusive, ties.csv)"),
            ("valdorgazette.net", "the same name under another suffix"),
        ]);
    }

    [Fact]
    public void Ordinary_outlets_are_not_reported()
    {
        var ordinary = Outlet("gazette.example.com") with { Statuses = [new OutletStatus("medium", "list", null, "list")] };
        var table = Scans.Table(Enumerable.Range(0, 9).Select(i => Line(i, Link("https://gazette.example.com/a"))));
        new OutletsDetector().Detect(Context(table, new OutletKnowledge([ordinary], [])), CancellationToken.None).Findings.ShouldBeEmpty();
    }

    private static string Slug(int i) => $"minister-says-the-harbour-number-{(char)('a' + i)}{(char)('b' + i)}-is-for-sale";

    private static Finding Find(string[] links, OutletKnowledge? knowledge = null) => new OutletsDetector()
        .Detect(Context(Scans.Table(links.Select((l, i) => Line(i, l))), knowledge ?? new OutletKnowledge([Outlet("gazette.example.com")], [])), CancellationToken.None)
        .Findings.ShouldHaveSingleItem().Finding;

    private static DetectionContext Context(Tocsin.Engine.Posts.PostTable table, OutletKnowledge outlets) =>
        new(table, null, DetectionSettings.Defaults) { Outlets = outlets };

    private static KnownOutlet Outlet(string domain) => new()
    {
        Name = "Gazette",
        Domains = [domain],
        Accounts = ["telegram:gazette"],
        Statuses = [new OutletStatus("sanctioned", "Council", null, "Act 12")],
    };

    private static string Link(string url) => url;

    private static string Line(int i, string linkOrLine) => linkOrLine[0] == '{' ? linkOrLine
        : $"{{\"id\":\"p{i}\",\"account\":\"a{i}\",\"time\":\"2027-04-01T0{i % 10}:00:00Z\",\"text\":\"see\",\"urls\":[{JsonSerializer.Serialize(linkOrLine)}]}}";
}
