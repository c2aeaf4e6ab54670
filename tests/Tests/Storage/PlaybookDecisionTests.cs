using Shouldly;
using Tocsin.Casework;
using Tocsin.Playbooks;
using Tocsin.Playbooks.Running;
using Tocsin.Tests.Engine.Incidents;
using Xunit;
using static Tocsin.Tests.Storage.StoredScans;

namespace Tocsin.Tests.Storage;

/// <summary>Runs of playbooks are decisions of the store, in either home.</summary>
public sealed class PlaybookDecisionTests(PostgresServer server)
{
    public static TheoryData<string> Homes => StoreHome.Both;

    [Theory]
    [MemberData(nameof(Homes))]
    public void A_run_survives_reopening_and_follows_its_incident_into_another(string home)
    {
        using var at = new StoreHome(home, server);
        at.Store.Kept(Scan([Cases.Case("a", Cases.Accounts("u", 6)), Cases.Case("b", Cases.Accounts("v", 6))]));
        var cards = at.Store.Incidents();
        var playbook = PlaybookLibrary.Shipped.Find("partner-alert")!;
        string id = Book(at).Start(cards[1], playbook, "Ida Berg", "others are next");
        var run = Book(at).Find(id[..10]);
        Book(at).Record(run, run.Step("choose"), RunKinds.Step, "Ida Berg", "done", "");
        at.Store.Merge(cards[0].Id, cards[1].Id, Cases.Election(), "Ida Berg", "one hand");
        at.Reopen();

        var back = Book(at).Find(id);
        back.Step("choose").Done!.By.ShouldBe("Ida Berg");
        Book(at).IncidentOf(back).MergedInto.ShouldBeNull();
        Book(at).Record(back, null, RunKinds.Outcome, "Ida Berg", "two partners saw it too", "");
        Book(at).Past().ShouldHaveSingleItem().Outcome.ShouldBe("two partners saw it too");
        at.Store.Decisions(Book(at).IncidentOf(back).Id).Count(d => RunKinds.All.Contains(d.Kind)).ShouldBe(3);
        at.Store.VerifyAudit().Broken.ShouldBe(0);
    }

    private static RunBook Book(StoreHome at) => new(at.Store, PlaybookLibrary.Shipped);
}
