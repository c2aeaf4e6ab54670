using System.Text.Json;
using CsCheck;
using Shouldly;
using Tocsin.Engine.Incidents;
using Tocsin.Engine.Incidents.Fusing;
using Tocsin.Engine.Model.Findings;
using Tocsin.Engine.Model.Sightings;
using Tocsin.Storage;
using Tocsin.Tests.Engine.Incidents;
using Xunit;
using static Tocsin.Tests.Storage.StoredScans;

namespace Tocsin.Tests.Storage;

/// <summary>What a store must do, in either home.</summary>
public sealed class StoreTests(PostgresServer server)
{
    public static TheoryData<string> Homes => StoreHome.Both;

    [Theory]
    [MemberData(nameof(Homes))]
    public void Findings_come_back_as_they_were(string home)
    {
        using var at = new StoreHome(home, server);
        var one = Cases.Case("a", Cases.Accounts("u", 5), ["https://a.example/1"], [Cases.Post(1, "Sur Macron \0 et \uD800 é"), Cases.Post(2)]);
        one = one with { Finding = one.Finding with { Effect = new Effect("x", 3, double.NaN), Significance = new Significance("t", double.NegativeInfinity, 0, 1e12) { Share = new ShareTest("o", 1, 2, 0.5, 3) } } };
        var seen = Seen("s", AttackStage.Lookalike, -20, "bait.example");
        at.Store.Kept(Scan([one], [seen]));
        at.Reopen();

        var card = at.Store.Incidents().ShouldHaveSingleItem();
        var input = at.Store.Members(card.Id);

        var back = input.Cases.ShouldHaveSingleItem();
        Json(back.Finding).ShouldBe(Json(one.Finding));
        back.Posts.Select(p => p.Text.Length).ShouldBe([19, 4], "no character is lost");
        back.Posts[0].Time.ShouldBe(one.Posts[0].Time);
    }

    [Theory]
    [MemberData(nameof(Homes))]
    public void Keeping_the_same_scan_twice_changes_nothing(string home)
    {
        using var at = new StoreHome(home, server);
        var scan = Scan([Cases.Case("a", Cases.Accounts("u", 5))], [Seen("s", AttackStage.Lure, -20)], ["un mot", "deux mots"]);
        var first = at.Store.Kept(scan);
        var again = at.Store.Kept(scan);
        (first.Posts, first.Findings, first.Known).ShouldBe((2, 2, 0));
        (again.Posts, again.Findings, again.Known, again.Changes.Count).ShouldBe((0, 0, 2, 0));
        at.Store.Info().Posts.ShouldBe(2);
    }

    [Theory]
    [MemberData(nameof(Homes))]
    public void New_findings_extend_an_incident_and_it_keeps_its_name(string home)
    {
        using var at = new StoreHome(home, server);
        at.Store.Kept(Scan([Cases.Case("a", Cases.Accounts("u", 6))]));
        var before = at.Store.Incidents().ShouldHaveSingleItem();
        at.Clock.Advance(TimeSpan.FromHours(1));

        var change = at.Store.Kept(Scan([Cases.Case("b", Cases.Accounts("u", 6, 2))], hash: "bb")).Changes.ShouldHaveSingleItem();

        (change.Id, change.What).ShouldBe((before.Id, "extended"));
        var after = at.Store.Incidents().ShouldHaveSingleItem();
        (after.Id, after.Number, after.Revision).ShouldBe((before.Id, 1, before.Revision + 1));
        after.Changed.ShouldBe(at.Clock.GetUtcNow());
        at.Store.Told(after.Id).Members.ShouldBe(["finding--a", "finding--b"]);
    }

    [Theory]
    [MemberData(nameof(Homes))]
    public void When_findings_join_two_incidents_the_one_that_people_worked_on_survives_with_all_work(string home)
    {
        using var at = new StoreHome(home, server);
        at.Store.Kept(Scan([Cases.Case("a", Cases.Accounts("a", 4), ["https://x.example/1", "https://x.example/2"])]));
        at.Store.Kept(Scan([Cases.Case("b", Cases.Accounts("b", 4), ["https://y.example/1", "https://y.example/2"])], hash: "bb"));
        at.Store.Judge("2", "note", "", "", "", [], "Ida Berg", "mine");

        at.Store.Kept(Scan([Cases.Case("c", [.. Cases.Accounts("a", 4), .. Cases.Accounts("b", 4)])], hash: "cc"));

        var left = at.Store.Incidents().ShouldHaveSingleItem();
        left.Number.ShouldBe(2);
        at.Store.Incident("1").MergedInto.ShouldBe(left.Id);
        at.Store.Decisions(left.Id).ShouldHaveSingleItem().Reason.ShouldBe("mine");
        Should.Throw<StoreException>(() => at.Store.Judge("1", "note", "", "", "", [], "Ida Berg", "too late")).Message.ShouldContain("went into");
    }

