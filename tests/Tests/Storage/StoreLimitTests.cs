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
    public void What_is_on_hold_is_not_deleted_and_frozen_records_go_with_what_they_support(string home)
    {
        using var at = new StoreHome(home, server);
        var one = Cases.Case("a", Cases.Accounts("u", 6), posts: [Cases.Post(1)]);
        var seen = Seen("s", Tocsin.Engine.Model.Sightings.AttackStage.Lookalike, 1, "a.example");
        byte[] bytes = [0, 255, 10, 13, 39, 0];
        FrozenRecord[] records = [new(0, "", "line 1", [1]), new(0, "", "line 2", bytes), new(0, "names.csv", "line 3", [3]), new(0, "", "line 2", bytes)];
        at.Store.Kept(Scan([one], [seen], ["zéro", "un", "deux"]) with { Records = records });
        at.Store.Kept(Scan([one], [seen], ["zéro", "un", "deux"]) with { Records = records });
        var kept = at.Store.Records(at.Store.Incidents()[0].Id);
        kept.Select(r => (r.Part, r.Place)).ShouldBe([("", "line 1"), ("", "line 2")], "the sighting joined nothing");
        kept[1].Bytes.ShouldBe(bytes);
        kept[1].Sha256.ShouldBe(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes)));
        (kept[1].Input, kept[1].InputSha256, kept[1].Collector, kept[1].Version).ShouldBe(("posts.ndjson", "aa", "Ida Berg", "1.0"));

        at.Clock.Advance(TimeSpan.FromDays(9));
        at.Store.SetState("1", "dismissed", "Ida Berg", "a fan club");
        at.Store.Hold("test", "Ida Berg", "order of the court").Held.ShouldBe("order of the court");
        Should.Throw<StoreException>(() => at.Store.Hold("test", "Ida Berg", "again"));
        at.Store.Retain(at.Clock.GetUtcNow(), "Ida Berg", dry: false).ShouldBeEmpty("the election is on hold");
        at.Store.Release("test", "Ida Berg", "lifted").Held.ShouldBeEmpty();
        at.Store.Judge("1", "hold", "", "", "", [], "Ida Berg", "order of the court");
        var deletion = at.Store.Retain(at.Clock.GetUtcNow(), "Ida Berg", dry: false).ShouldHaveSingleItem();
        (deletion.Posts, deletion.Kept, deletion.Records).ShouldBe((2, 1, 1), "the incident is on hold; the record of the sighting that joined nothing goes");
        at.Store.Judge("1", "release", "", "", "", [], "Ida Berg", "lifted");
        deletion = at.Store.Retain(at.Clock.GetUtcNow(), "Ida Berg", dry: false).ShouldHaveSingleItem();
        (deletion.Posts, deletion.Kept, deletion.Records).ShouldBe((1, 0, 2));
        at.Store.Records(at.Store.Incidents(all: true)[0].Id).ShouldBeEmpty();
        at.Store.Retain(at.Clock.GetUtcNow(), "Ida Berg", dry: false).ShouldBeEmpty();
        at.Store.Check().ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Homes))]
    public void From_the_first_person_on_only_registered_names_do_what_their_role_allows(string home)
    {
        using var at = new StoreHome(home, server);
        at.Store.Kept(Scan([Cases.Case("a", Cases.Accounts("u", 6))]));
        Should.Throw<StoreException>(() => at.Store.AddPerson("Jon Ek", Role.Lead, "", "Jon Ek")).Message.ShouldContain("must be an admin");
        Should.Throw<StoreException>(() => at.Store.AddPerson("?!", Role.Admin, "", "?!")).Message.ShouldContain("without letters");
        at.Store.AddPerson("Ida Berg", Role.Admin, "", "Ida Berg");
        at.Store.AddPerson("Jon Ek", Role.Analyst, "", "ida  BERG");
        at.Store.AddPerson("Lea Moor", Role.Lead, "", "Ida Berg");
        at.Store.AddPerson("Sam Ode", Role.Auditor, "", "Ida Berg");
        at.Store.AddPerson("Eve Roth", Role.Lead, "somebody-else", "Ida Berg");

        Refused(() => at.Store.Kept(Scan(texts: ["x"], hash: "bb") with { Actor = "Nobody" }), "nobody called Nobody");
        at.Store.Kept(Scan(texts: ["x"], hash: "bb") with { Actor = "Jon Ek" }).Posts.ShouldBe(1);
        at.Store.Judge("1", "note", "", "", "", [], "jon ek", "a note");
        at.Store.Decisions(at.Store.Incidents()[0].Id)[^1].Actor.ShouldBe("Jon Ek", "as registered, however it was typed");
        Refused(() => at.Store.Judge("1", "note", "", "", "", [], "Sam Ode", "a note"), "auditor");
        Refused(() => at.Store.Judge("1", "playbook-approve", "", "", "", [], "Jon Ek", "approved"), "needs lead");
        Refused(() => at.Store.Reveal("test", ["acct-x"], "Jon Ek", "why not"), "needs lead");
        Refused(() => at.Store.Retain(at.Clock.GetUtcNow(), "Lea Moor", dry: true), "needs admin");
        Refused(() => at.Store.CloseCollection("test", "Jon Ek", "over"), "needs lead");
        Refused(() => at.Store.Note("Jon Ek", "export", "1", "x"), "needs lead");
        Refused(() => at.Store.Judge("1", "note", "", "", "", [], "Eve Roth", "a note"), "somebody-else");
        Refused(() => at.Store.Note("some-account", "view", "1", "looked"), "nobody called some-account");
        Refused(() => at.Store.AddPerson("Kim", Role.Viewer, "", "Lea Moor"), "needs admin");
        Refused(() => at.Store.EndPerson("Ida Berg", "Ida Berg", "leaves"), "only admin");
        Refused(() => at.Store.AddPerson("Ida Berg", Role.Viewer, "", "Ida Berg"), "only admin");
        at.Store.Audit(null, "Nobody", 9).ShouldBeEmpty("who may not leaves nothing");
        at.Store.Reveal("test", ["acct-x"], "Lea Moor", "referral").ShouldBeEmpty();

        at.Store.EndPerson("Jon Ek", "Ida Berg", "left the team");
        Refused(() => at.Store.Judge("1", "note", "", "", "", [], "Jon Ek", "a note"), "nobody called Jon Ek");
        at.Store.People().Count(p => p.Until is null).ShouldBe(4);
        at.Store.Check().ShouldBeEmpty();
        at.Store.VerifyAudit().Broken.ShouldBe(0);

        static void Refused(Action act, string says) => Should.Throw<StoreException>(act).Message.ShouldContain(says);
    }

    [Theory]
    [MemberData(nameof(Homes))]
    public void A_store_of_an_older_version_is_brought_up_to_date_with_all_it_holds(string home)
    {
        using var at = new StoreHome(home, server);
        at.Store.Kept(Scan([Cases.Case("a", Cases.Accounts("u", 6))], texts: ["un mot", "हिन्दी में"]));
        at.Store.Write(w =>
        {
            // Version 1 had none of these.
            foreach (string table in (string[])["capture_hours", "accounts", "passkeys", "memberships", "sessions", "api_keys", "invitations", "collections", "people", "records", "outlets", "outlet_entries", "outlet_joins", "outlet_facts",
                "partners", "partner_tokens", "shares", "share_events", "partner_files", "partner_objects", "partner_marks", "partner_refused", "taxii_objects", "taxii_status", "detector_choices", "watches", "found", "outgrown"])
                w.Execute($"DROP TABLE {table}");
            w.Execute("DROP INDEX findings_detector");
            w.Execute("DROP INDEX posts_articles");
            w.Execute("ALTER TABLE captures DROP COLUMN deleted");
            w.Execute("CREATE TABLE old_keys (election TEXT NOT NULL, key TEXT NOT NULL, finding TEXT NOT NULL, PRIMARY KEY (election, key, finding))");
            w.Execute("INSERT INTO old_keys (election, key, finding) SELECT election, key, finding FROM finding_keys");
            w.Execute("DROP TABLE finding_keys");
            w.Execute("ALTER TABLE old_keys RENAME TO finding_keys");
            w.Execute("CREATE INDEX finding_keys_finding ON finding_keys (election, finding)");
            if (home == StoreHome.Sqlite)
            {
                w.Execute("DROP TABLE found_words");
                w.Execute("DROP TABLE posts_words");
                w.Execute("CREATE VIRTUAL TABLE posts_words USING fts5(words, content='', contentless_delete=1, detail=none, tokenize=\"unicode61 remove_diacritics 0\")");
            }

            return w.Execute("UPDATE meta SET value = '1' WHERE key = 'schema'");
        });
        at.Reopen();
        at.Store.Info().Schema.ShouldBe(Migrations.Version);
        at.Store.Incidents().ShouldHaveSingleItem();
        at.Store.Search("mot", null, null, 9).Count.ShouldBe(1);
        at.Store.Observe("co-sharing", null, null, 9, new PostFilter { Kind = SearchKinds.Findings }).Items.ShouldHaveSingleItem("findings are found by their words");
        at.Store.Search("हिन्दी", null, null, 9).Count.ShouldBe(1);
        at.Store.Check().ShouldBeEmpty();
        at.Store.Kept(Scan([Cases.Case("b", Cases.Accounts("u", 6))])).Changes.ShouldHaveSingleItem().What.ShouldBe("extended", "the keys are there");
    }
}
