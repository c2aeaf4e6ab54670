using Shouldly;
using Tocsin.Storage;
using Tocsin.Storage.Partners;
using Tocsin.Tests.Storage;
using Xunit;

namespace Tocsin.Partners.Tests.Sharing;

/// <summary>The gate: no response without a named human, and a second one.</summary>
public sealed class ShareTests(PostgresServer server)
{
    private const string Ida = "Ida Berg", Jon = "Jon Ek", Partner = "CERT Valdoria";

    public static TheoryData<string> Homes => StoreHome.Both;

    [Theory]
    [MemberData(nameof(Homes))]
    public void A_share_is_prepared_by_one_approved_by_another_written_as_approved_and_all_of_it_is_in_the_log(string home)
    {
        using var at = new SharingHome(home, server);
        var share = at.Store.PrepareShare(Partner, TlpLevel.Green, "csv", ["1"], "the text é\n", Ida);
        share.State.ShouldBe("prepared");
        at.Store.ApproveShare(share.Id[..14], Jon).State.ShouldBe("approved");
        var (written, text) = at.Store.WriteShare(share.Id, "file x.csv", Ida);
        (written.State, text).ShouldBe(("written", "the text é\n"));

        at.At.Reopen();
        at.Store.Shares().ShouldHaveSingleItem().Events.Select(e => (e.Kind, e.Actor)).ShouldBe([("share-approve", Jon), ("share-write", Ida)]);
        var lines = at.Store.Audit(share.Id, null, 10);
        lines.Select(l => l.Action).ShouldBe(["share-write", "share-approve", "share-prepare"]);
        foreach (string told in new[] { Partner, share.Sha256, Jon, "TLP:GREEN", "x.csv" })
            lines[0].Detail.ShouldContain(told);
        at.Store.Check().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Ida Berg")]
    [InlineData("ida  berg")]
    [InlineData(" IDA\u200B BERG ")]
    public void Who_prepared_it_cannot_approve_it_however_the_name_is_typed(string name)
    {
        using var at = new SharingHome(StoreHome.Sqlite, server);
        var share = at.Store.PrepareShare(Partner, TlpLevel.Green, "csv", ["1"], "text", Ida);
        Refused(() => at.Store.ApproveShare(share.Id, name), "cannot approve it");
        Refused(() => at.Store.WriteShare(share.Id, "x", Ida).Share, "nobody but its author");
    }

    [Fact]
    public void Only_a_lead_approves_once_people_are_registered()
    {
        using var at = new SharingHome(StoreHome.Sqlite, server);
        at.Store.AddPerson("Ada Lind", Role.Admin, "", "Ada Lind");
        at.Store.AddPerson(Ida, Role.Analyst, "", "Ada Lind");
        at.Store.AddPerson(Jon, Role.Analyst, "", "Ada Lind");
        at.Store.AddPerson("Per Sand", Role.Lead, "", "Ada Lind");
        var share = at.Store.PrepareShare(Partner, TlpLevel.Green, "csv", ["1"], "text", Ida);
        Refused(() => at.Store.ApproveShare(share.Id, Jon), "needs lead");
        Refused(() => at.Store.RecordPartner(SharingHome.Cert with { Tlp = TlpLevel.AmberStrict }, Ida, "more"), "needs lead");
        at.Store.ApproveShare(share.Id, "Per Sand").Approval!.Actor.ShouldBe("Per Sand");
    }

    [Fact]
    public void What_may_not_leave_is_refused_with_the_rule_that_forbids_it()
    {
        using var at = new SharingHome(StoreHome.Sqlite, server);
        Refused(() => Prepare(at, TlpLevel.Red), "TLP:RED never leaves");
        Refused(() => Prepare(at, TlpLevel.AmberStrict), "may get up to TLP:AMBER");
        Refused(() => at.Store.PrepareShare("nobody", TlpLevel.Green, "csv", ["1"], "text", Ida), "no partner is called");
        Refused(() => at.Store.PrepareShare(Partner, TlpLevel.Green, "csv", ["7"], "text", Ida), "");
        at.Store.RecordPartner(SharingHome.Cert with { Formats = ["stix"] }, Ida, "less");
        Refused(() => Prepare(at, TlpLevel.Green), "takes no csv");
        at.Store.RecordPartner(SharingHome.Cert with { Elections = ["other"] }, Ida, "less");
        Refused(() => Prepare(at, TlpLevel.Green), "no member");
        at.Store.RecordPartner(SharingHome.Cert with { Elections = ["*"] }, Ida, "all");
        Prepare(at, TlpLevel.Green).Partner.ShouldBe(Partner);
        at.Store.SetState("1", "dismissed", Ida, "a fan club");
        Refused(() => Prepare(at, TlpLevel.Green), "dismissed");
        Refused(() => at.Store.RecordPartner(SharingHome.Cert with { Tlp = TlpLevel.Red }, Ida, "all"), "TLP:RED");
    }

    [Theory]
    [InlineData("level")]
    [InlineData("member")]
    [InlineData("format")]
    [InlineData("ended")]
    [InlineData("dismissed")]
    [InlineData("recalled")]
    public void The_gate_is_asked_again_when_an_approved_share_goes_out(string what)
    {
        using var at = new SharingHome(StoreHome.Sqlite, server);
        var share = Prepare(at, TlpLevel.Amber);
        at.Store.ApproveShare(share.Id, Jon);
        switch (what)
        {
            case "level": at.Store.RecordPartner(SharingHome.Cert with { Tlp = TlpLevel.Green }, Ida, "less"); break;
            case "member": at.Store.RecordPartner(SharingHome.Cert with { Elections = ["other"] }, Ida, "less"); break;
            case "format": at.Store.RecordPartner(SharingHome.Cert with { Formats = ["stix"] }, Ida, "less"); break;
            case "ended": at.Store.EndPartner(Partner, Ida, "over"); break;
            case "dismissed": at.Store.SetState("1", "dismissed", Ida, "a fan club"); break;
            default: at.Store.RecallShare(share.Id, Jon, "wrong"); break;
        }

        long lines = at.Store.Info().AuditLines;
        Refused(() => at.Store.WriteShare(share.Id, "x", Ida).Share, "");
        at.Store.Info().AuditLines.ShouldBe(lines);
        at.Store.Share(share.Id).Events.ShouldNotContain(e => e.Kind == "share-write");
    }

    [Fact]
    public void A_text_that_somebody_changed_behind_our_back_does_not_leave()
    {
        using var at = new SharingHome(StoreHome.Sqlite, server);
        var share = Prepare(at, TlpLevel.Green);
        at.Store.ApproveShare(share.Id, Jon);
        using (var file = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={at.At.Address.File}"))
        {
            file.Open();
            using var command = file.CreateCommand();
            command.CommandText = "UPDATE shares SET body = 'another text'";
            Should.Throw<Microsoft.Data.Sqlite.SqliteException>(() => command.ExecuteNonQuery()).Message.ShouldContain("append-only");
            command.CommandText = "DROP TRIGGER shares_no_update; UPDATE shares SET body = 'another text'";
            command.ExecuteNonQuery();
        }

        Refused(() => at.Store.WriteShare(share.Id, "x", Ida).Share, "not the one that was approved");
    }

    [Fact]
    public void A_partner_is_known_by_its_newest_secret_only_and_not_at_all_when_it_ended()
    {
        using var at = new SharingHome(StoreHome.Sqlite, server);
        string first = at.Store.RenewToken(Partner, Ida), second = at.Store.RenewToken(Partner, Ida);
        at.Store.Known(Partner, first).ShouldBeNull();
        at.Store.Known("cert valdoria", second)!.Name.ShouldBe(Partner);
        at.Store.Known(Partner, "").ShouldBeNull();
        at.Store.Known("nobody", second).ShouldBeNull();
        at.Store.EndPartner(Partner, Ida, "over");
        at.Store.Known(Partner, second).ShouldBeNull();
    }

    [Theory]
    [MemberData(nameof(Homes))]
    public void All_of_it_moves_with_the_store(string home)
    {
        using var at = new SharingHome(home, server);
        var share = Prepare(at, TlpLevel.Green);
        at.Store.ApproveShare(share.Id, Jon);
        Partners.Stix.In.StixImport.Run(at.Store, Partner, at.File("x.json", """{"objects":[{"type":"domain-name","id":"domain-name--094a2c37-02ce-55f1-ab27-efc33bb2e451","value":"x.example"},7]}"""), TlpLevel.Green, Ida);
        using var other = new StoreHome(StoreHome.Sqlite, server);
        at.Store.CopyTo(other.Store);
        other.Store.WriteShare(share.Id, "x", Ida).Text.ShouldBe("text");
        other.Store.PartnerObjects("domain-name").ShouldHaveSingleItem();
        other.Store.RefusedOf(1).ShouldHaveSingleItem();
        other.Store.Check().ShouldBeEmpty();
    }

    private static Share Prepare(SharingHome at, TlpLevel tlp) => at.Store.PrepareShare(Partner, tlp, "csv", ["1"], "text", Ida);

    private static void Refused(Func<object> what, string why)
    {
        var refused = Should.Throw<StoreException>(() => _ = what());
        refused.Message.ShouldContain(why);
        refused.Remedy.ShouldNotBeEmpty();
    }
}