    [Theory]
    [MemberData(nameof(Homes))]
    public void What_a_person_merged_or_split_stays_so_when_more_comes(string home)
    {
        using var at = new StoreHome(home, server);
        var election = Cases.Election();
        at.Store.Kept(Scan([Cases.Case("a", Cases.Accounts("a", 6)), Cases.Case("b", Cases.Accounts("b", 6)), Cases.Case("c", Cases.Accounts("b", 6, 1))]));
        at.Store.Incidents().Count.ShouldBe(2);
        var first = at.Store.Incidents().Single(i => at.Store.Told(i.Id).Members.Contains("finding--a"));
        var second = at.Store.Incidents().Single(i => i.Id != first.Id);

        at.Store.Merge(first.Id, second.Id, election, "Ida Berg", "one bank account").Single(c => c.What == "merged").Other.ShouldBe(first.Id);
        at.Store.Told(first.Id).JoinedBecause.ShouldContain("Ida Berg joined them: one bank account");
        at.Store.Split(first.Id, ["finding--c"], election, "Ida Berg", "a fan club").ShouldContain(c => c.What == "split");
        at.Store.Kept(Scan([Cases.Case("d", Cases.Accounts("a", 6, 1))], hash: "dd"));

        at.Store.Told(first.Id).Members.ShouldBe(["finding--a", "finding--b", "finding--d"]);
        var apart = at.Store.Incidents().Single(i => i.Id != first.Id);
        at.Store.Told(apart.Id).Members.ShouldBe(["finding--c"]);
        apart.SplitFrom.ShouldBe(first.Id);
        Should.Throw<StoreException>(() => at.Store.Split(apart.Id, ["finding--c"], election, "Ida Berg", "all of it")).Message.ShouldContain("nothing");
    }

    [Theory]
    [MemberData(nameof(Homes))]
    public void Both_halves_of_an_attack_become_one_incident_whatever_comes_first(string home)
    {
        using var at = new StoreHome(home, server);
        var name = Seen("name", AttackStage.Lookalike, -20, "bait.example");
        var mail = Seen("mail", AttackStage.Lure, -10, "bait.example");
        var posts = Cases.Case("p", Cases.Accounts("u", 8), ["https://bait.example/papers"]);
        at.Store.Kept(Scan([posts]));
        at.Store.Kept(Scan(sightings: [mail], hash: "bb"));
        at.Store.Kept(Scan(sightings: [name], hash: "cc"));

        var one = at.Store.Incidents().ShouldHaveSingleItem();
        at.Store.Told(one.Id).Chains.ShouldHaveSingleItem().Steps.Select(s => s.Stage).ShouldBe([AttackStage.Lookalike, AttackStage.Lure, AttackStage.Amplification]);
    }

    [Theory]
    [MemberData(nameof(Homes))]
    public void Elections_are_never_joined(string home)
    {
        using var at = new StoreHome(home, server);
        at.Store.Kept(Scan([Cases.Case("a", Cases.Accounts("u", 6))]));
        at.Store.Kept(Scan([Cases.Case("b", Cases.Accounts("u", 6))], hash: "bb", election: "other"));
        at.Store.Incidents().Select(i => (i.Election, i.Number)).ShouldBe([("test", 1L), ("other", 1L)], ignoreOrder: true);
        Should.Throw<StoreException>(() => at.Store.Incident("1")).Message.ShouldContain("several");
        at.Store.Incident("1", "other").Election.ShouldBe("other");
    }

    [Theory]
    [MemberData(nameof(Homes))]
    public void A_dismissed_incident_stays_dismissed_and_nothing_is_decided_without_a_name_and_a_reason(string home)
    {
        using var at = new StoreHome(home, server);
        at.Store.Kept(Scan([Cases.Case("a", Cases.Accounts("u", 6))]));
        Should.Throw<StoreException>(() => at.Store.SetState("1", "dismissed", " ", "a fan club")).Remedy.ShouldContain("--by");
        Should.Throw<StoreException>(() => at.Store.SetState("1", "dismissed", "Ida Berg", "")).Remedy.ShouldContain("--reason");
        at.Store.SetState("1", "dismissed", "Ida Berg", "a fan club");
        at.Store.Kept(Scan([Cases.Case("b", Cases.Accounts("u", 6, 1))], hash: "bb"));
        at.Store.Incidents().ShouldBeEmpty();
        at.Store.Incidents(all: true).ShouldHaveSingleItem().State.ShouldBe("dismissed");
        at.Store.SetState("1", "open", "Ida Berg", "it grew");
        at.Store.Incidents().ShouldHaveSingleItem();
    }

