using Shouldly;
using Tocsin.Engine.Incidents.Characterising;
using Tocsin.Engine.Model.Findings;
using Tocsin.Storage;
using Tocsin.Tests.Engine.Incidents;
using Xunit;
using static Tocsin.Tests.Storage.StoredScans;

namespace Tocsin.Tests.Storage;

/// <summary>Findings that people make of posts, in either home.</summary>
public sealed class HandFindingTests(PostgresServer server)
{
    private const string By = "Ida Berg";

    public static TheoryData<string> Homes => StoreHome.Both;

    [Theory]
    [MemberData(nameof(Homes))]
    public void It_says_who_made_it_and_never_how_likely_chance_is(string home)
    {
        using var at = new StoreHome(home, server);
        at.Store.Kept(Scan(texts: ["copied words http://Bait.example/x?utm_source=y #Vote", "copied words http://bait.example/x", "a sunny day"]));
        var made = at.Store.MakeFinding(Wanted(at, "copied"), By);
        var incident = at.Store.Incident("1");
        made.Incident.ShouldBe(1);
        incident.Title.ShouldBe("Seen by a person, not by a detector: two say the same");
        var (finding, posts) = at.Store.Members(incident.Id).Cases.ShouldHaveSingleItem();
        finding.Detector.ShouldBe("by-hand");
        finding.Significance.HasNullModel.ShouldBeFalse();
        finding.ObjectTotals.ShouldBe([new("link", 1)]);
        HandMade.Told(finding, HandMade.By).ShouldBe(By);
        HandMade.Told(finding, HandMade.Reason).ShouldBe("word for word");
        finding.Evidence.Select(e => e.Text).ShouldBe(posts.Select(p => p.Text));
        finding.Objects.ShouldHaveSingleItem().Accounts.ShouldBe(2);
        posts[0].Hashtags.ShouldBe(["vote"]);
        at.Store.Audit(made.Id, By, 5).ShouldHaveSingleItem().Detail.ShouldContain("word for word");
        at.Store.Scans("test", 1)[0].Findings.ShouldBe(0, "no scan brought it");
        Characteriser.Of(at.Store.Told(incident.Id), at.Store.Members(incident.Id)).Techniques.ShouldHaveSingleItem().Id.ShouldBe("T0084.001");
        at.Store.Check().ShouldBeEmpty();
        Should.Throw<StoreException>(() => at.Store.MakeFinding(Wanted(at, "copied"), By)).Message.ShouldContain("already");
    }

    [Theory]
    [MemberData(nameof(Homes))]
    public void It_joins_what_it_shares_accounts_with_and_stays_when_more_comes(string home)
    {
        using var at = new StoreHome(home, server);
        at.Store.Kept(Scan([Cases.Case("a", Accounts(4))], texts: ["copied words", "copied words", "copied words", "copied words"]));
        at.Store.MakeFinding(Wanted(at, "copied"), By).Incident.ShouldBe(1);
        at.Store.Members(at.Store.Incident("1").Id).Cases.Count.ShouldBe(2);
        at.Store.Incident("1").Title.ShouldNotContain("by a person", Case.Insensitive, "what was tested leads");
        at.Store.Kept(Scan([Cases.Case("b", Accounts(5))], hash: "bb"));
        at.Store.Members(at.Store.Incident("1").Id).Cases.Select(c => c.Finding.Detector).ShouldContain("by-hand");
        at.Store.Incidents().Count.ShouldBe(1);
        at.Store.Check().ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Homes))]
    public void It_goes_into_the_incident_that_was_chosen_and_stays_there(string home)
    {
        using var at = new StoreHome(home, server);
        at.Store.Kept(Scan([Cases.Case("a", Cases.Accounts("u", 6))], texts: ["copied words", "copied words"]));
        var card = at.Store.Incident("1");
        at.Store.MakeFinding(Wanted(at, "copied") with { Into = card.Id, Seen = card.Revision }, By).Incident.ShouldBe(1);
        at.Store.Kept(Scan([Cases.Case("b", Cases.Accounts("u", 7))], hash: "bb"));
        at.Store.Members(card.Id).Cases.Count.ShouldBe(3);
        at.Store.Incidents().Count.ShouldBe(1);
        Should.Throw<StoreException>(() => at.Store.MakeFinding(Wanted(at, "copied") with { Title = "another", Into = card.Id, Seen = card.Revision }, By)).Refusal.ShouldBe(StoreRefusal.Changed);
        at.Store.Check().ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Homes))]
    public void It_needs_posts_of_the_election_a_behaviour_and_a_reason(string home)
    {
        using var at = new StoreHome(home, server);
        at.Store.Kept(Scan(texts: ["copied words"]));
        at.Store.Kept(Scan(texts: ["foreign words"], hash: "bb", election: "other"));
        long foreign = at.Store.Search("foreign", "other", null, 1)[0].Id;
        var wanted = Wanted(at, "copied");
        Refused(wanted with { Posts = [foreign] }).Refusal.ShouldBe(StoreRefusal.Absent);
        Refused(wanted with { Posts = [] });
        Refused(wanted with { Behaviour = "is-against-us" }).Remedy.ShouldContain("never about what they think");
        Refused(wanted with { Reason = " " });
        Refused(wanted with { Title = "" });
        at.Store.Incidents().ShouldBeEmpty();

        StoreException Refused(HandFinding one) => Should.Throw<StoreException>(() => at.Store.MakeFinding(one, By));
    }

    [Theory]
    [MemberData(nameof(Homes))]
    public void Its_posts_outlive_retention(string home)
    {
        using var at = new StoreHome(home, server);
        at.Store.Kept(Scan(texts: ["copied words", "a sunny day"]));
        at.Store.MakeFinding(Wanted(at, "copied") with { Records = [new FrozenRecord(1, "", "line 1", "{}"u8.ToArray())] }, By).Frozen.ShouldBe(1);
        at.Clock.Advance(TimeSpan.FromDays(10));
        at.Store.Retain(at.Clock.GetUtcNow(), By, dry: false).ShouldHaveSingleItem().Kept.ShouldBe(1);
        at.Store.Search("copied", "test", null, 5).Count.ShouldBe(1);
        at.Store.Search("sunny", "test", null, 5).ShouldBeEmpty();
    }

    private static string[] Accounts(int count) => [.. Enumerable.Range(0, count).Select(i => $"account{i}")];

    private static HandFinding Wanted(StoreHome at, string words) => new()
    {
        Election = Cases.Election() with { Id = "test" },
        Posts = [.. at.Store.Search(words, "test", null, 100).Select(p => p.Id)],
        Title = "two say the same",
        Behaviour = "near-duplicate-text",
        Confidence = Confidence.Moderate,
        Reason = "word for word",
    };
}
