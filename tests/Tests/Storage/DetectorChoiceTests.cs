using Shouldly;
using Tocsin.Storage;
using Xunit;
using static Tocsin.Tests.Storage.StoredScans;

namespace Tocsin.Tests.Storage;

/// <summary>Detectors of an election, tuned and muted, in either home.</summary>
public sealed class DetectorChoiceTests(PostgresServer server)
{
    private const string Detector = "co-sharing", By = "Ida Berg";

    public static TheoryData<string> Homes => StoreHome.Both;

    [Theory]
    [MemberData(nameof(Homes))]
    public void Settings_hold_until_others_are_chosen_and_every_choice_stays(string home)
    {
        using var at = Opened(home);
        at.Store.TuneDetector("test", Detector, Values(("minimum-weight", "5"), ("minimum-group", "3")), 0, By, "too many alarms");
        Standing(at).Settings.ShouldBe(Values(("minimum-weight", "5")), "a default is no choice");
        at.Store.TuneDetector("test", Detector, Values(), null, By, "it was right");
        at.Reopen();
        Standing(at).Settings.ShouldBeEmpty();
        Standing(at).Choices.Select(c => (c.Kind, c.Actor, c.Reason)).ShouldBe([("tune", By, "it was right"), ("tune", By, "too many alarms")]);
        at.Store.Detectors("other").ShouldAllBe(d => d.Revision == 0);
        at.Store.Check().ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Homes))]
    public void A_mute_ends_by_itself_and_sooner_when_somebody_says_so(string home)
    {
        using var at = Opened(home);
        at.Store.MuteDetector("test", Detector, at.Clock.GetUtcNow().AddDays(2), null, By, "a known campaign");
        Standing(at).Mute!.Reason.ShouldBe("a known campaign");
        at.Clock.Advance(TimeSpan.FromDays(2));
        Standing(at).Mute.ShouldBeNull();
        at.Store.MuteDetector("test", Detector, at.Clock.GetUtcNow().AddDays(2), null, By, "again");
        at.Store.UnmuteDetector("test", Detector, null, By, "no longer");
        Standing(at).Mute.ShouldBeNull();
        Should.Throw<StoreException>(() => at.Store.UnmuteDetector("test", Detector, null, By, "twice")).Message.ShouldContain("not muted");
        at.Store.Audit("test", null, 10).Select(l => l.Action).Where(a => a.StartsWith("detector-", StringComparison.Ordinal)).ShouldBe(["detector-unmute", "detector-mute", "detector-mute"]);
    }

    [Theory]
    [MemberData(nameof(Homes))]
    public void What_makes_no_sense_or_came_too_late_changes_nothing(string home)
    {
        using var at = Opened(home);
        at.Store.TuneDetector("test", Detector, Values(("minimum-weight", "5")), 0, By, "first");
        Refused(() => at.Store.TuneDetector("test", Detector, Values(("minimum-weight", "6")), 0, "Jon Ek", "second")).Refusal.ShouldBe(StoreRefusal.Changed);
        Refused(() => at.Store.TuneDetector("test", Detector, Values(("minimum-weight", "1000")), null, By, "x")).Remedy.ShouldContain("2 to 100");
        Refused(() => at.Store.TuneDetector("test", Detector, Values(("enabled", "off")), null, By, "x")).Message.ShouldContain("no setting");
        Refused(() => at.Store.TuneDetector("test", Detector, Values(("minimum-weight", "5")), null, By, "x")).Message.ShouldContain("already");
        Refused(() => at.Store.TuneDetector("test", "co-sharin", Values(), null, By, "x")).Refusal.ShouldBe(StoreRefusal.Absent);
        Refused(() => at.Store.TuneDetector("nowhere", Detector, Values(("minimum-weight", "5")), null, By, "x")).Refusal.ShouldBe(StoreRefusal.Absent);
        Refused(() => at.Store.TuneDetector("test", Detector, Values(("minimum-weight", "7")), null, By, " ")).Message.ShouldContain("reason");
        Refused(() => at.Store.MuteDetector("test", Detector, at.Clock.GetUtcNow(), null, By, "x"));
        Refused(() => at.Store.MuteDetector("test", Detector, at.Clock.GetUtcNow().AddDays(32), null, By, "x"));
        Standing(at).Choices.ShouldHaveSingleItem().Reason.ShouldBe("first");
    }

    [Theory]
    [MemberData(nameof(Homes))]
    public void Choices_are_never_changed_and_need_a_lead(string home)
    {
        using var at = Opened(home);
        at.Store.MuteDetector("test", Detector, at.Clock.GetUtcNow().AddDays(2), null, By, "a reason");
        foreach (string sql in new[] { "UPDATE detector_choices SET reason = 'another'", "DELETE FROM detector_choices" })
            Should.Throw<StoreException>(() => at.Store.Write(work => work.Execute(sql))).Message.ShouldContain("append-only");
        at.Store.AddPerson("Ada Owner", Role.Admin, "", "Ada Owner");
        at.Store.AddPerson("Ann Alyst", Role.Analyst, "", "Ada Owner");
        Refused(() => at.Store.UnmuteDetector("test", Detector, null, "Ann Alyst", "x")).Refusal.ShouldBe(StoreRefusal.NotAllowed);
    }

    [Fact]
    public void Choices_and_watches_move_from_one_home_to_the_other()
    {
        using var from = Opened(StoreHome.Sqlite);
        using var to = new StoreHome(StoreHome.Postgres, server);
        from.Store.MuteDetector("test", Detector, from.Clock.GetUtcNow().AddDays(2), null, By, "a reason");
        from.Store.AddWatch("test", "ballots", "ballot", PostFilter.None, By);
        from.Store.CopyTo(to.Store);
        to.Store.Detectors("test").Single(d => d.Detector == Detector).Mute!.Reason.ShouldBe("a reason");
        to.Store.Watches("test", By).ShouldHaveSingleItem().Name.ShouldBe("ballots");
        to.Store.Check().ShouldBeEmpty();
    }

    [Fact]
    public void A_scan_says_which_detectors_did_not_run()
    {
        using var at = new StoreHome(StoreHome.Sqlite, server);
        at.Store.Kept(Scan(texts: ["one"]) with { Settings = new Dictionary<string, string> { ["laundering.enabled"] = "off", ["co-sharing.minimum-weight"] = "3" } });
        at.Store.Scans("test", 5).ShouldHaveSingleItem().Off.ShouldBe(["laundering"]);
        at.Store.Audit(null, null, 1)[0].Detail.ShouldEndWith("did not run: laundering");
    }

    private static Dictionary<string, string> Values(params (string Name, string Value)[] values) => values.ToDictionary(v => v.Name, v => v.Value, StringComparer.Ordinal);

    private static DetectorStanding Standing(StoreHome at) => at.Store.Detectors("test").Single(d => d.Detector == Detector);

    private static StoreException Refused(Action what) => Should.Throw<StoreException>(what);

    private StoreHome Opened(string home)
    {
        var at = new StoreHome(home, server);
        at.Store.Kept(Scan(texts: ["one ballot"]));
        return at;
    }
}