    [Theory]
    [MemberData(nameof(Homes))]
    public void One_after_another_in_any_order_gives_the_same_incidents_as_all_at_once(string home)
    {
        int rounds = home == StoreHome.Sqlite ? 30 : 6;
        Gen.Int[0, 1_000_000].Sample(
            seed =>
            {
                var random = new Random(seed);
                var cases = Enumerable.Range(0, 12).Select(i => Cases.Case(
                    $"f{i:00}",
                    Cases.Accounts("u", random.Next(2, 7), random.Next(0, 14)),
                    Enumerable.Range(0, random.Next(0, 4)).Select(_ => $"https://{(random.Next(4) == 0 ? "bait" : "site")}{random.Next(3)}.example/{random.Next(6)}"),
                    [Cases.Post(i, random.Next(3) == 0 ? "sur Macron" : "autre")])).ToList();
                var sightings = Enumerable.Range(0, 5).Select(i => Seen($"s{i}", (AttackStage)random.Next(0, 6), random.Next(-200, 40), [.. Enumerable.Range(0, random.Next(0, 2)).Select(_ => $"bait{random.Next(3)}.example")])
                    with
                { Subjects = random.Next(2) == 0 ? ["macron"] : [] }).ToList();
                using var whole = new StoreHome(home, server);
                whole.Store.Kept(Scan(cases, sightings));
                using var parts = new StoreHome(home, server);
                foreach (var part in cases.Cast<object>().Concat(sightings).OrderBy(_ => random.Next()).Chunk(4))
                    parts.Store.Kept(Scan([.. part.OfType<FindingCase>()], [.. part.OfType<Sighting>()], hash: $"{part.GetHashCode()}"));
                Members(parts.Store).ShouldBe(Members(whole.Store));
            },
            iter: rounds,
            threads: 1);
    }

