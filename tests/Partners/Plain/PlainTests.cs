using System.Xml.Linq;
using Shouldly;
using Tocsin.Engine.Model.Claims;
using Tocsin.Engine.Model.Elections;
using Tocsin.Engine.Model.Sightings;
using Tocsin.Partners.Facts;
using Tocsin.Partners.Plain;
using Tocsin.Partners.Sharing;
using Tocsin.Storage.Partners;
using Tocsin.Tests.Engine.Incidents;
using Tocsin.Tests.Sources;
using Tocsin.Tests.Storage;
using Xunit;

namespace Tocsin.Partners.Tests.Plain;

/// <summary>Lists, tables and networks: only what people confirmed is to be blocked, and never an own name.</summary>
public sealed class PlainTests
{
    [Fact]
    public void Only_names_that_a_person_confirmed_are_listed_and_an_own_name_never()
    {
        var facts = Facts(("bait.example", true), ("maybe.example", false), ("en-marche.fr", true), ("portal.en-marche.fr", true), ("fr", true), ("evil\n1.2.3.4 google.com", true), ("UP.example", true), ("bait.example", true));
        ConfirmedNames.Of([facts]).Select(n => n.Name).ShouldBe(["bait.example", "up.example"]);
        Lines(NameLists.Blocklist([facts], "Cell\nevil.example", TlpLevel.Green)).ShouldBe(["bait.example", "up.example"]);
        Lines(NameLists.Hosts([facts], "Cell", TlpLevel.Green)).Select(l => l.Split(" #")[0]).ShouldBe(["0.0.0.0 bait.example", "0.0.0.0 up.example"]);
        Lines(NameLists.Rpz([facts], "Cell", TlpLevel.Green)).Where(l => l.Contains("CNAME", StringComparison.Ordinal)).Select(l => l.Split(" ;")[0])
            .ShouldBe(["bait.example IN CNAME .", "*.bait.example IN CNAME .", "up.example IN CNAME .", "*.up.example IN CNAME ."]);
    }

    [Fact]
    public void A_name_above_an_own_one_would_take_it_along_and_is_not_listed()
    {
        var facts = Facts(("party.example", true)) with { };
        facts = facts with { Election = facts.Election with { Protected = [new ProtectedSubject { Id = "p", Kind = SubjectKind.Party, Name = "P", Domains = ["www.party.example"] }] } };
        ConfirmedNames.Of([facts]).ShouldBeEmpty();
    }

    [Fact]
    public void A_list_of_nothing_is_not_written()
    {
        var facts = Facts(("maybe.example", false));
        Should.Throw<NothingToShareException>(() => SharedText.Of(ShareFormats.Rpz, [facts], new Partners.Stix.Out.StixSharing { Office = "Cell", Tlp = TlpLevel.Green })).Remedy.ShouldNotBeEmpty();
    }

    [Fact]
    public void Every_format_can_be_written_of_whatever_incident_and_gives_no_secret_away()
    {
        int confirmed = 0;
        for (int seed = 0; seed < 400; seed++)
        {
            var facts = MadeIncidents.Facts(seed);
            foreach (string format in ShareFormats.All)
            {
                try
                {
                    string text = SharedText.Of(format, [facts], new Partners.Stix.Out.StixSharing { Office = "Cell", Tlp = TlpLevel.Green });
                    text.ShouldNotContain(MadeIncidents.Secret);
                    DryRun.Of(format, text).ShouldNotBeEmpty();
                    if (format == ShareFormats.Gexf)
                        XDocument.Parse(text).Root!.Name.LocalName.ShouldBe("gexf");
                }
                catch (NothingToShareException)
                {
                    confirmed += format == ShareFormats.Parquet ? 0 : 1;
                }
            }
        }

        confirmed.ShouldBeInRange(1, (3 * 400) - 3, "some incidents have confirmed names, some have none");
    }

    [Fact]
    public void The_dry_run_shows_each_field_of_a_bundle_that_would_leave()
    {
        var bundle = Partners.Stix.Out.IncidentBundle.Of([MadeIncidents.Facts(4)], new Partners.Stix.Out.StixSharing { Office = "Cell", Tlp = TlpLevel.Green });
        var shown = DryRun.Of(ShareFormats.Stix, bundle.ToJsonString()).ToList();
        shown.Max(f => f.Number).ShouldBe(bundle["objects"]!.AsArray().Count);
        int values = bundle["objects"]!.AsArray().Sum(o => Leaves(o!));
        shown.Count.ShouldBe(values);
    }

    [Fact]
    public void A_published_review_says_what_was_reviewed_by_whom_and_needs_an_address_and_a_verdict()
    {
        var review = new ClaimReview { Claim = "Ballots were <forged>", Verdict = ClaimVerdict.False, Publisher = "The Cell", Url = "https://cell.example/notes/3", Reviewed = Cases.Start, Claimant = "somebody", Appearances = ["https://x.example/1"], Origin = "" };
        var json = System.Text.Json.Nodes.JsonNode.Parse(PublishedReview.Of([review]))!;
        (json["@type"]!.ToString(), json["claimReviewed"]!.ToString(), json["reviewRating"]!["alternateName"]!.ToString(), json["datePublished"]!.ToString()).ShouldBe(("ClaimReview", "Ballots were <forged>", "False", "2017-05-05"));
        PublishedReview.Of([review]).ShouldNotContain("<forged>");
        Should.Throw<ArgumentException>(() => PublishedReview.Of([review with { Url = "" }]));
        Should.Throw<ArgumentException>(() => PublishedReview.Of([review with { Verdict = ClaimVerdict.Listed }]));
    }

    [Fact]
    public void A_published_review_comes_in_again_as_it_was()
    {
        var review = new ClaimReview { Claim = "Ballots were forged in Halm", Verdict = ClaimVerdict.Misleading, Publisher = "The Cell", Url = "https://cell.example/notes/3", Reviewed = new DateTimeOffset(2027, 4, 9, 0, 0, 0, TimeSpan.Zero), Claimant = "somebody", Appearances = ["https://x.example/1"], Origin = "" };
        using var folder = new TemporaryFolder();
        foreach (ClaimReview[] all in new ClaimReview[][] { [review], [review, review with { Url = "https://cell.example/notes/4", Verdict = ClaimVerdict.False }] })
        {
            var back = Tocsin.Sources.Claims.ClaimFile.Read(folder.Write("claims.json", PublishedReview.Of(all))).Reviews;
            back.Select(b => (b.Claim, b.Verdict, b.Publisher, b.Url, b.Reviewed, b.Claimant, string.Join(' ', b.Appearances))).ShouldBe(all.Select(b => (b.Claim, b.Verdict, b.Publisher, b.Url, b.Reviewed, b.Claimant, string.Join(' ', b.Appearances))));
        }
    }

    private static int Leaves(System.Text.Json.Nodes.JsonNode node) => node switch
    {
        System.Text.Json.Nodes.JsonObject o => o.Sum(p => Leaves(p.Value!)),
        System.Text.Json.Nodes.JsonArray a => a.Sum(i => Leaves(i!)),
        _ => 1,
    };

    private static IncidentFacts Facts(params (string Name, bool Confirmed)[] names) => MadeIncidents.Facts(1) with
    {
        Suspects = [.. names.Select(n => new Suspect(SuspectKind.Domain, n.Name, StoredScans.Seen("s", AttackStage.Lookalike, -3, n.Name), n.Confirmed))],
    };

    private static string[] Lines(string list) => [.. list.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(l => l[0] is not ('#' or ';' or '$' or '@'))];
}
