using Shouldly;
using Tocsin.Engine.Pipeline;
using Tocsin.Storage;
using Tocsin.Storage.Schema;
using Tocsin.Tests.Engine.Incidents;
using Xunit;
using static Tocsin.Tests.Storage.StoredScans;

namespace Tocsin.Tests.Storage;

/// <summary>The limits of the law, in either home.</summary>
public sealed class StoreLimitTests(PostgresServer server)
{
    public static TheoryData<string> Homes => StoreHome.Both;

    [Theory]
    [MemberData(nameof(Homes))]
    public void Posts_are_taken_only_while_a_collection_with_a_purpose_is_open(string home)
    {
        using var at = new StoreHome(home, server);
        var token = TestContext.Current.CancellationToken;
        Should.Throw<StoreException>(() => at.Store.Keep(Scan(texts: ["un mot"]), token)).Message.ShouldContain("no collection is open");
        Should.Throw<StoreException>(() => at.Store.OpenCollection("test", " ", 7, 183, "Ida Berg")).Remedy.ShouldContain("--purpose");
        at.Store.OpenCollection("test", "protect the vote", 7, 10, "Ida Berg");
        at.Store.Keep(Scan(texts: ["un mot"]), token).Posts.ShouldBe(1);
        Should.Throw<StoreException>(() => at.Store.OpenCollection("test", "twice", 7, 10, "Ida Berg")).Message.ShouldContain("is open");

        at.Clock.Advance(TimeSpan.FromDays(8));
        var refused = Should.Throw<StoreException>(() => at.Store.Keep(Scan(texts: ["un mot"], hash: "bb"), token));
        refused.Message.ShouldContain("ended on 2017-05-12");
        refused.Remedy.ShouldContain("renew");
        at.Store.RenewCollection("test", 7, "Ida Berg", "the second round").Ends.ShouldBe(at.Clock.GetUtcNow().AddDays(2), "no renewal reaches beyond the last day");
        at.Store.Keep(Scan(texts: ["un mot"], hash: "bb"), token).Posts.ShouldBe(1);

        at.Clock.Advance(TimeSpan.FromDays(3));
        Should.Throw<StoreException>(() => at.Store.RenewCollection("test", 7, "Ida Berg", "more")).Message.ShouldContain("last day");
        at.Store.OpenCollection("test", "another purpose", 7, 10, "Ida Berg");
        at.Store.CloseCollection("test", "Ida Berg", "the vote is over");
        Should.Throw<StoreException>(() => at.Store.Keep(Scan(texts: ["un mot"], hash: "cc"), token)).Message.ShouldContain("was closed");
        at.Store.Audit("test", null, 20).Select(e => e.Action).ShouldBe(["collection-close", "collection-open", "collection-renew", "collection-open"]);
    }

    [Theory]
    [MemberData(nameof(Homes))]
    public void What_supports_nothing_is_deleted_after_its_time_and_what_an_incident_rests_on_is_kept(string home)
    {
        using var at = new StoreHome(home, server);
        var one = Cases.Case("a", Cases.Accounts("u", 6), posts: [Cases.Post(0), Cases.Post(2)]);
        at.Store.Kept(Scan([one], texts: ["zéro", "un", "deux", "trois"]));
        at.Clock.Advance(TimeSpan.FromDays(10));
        at.Store.Kept(Scan(texts: ["neuf"], hash: "bb"));
        at.Clock.Advance(TimeSpan.FromDays(1));

        at.Store.Retain(at.Clock.GetUtcNow().AddDays(-5), "Ida Berg", dry: true).ShouldHaveSingleItem().Posts.ShouldBe(2);
        at.Store.Info().Posts.ShouldBe(5);
        var deletion = at.Store.Retain(at.Clock.GetUtcNow().AddDays(-5), "Ida Berg", dry: false).ShouldHaveSingleItem();

        (deletion.Posts, deletion.Kept).ShouldBe((2, 2));
        at.Store.Info().Posts.ShouldBe(3);
        at.Store.Search("zero", null, null, 9).Count.ShouldBe(1);
        at.Store.Search("un", null, null, 9).ShouldBeEmpty();
        at.Store.Search("neuf", null, null, 9).Count.ShouldBe(1);
        at.Store.Check().ShouldBeEmpty();
        at.Store.Audit("1", null, 1)[0].Detail.ShouldContain(deletion.Proof);
        at.Store.Audit("1", null, 1)[0].Detail.ShouldNotContain("trois");
        at.Store.Retain(at.Clock.GetUtcNow().AddDays(-5), "Ida Berg", dry: false).ShouldBeEmpty();

        at.Store.SetState("1", "dismissed", "Ida Berg", "a fan club");
        at.Store.Retain(at.Clock.GetUtcNow().AddDays(-5), "Ida Berg", dry: false).ShouldHaveSingleItem().Posts.ShouldBe(2, "a dismissed incident keeps nothing");
        at.Store.Check().ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Homes))]
    public void Names_are_told_only_with_a_name_and_a_reason_and_that_is_logged(string home)
    {
        using var at = new StoreHome(home, server);
        at.Store.Kept(Scan([Cases.Case("a", Cases.Accounts("u", 6))]));
        string pseudonym = new Pseudonymiser(at.Store.PseudonymKey).Account("u003");
        Should.Throw<StoreException>(() => at.Store.Reveal("test", [pseudonym], "Ida Berg", "")).Remedy.ShouldContain("--reason");
        at.Store.Audit(null, null, 1)[0].Action.ShouldBe("scan");
        at.Store.Reveal("test", [pseudonym, "acct-nobody"], "Ida Berg", "referral").ShouldBe(new Dictionary<string, string> { [pseudonym] = "u003" });
        var logged = at.Store.Audit(null, null, 1)[0];
        (logged.Action, logged.Actor).ShouldBe(("reveal", "Ida Berg"));
        logged.Detail.ShouldBe($"{pseudonym}, acct-nobody: referral");
    }

    [Theory]
    [MemberData(nameof(Homes))]
    public void A_store_of_an_older_version_is_brought_up_to_date_with_all_it_holds(string home)
    {
        using var at = new StoreHome(home, server);
        at.Store.Kept(Scan([Cases.Case("a", Cases.Accounts("u", 6))], texts: ["un mot"]));
        at.Store.Write(w =>
        {
            // Version 1 had none of these.
            foreach (string table in new[] { "outlets", "outlet_entries", "outlet_joins", "outlet_facts" })
                w.Execute($"DROP TABLE {table}");
            w.Execute("DROP TABLE collections");
            w.Execute("ALTER TABLE captures DROP COLUMN deleted");
            return w.Execute("UPDATE meta SET value = '1' WHERE key = 'schema'");
        });
        at.Reopen();
        at.Store.Info().Schema.ShouldBe(Migrations.Version);
        at.Store.Incidents().ShouldHaveSingleItem();
        at.Store.Search("mot", null, null, 9).Count.ShouldBe(1);
        at.Store.Check().ShouldBeEmpty();
    }
}
