using CsCheck;
using Shouldly;
using Tocsin.Engine.Model.Outlets;
using Tocsin.Engine.Model.Sightings;
using Tocsin.Sources.Outlets;
using Tocsin.Storage;
using Tocsin.Storage.Outlets;
using Tocsin.Tests.Engine.Incidents;
using Tocsin.Tests.Sources;
using Xunit;
using static Tocsin.Tests.Storage.StoredScans;

namespace Tocsin.Tests.Storage;

/// <summary>What the register of outlets must do, in either home.</summary>
public sealed class OutletRegisterTests(PostgresServer server)
{
    private const string Ida = "Ida Berg";

    public static TheoryData<string> Homes => StoreHome.Both;

    [Theory]
    [MemberData(nameof(Homes))]
    public void The_same_list_again_changes_nothing_and_a_newer_one_adds_and_ends(string home)
    {
        using var at = new StoreHome(home, server);
        var first = at.Store.Import("eu", [Listed("gazette.example", "Gazette"), Listed("herald.example", "Herald", "state-controlled")], false, "eu.csv", Ida);
        (first.NewOutlets, first.NewFacts, first.Known).ShouldBe((2, 6, 0));
        long lines = at.Store.Info().AuditLines;

        var again = at.Store.Import("eu", [Listed("gazette.example", "Gazette"), Listed("herald.example", "Herald", "state-controlled")], true, "eu.csv", Ida);
        (again.NewOutlets, again.NewFacts, again.Known, again.Ended).ShouldBe((0, 0, 6, 0));
        at.Store.Info().AuditLines.ShouldBe(lines, "nothing changed, so nothing is logged");

        at.Clock.Advance(TimeSpan.FromDays(10));
        var newer = at.Store.Import("eu", [Listed("gazette.example", "Gazette", "sanctioned")], true, "eu-2.csv", Ida);
        (newer.NewFacts, newer.Ended).ShouldBe((1, 4), "Gazette's old listing, and all of Herald");
        var herald = at.Store.Outlets().Require("herald.example");
        herald.Standing.ShouldBeEmpty();
        herald.EndOf(herald.Facts[2])!.Said.Kind.ShouldBe(OutletFactKinds.Delisted);
        at.Store.Outlets().Require("Gazette").Standing.ShouldContain(f => f.Said.Kind == OutletFactKinds.Sanction);

        at.Store.Import("eu", [Listed("herald.example", "Herald", "state-controlled")], false, "eu-3.csv", Ida).NewFacts.ShouldBe(3, "it is listed again");
        at.Store.Outlets().Require("herald.example").Standing.Count().ShouldBe(3);
        at.Store.Check().ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Homes))]
    public void The_register_tells_what_was_known_on_a_day(string home)
    {
        using var at = new StoreHome(home, server);
        at.Store.Import("a", [Listed("gazette.example", "Gazette", "state-linked")], false, "a.csv", Ida);
        at.Store.Import("b", [Listed("mirror.example", "Mirror")], false, "b.csv", Ida);
        var day = DateOnly.FromDateTime(at.Clock.GetUtcNow().UtcDateTime);
        at.Clock.Advance(TimeSpan.FromDays(5));
        var facts = at.Store.Outlets().Require("1").Facts;
        at.Store.Withdraw(facts.Single(f => f.Said.Kind == OutletFactKinds.StateLink).Seq, Ida, "a namesake");
        at.Store.Record("1", new OutletStatement(OutletFactKinds.Mirror, "mirror.example", Ida, "", "redirect"), null, join: true, Ida, "seen");

        var now = at.Store.Outlets();
        now.Outlets.ShouldHaveSingleItem().Domains.ShouldBe(["gazette.example", "mirror.example"], ignoreOrder: true);
        now.Require(at.Store.Outlets(day).Outlets[1].Id).Number.ShouldBe(1, "the id of an outlet that went into another leads there");
        now.Outlets[0].Standing.ShouldNotContain(f => f.Said.Kind == OutletFactKinds.StateLink);
        var then = at.Store.Outlets(day);
        then.Outlets.Select(o => o.Name).ShouldBe(["Gazette", "Mirror"]);
        then.Outlets[0].Standing.ShouldContain(f => f.Said.Value == "state-linked");
        at.Store.Outlets(day.AddDays(-1)).Outlets.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Homes))]
    public void Decisions_stand_until_the_same_authority_decides_otherwise_and_nothing_is_recorded_without_name_and_reason(string home)
    {
        using var at = new StoreHome(home, server);
        long number = at.Store.AddOutlet([new(OutletFactKinds.Name, "Gazette", Ida), new(OutletFactKinds.Domain, "gazette.example", Ida)], Ida, "asks for accreditation");
        string typed = number.ToString(System.Globalization.CultureInfo.InvariantCulture);
        long refused = at.Store.Record(typed, Decision("refused", "Commission", 1), null, false, Ida, "today");
        at.Store.Record(typed, Decision("granted", "Ministry", 2), null, false, Ida, "they told us");
        Statuses(at.Store, typed).ShouldBe(["accreditation-refused"], "another authority's decision takes nothing away");
        at.Store.Record(typed, Decision("granted", "commission", 3), null, false, Ida, "court");
        Statuses(at.Store, typed).ShouldBeEmpty();
        var outlet = at.Store.Outlets().Require(typed);
        outlet.Overruling(outlet.Facts.Single(f => f.Seq == refused))!.Said.Value.ShouldBe("granted");

        long owner = at.Store.Record(typed, new OutletStatement(OutletFactKinds.Owner, "Holding A", Ida, "", "register of companies"), null, false, Ida, "looked up");
        at.Store.Record(typed, new OutletStatement(OutletFactKinds.Owner, "Holding B", Ida, "", "register of companies"), owner, false, Ida, "sold");
        at.Store.Outlets().Require(typed).Standing.Single(f => f.Said.Kind == OutletFactKinds.Owner).Said.Value.ShouldBe("Holding B");
        Should.Throw<StoreException>(() => at.Store.Withdraw(owner, Ida, "again")).Message.ShouldContain("ended already");
        Should.Throw<StoreException>(() => at.Store.Withdraw(999, Ida, "x")).Message.ShouldContain("no fact 999");
        Should.Throw<StoreException>(() => at.Store.Withdraw(refused, " ", "x")).Message.ShouldContain("nobody");
        Should.Throw<StoreException>(() => at.Store.Record(typed, Decision("refused", "C", 4), null, false, Ida, " ")).Message.ShouldContain("no reason");
        at.Store.AddOutlet([new(OutletFactKinds.Name, "Other", Ida), new(OutletFactKinds.Domain, "other.example", Ida)], Ida, "x");
        Should.Throw<StoreException>(() => at.Store.Record(typed, new OutletStatement(OutletFactKinds.Mirror, "OTHER.example", Ida), null, false, Ida, "x")).Remedy.ShouldContain("--join");
        at.Store.Check().ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Homes))]
    public void Nothing_in_it_can_be_changed_and_the_check_sees_who_does_it_all_the_same(string home)
    {
        using var at = new StoreHome(home, server);
        at.Store.Import("a", [Listed("gazette.example", "Gazette \0 \uD800")], false, "a.csv", Ida);
        foreach (string table in new[] { "outlets", "outlet_entries", "outlet_joins", "outlet_facts" })
            Should.Throw<StoreException>(() => at.Store.Write(w => w.Execute($"DELETE FROM {table}"))).Message.ShouldContain("append-only");
        at.Store.Check().ShouldBeEmpty();
        at.Store.Write(w => w.Execute(home == StoreHome.Sqlite ? "DROP TRIGGER outlet_facts_no_update" : "ALTER TABLE outlet_facts DISABLE TRIGGER ALL"));
        at.Store.Write(w => w.Execute("UPDATE outlet_facts SET said_by = 'nobody' WHERE kind = 'listing'"));
        at.Store.Check().ShouldHaveSingleItem().ShouldContain("facts about outlets");
    }

    [Theory]
    [MemberData(nameof(Homes))]
    public void Outlets_are_found_in_posts_and_findings_with_their_incidents_and_mirrors_are_only_proposed(string home)
    {
        using var at = new StoreHome(home, server);
        at.Store.Import("a", [Listed("harbour-gazette.example", "Gazette"), Listed("rt.example", "RT"), Listed("unseen.example", "Unseen")], false, "a.csv", Ida);
        at.Store.Kept(Scan(
            [Cases.Case("a", Cases.Accounts("u", 6), ["https://www.harbour-gazette.example/papers"], [Cases.Post(1), Cases.Post(2)])],
            [Seen("s", AttackStage.Lookalike, -20, "harbour-gazette.test")],
            ["see https://fr.harbour-gazette.example/x?y=1.", "the harbour gazette of old", "RT @someone: no link", "(harbour-gazette.info/a)", "http://RT.example/z and https://rt.test/z"]));

        var check = at.Store.CheckOutlets();

        check.Seen.Select(s => s.Outlet.Name).ShouldBe(["Gazette", "RT"]);
        var gazette = check.Seen[0];
        gazette.Hosts.Single(h => h.Host == "fr.harbour-gazette.example").Posts.ShouldBe(1);
        gazette.Incidents.ShouldNotBeEmpty();
        gazette.Hosts.SelectMany(h => h.Findings).ShouldContain("finding--a");
        check.Seen[1].Hosts.Sum(h => h.Posts).ShouldBe(1);
        check.Candidates.Select(c => c.Host.Host).ShouldBe(["harbour-gazette.test", "harbour-gazette.info"], ignoreOrder: true);
        check.Candidates.Single(c => c.Host.Host == "harbour-gazette.info").Host.Posts.ShouldBe(1);
        at.Store.Outlets().Outlets.Count.ShouldBe(3, "nothing is recorded by itself");
        at.Store.CheckOutlets("another").Seen.ShouldBeEmpty();
        at.Store.Seen(gazette.Outlet).Seen.ShouldHaveSingleItem().Hosts.Sum(h => h.Posts).ShouldBe(1);
    }

    [Fact]
    public void It_moves_with_the_store_and_comes_back_the_same()
    {
        using var file = new StoreHome(StoreHome.Sqlite, server);
        using var database = new StoreHome(StoreHome.Postgres, server);
        using var back = new StoreHome(StoreHome.Sqlite, server);
        file.Store.Import("a", [Listed("gazette.example", "Gazette é", "state-controlled"), Listed("herald.example", "Herald")], false, "a.csv", Ida);
        file.Store.Import("a", [Listed("herald.example", "Herald")], true, "b.csv", Ida);
        file.Store.Record("1", Decision("refused", "Commission", 3), null, false, Ida, "today");

        file.Store.CopyTo(database.Store);
        database.Store.CopyTo(back.Store);

        Whole(back.Store).ShouldBe(Whole(file.Store));
        (back.Store.Info().Outlets, back.Store.Info().OutletFacts).ShouldBe((file.Store.Info().Outlets, file.Store.Info().OutletFacts));
        back.Store.Check().ShouldBeEmpty();
        back.Store.Import("c", [Listed("new.example", "New")], false, "c.csv", Ida).NewOutlets.ShouldBe(1);
    }

    [Fact]
    public void Whatever_the_order_of_lists_the_outlets_are_the_same()
    {
        string[] called = ["Gazette", "Herald", "Courier"], sites = ["a.example", "b.example", "c.example", "d.example"];
        var entry = Gen.Select(Gen.Int[0, 2].Array[0, 2], Gen.Int[0, 3].Array[0, 2], Gen.Int[0, 5], (names, domains, key) => new ListedOutlet(
            $"k{key}",
            [
                .. names.Select(n => new OutletStatement(OutletFactKinds.Name, called[n], "x")),
                .. domains.Select(d => new OutletStatement(OutletFactKinds.Domain, sites[d], "x")),
                new OutletStatement(OutletFactKinds.Listing, "listed", $"by {key}"),
            ]));
        entry.Array[1, 4].Array[2, 4].Sample(
            lists =>
            {
                var numbers = Enumerable.Range(0, lists.Length).ToArray();
                string[] orders = [.. new[] { numbers, [.. numbers.Reverse()] }.Select(order =>
                {
                    using var at = new StoreHome(StoreHome.Sqlite, server);
                    foreach (int number in order)
                        at.Store.Import($"list{number}", lists[number], false, "a test", Ida);
                    return string.Join('\n', at.Store.Outlets().Outlets.Select(o => $"{o.Name}: {string.Join(", ", o.Facts.Select(f => $"{f.List} {f.Said.Kind} {f.Said.Value} {f.Said.By}").Order(StringComparer.Ordinal))}").Order(StringComparer.Ordinal));
                })];
                orders[1].ShouldBe(orders[0]);
            },
            iter: 40,
            threads: 1);
    }

    [Fact]
    public void The_real_lists_become_outlets_that_several_lists_speak_about()
    {
        using var at = new StoreHome(StoreHome.Sqlite, server);
        var imports = new List<OutletImport>();
        foreach (string file in new[] { "32014R0833_media.csv", "32014R0269_media_propaganda.csv", "32024R2642.csv", "state_media_profiles.csv", "asd_sites_of_concern.csv.gz", "mbfc_sources.csv.gz", "opensources_2017.csv", "french_medias_medialab.csv" })
        {
            var load = OutletListFile.Read(RealData.Path($"outlets/{file}"), null, _ => false);
            imports.Add(at.Store.Import(load.List, load.Listed, false, file, Ida));
            at.Store.Import(load.List, load.Listed, false, file, Ida).NewFacts.ShouldBe(0, file);
        }

        var outlets = at.Store.Outlets().Outlets;
        TestContext.Current.TestOutputHelper?.WriteLine($"{outlets.Count} outlets, {outlets.Sum(o => o.Facts.Count)} facts, most domains {outlets.Max(o => o.Domains.Count)} ({outlets.MaxBy(o => o.Domains.Count)!.Name}), joined {imports.Sum(i => i.Joined.Count)}, ambiguous {imports.Sum(i => i.Ambiguous.Count)}");
        outlets.Count.ShouldBeGreaterThan(10_000);
        outlets.Max(o => o.Facts.Count(f => f.Said.Kind == OutletFactKinds.Listing)).ShouldBeLessThan(20, "no outlet swallows others");
        outlets.Count(o => o.Facts.Select(f => f.List).Distinct().Count() > 1).ShouldBeGreaterThan(500);
        at.Store.Outlets().Require("sputniknews.com").Standing.ShouldNotBeEmpty();
        at.Store.Outlets().Require("lemonde.fr").Standing.Where(f => f.Said.Kind == OutletFactKinds.Listing).ShouldAllBe(f => f.Said.Value == "medium");
        at.Store.Check().ShouldBeEmpty();
    }

    private static ListedOutlet Listed(string domain, string name, string status = "listed") => new(domain,
    [
        new(OutletFactKinds.Name, name, "eu"),
        new(OutletFactKinds.Domain, domain, "eu"),
        status == "sanctioned" ? new(OutletFactKinds.Sanction, OutletFactKinds.Imposed, "Council", "Act 12")
            : new(status == "listed" ? OutletFactKinds.Listing : OutletFactKinds.StateLink, status, "eu", "a ground"),
    ]);

    private static OutletStatement Decision(string value, string authority, int day) =>
        new(OutletFactKinds.Accreditation, value, authority, "article 12", "EC 2017/1", new DateOnly(2017, 5, day));

    private static string[] Statuses(CaseStore store, string typed) => [.. store.Outlets().Require(typed).AsKnown().Statuses.Select(s => s.Kind)];

    private static string[] Whole(CaseStore store) => [.. store.Outlets().Outlets.Select(o => $"{o.Id} {o.Number} {o.Name} {string.Join('\n', o.Facts)} {string.Join(',', o.Standing.Select(f => f.Seq))}")];
}