    [Theory]
    [MemberData(nameof(Homes))]
    public void Words_are_found_whatever_their_case_accents_and_place(string home)
    {
        using var at = new StoreHome(home, server);
        string[] texts =
        [
            "Le VOTE est truqué, dit-on", "le vote est libre", "Вибори вкрадено!", "rien", "", "l'élection d'aujourd'hui: https://a.example/vote?x=1", "tr\0uqué", "日本 選挙", "truqués", new string('x', 9000) + " fin",
            "it's 'quoted' \"here\" & | ! :* <-> (a)", "tab\tline\nreturn\rback\\slash \\. \\N", string.Join(' ', Enumerable.Range(0, 300_000)),
            "हिन्दी में काम, ไทย ภาษา, עִבְרִית", "ॐ",
        ];
        at.Store.Kept(Scan(texts: texts));
        Found(at, "truque").ShouldBe([0]);
        Found(at, "truque*").ShouldBe([8, 0]);
        Found(at, "vote est").ShouldBe([1, 0]);
        Found(at, "VOTE Truqué").ShouldBe([0]);
        Found(at, "ВИБОРИ").ShouldBe([2]);
        Found(at, "election").ShouldBe([5]);
        Found(at, "選挙").ShouldBe([7]);
        Found(at, "fin").ShouldBe([9]);
        Found(at, "quoted here").ShouldBe([10]);
        Found(at, "missing").ShouldBeEmpty();
        Found(at, "काम हिन्दी").ShouldBe([13]);
        Found(at, "ภาษา").ShouldBe([13]);
        Found(at, "हिन्*").ShouldBe([13]);
        Found(at, "slash n").ShouldBe([11]);
        at.Store.Search("slash", null, null, 1).Single().Text.ShouldBe(texts[11]);
        Found(at, "12345").ShouldBe([12]);
        at.Store.Search("12345", null, null, 1).Single().Text.ShouldBe(texts[12]);
        Found(at, "' OR 1=1 -- *").ShouldBeEmpty();
        Should.Throw<StoreException>(() => at.Store.Search("  **  ", null, null, 10));
        at.Store.Search("vote", null, null, 1).Single().Line.ShouldBe(6);
        at.Store.Search("vote", null, at.Store.Search("vote", null, null, 1)[0].Id, 1).Single().Line.ShouldBe(2);
        at.Store.Search("vote", "other", null, 10).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Homes))]
    public void A_scan_interrupted_while_it_is_kept_shows_nothing_and_is_removed_later(string home)
    {
        using var at = new StoreHome(home, server);
        var broken = Scan([Cases.Case("a", Cases.Accounts("u", 6))]) with { Posts = Enumerable.Range(0, 60_000).Select(i => i < 55_000 ? (0, Post("un mot", i)) : throw new IOException("the disk is gone")) };
        Should.Throw<IOException>(() => at.Store.Kept(broken));
        at.Reopen();

        at.Store.Search("mot", null, null, 10).ShouldBeEmpty();
        at.Store.Search("mot", null, null, 1).ShouldBeEmpty();
        at.Store.Incidents(all: true).ShouldBeEmpty();
        (at.Store.Info().Unfinished, at.Store.Info().Posts).ShouldBe((1, 0));
        at.Clock.Advance(TimeSpan.FromHours(13));
        at.Store.Kept(Scan(texts: ["un mot"], hash: "bb"));
        at.Store.Info().Unfinished.ShouldBe(0);
        at.Store.Search("mot", null, null, 10).Count.ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(Homes))]
    public void The_audit_log_can_only_grow_and_its_chain_shows_every_change(string home)
    {
        using var at = new StoreHome(home, server);
        at.Store.Kept(Scan([Cases.Case("a", Cases.Accounts("u", 6))]));
        at.Store.Note("Ida Berg", "view", "incident--x", "une note é\u202E");
        at.Store.SetState("1", "dismissed", "Ida Berg", "a fan club");
        at.Store.VerifyAudit().ShouldBe((0, 4, at.Store.Info().AuditHash));
        at.Store.Audit(null, "Ida Berg", 10).Select(e => e.Action).ShouldBe(["dismiss", "view", "scan"]);
        Should.Throw<StoreException>(() => at.Store.Write(w => w.Execute("UPDATE audit SET actor = 'nobody' WHERE seq = 3"))).Message.ShouldContain("append-only");
        Should.Throw<StoreException>(() => at.Store.Write(w => w.Execute("DELETE FROM audit"))).Message.ShouldContain("append-only");
        Should.Throw<StoreException>(() => at.Store.Write(w => w.Execute("DELETE FROM decisions"))).Message.ShouldContain("append-only");

        // Who owns the database can take the lock off, but not mend the chain unseen.
        at.Store.Write(w => w.Execute(home == StoreHome.Sqlite ? "DROP TRIGGER audit_no_update" : "ALTER TABLE audit DISABLE TRIGGER ALL"));
        at.Store.Write(w => w.Execute("UPDATE audit SET detail = 'une note e' WHERE seq = 3"));
        at.Store.VerifyAudit().Broken.ShouldBe(3);
    }

    [Theory]
    [MemberData(nameof(Homes))]
    public void A_store_newer_than_the_program_is_refused_and_left_alone(string home)
    {
        using var at = new StoreHome(home, server);
        at.Store.Write(w => w.Execute("UPDATE meta SET value = '999' WHERE key = 'schema'"));
        var refused = Should.Throw<StoreException>(() => at.Open());
        refused.Message.ShouldContain("schema 999");
        refused.Remedy.ShouldContain("newer version");
        at.Store.Info().Schema.ShouldBe(999);
    }

    [Theory]
    [InlineData(StoreHome.Sqlite, StoreHome.Postgres)]
    [InlineData(StoreHome.Postgres, StoreHome.Sqlite)]
    [InlineData(StoreHome.Sqlite, StoreHome.Sqlite)]
    [InlineData(StoreHome.Postgres, StoreHome.Postgres)]
    public void A_store_moves_between_homes_without_loss(string from, string to)
    {
        using var source = new StoreHome(from, server);
        source.Store.Kept(Scan([Cases.Case("a", Cases.Accounts("u", 6)), Cases.Case("b", Cases.Accounts("w", 6))], [Seen("s", AttackStage.Lure, -3)], ["Le vote", "日本 選挙"]));
        source.Store.SetState("1", "dismissed", "Ida Berg", "a fan club");
        using var target = new StoreHome(to, server);

        source.Store.CopyTo(target.Store).ShouldBeGreaterThan(10);

        target.Store.PseudonymKey.ShouldBe(source.Store.PseudonymKey);
        Counts(target.Store).ShouldBe(Counts(source.Store));
        target.Store.Info().Elections.ShouldBe(source.Store.Info().Elections);
        foreach (var card in source.Store.Incidents(all: true))
        {
            target.Store.Incident(card.Id).ShouldBe(card);
            Json(target.Store.Told(card.Id)).ShouldBe(Json(source.Store.Told(card.Id)));
            target.Store.Decisions(card.Id).Select(d => d with { Evidence = [] }).Count().ShouldBe(source.Store.Decisions(card.Id).Count);
        }

        target.Store.Search("選挙", null, null, 10).ShouldBe(source.Store.Search("選挙", null, null, 10));
        target.Store.VerifyAudit().ShouldBe(source.Store.VerifyAudit());
        Should.Throw<StoreException>(() => source.Store.CopyTo(target.Store)).Message.ShouldContain("not empty");
        target.Store.Kept(Scan([Cases.Case("c", Cases.Accounts("u", 6, 1))], hash: "cc"));
    }

    [Theory]
    [MemberData(nameof(Homes))]
    public async Task Several_writers_at_once_lose_nothing(string home)
    {
        using var at = new StoreHome(home, server);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(w => Task.Run(() =>
        {
            using var mine = at.Open();
            for (int i = 0; i < 5; i++)
                mine.Kept(Scan([Cases.Case($"{w}{i}", Cases.Accounts($"w{w}", 6))], texts: ["un mot"], hash: $"{w}{i}"));
        })));
        at.Store.Info().Findings.ShouldBe(20);
        at.Store.Incidents().Count.ShouldBe(4);
        at.Store.Search("mot", null, null, 100).Count.ShouldBe(20);
        at.Store.VerifyAudit().ShouldBe((0, 21, at.Store.Info().AuditHash));
    }

    [Fact]
    public void A_connection_lost_in_the_middle_leaves_nothing_half_and_the_same_again_succeeds()
    {
        using var at = new StoreHome(StoreHome.Postgres, server);
        at.Store.Kept(Scan([Cases.Case("a", Cases.Accounts("u", 6))], texts: ["un mot"]));
        string id = at.Store.Incidents()[0].Id;
        var posts = Enumerable.Range(0, 2_000).Select(i => (0, Post("deux mots", i)));
        var broken = Scan([Cases.Case("b", Cases.Accounts("u", 6))], hash: "bb") with { Posts = posts, Sightings = new Cutting(Kill) };

        Should.Throw<StoreException>(() => at.Store.Kept(broken)).Message.ShouldContain("failed");

        at.Store.Search("deux", null, null, 5).ShouldBeEmpty("what was written of it is not shown");
        at.Store.Info().Unfinished.ShouldBe(1);
        at.Store.Check().ShouldBeEmpty();
        at.Store.Kept(broken with { Sightings = [] }).Posts.ShouldBe(2_000);
        at.Store.Told(id).Members.Count.ShouldBe(2);

        // Idle connections that the server closed in the meantime are told, and the next attempt works.
        Kill();
        Retried(() => at.Store.Judge(id, "note", "", "", "", [], "Ida Berg", "a note"));
        at.Store.Decisions(id).Count.ShouldBe(1);
        at.Store.Check().ShouldBeEmpty();

        void Kill()
        {
            using var other = new Npgsql.NpgsqlConnection(at.Address.Connection + ";Pooling=false");
            other.Open();
            using var command = other.CreateCommand();
            command.CommandText = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()";
            command.ExecuteNonQuery();
        }

        static void Retried(Action act)
        {
            try
            {
                act();
            }
            catch (StoreException)
            {
                act();
            }
        }
    }

    // Looked at for the first time inside the last transaction of a scan: there, and not between two, the connection is cut.
    private sealed class Cutting(Action cut) : IReadOnlyList<Tocsin.Engine.Model.Sightings.Sighting>
    {
        public int Count => 0;

        public Tocsin.Engine.Model.Sightings.Sighting this[int index] => throw new ArgumentOutOfRangeException(nameof(index));

        public IEnumerator<Tocsin.Engine.Model.Sightings.Sighting> GetEnumerator()
        {
            cut();
            yield break;
        }

        System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
    }

    private static string Json(Finding finding) => JsonSerializer.Serialize(finding with { Evidence = [] }, StoreJson.Default.Finding);

    private static string Json(FusedIncident told) => JsonSerializer.Serialize(told, StoreJson.Default.FusedIncident);

    private static string[] Members(CaseStore store) => [.. store.Incidents().Select(i => string.Join(' ', store.Told(i.Id).Members)).Order(StringComparer.Ordinal)];

    private static int[] Found(StoreHome at, string typed) => [.. at.Store.Search(typed, null, null, 100).Select(p => (int)p.Line - 1)];

    private static StoreInfo Counts(CaseStore store) => store.Info() with { Address = "", Product = "", Bytes = 0, Elections = [] };
}
