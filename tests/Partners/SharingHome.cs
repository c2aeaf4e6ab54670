using Tocsin.Storage;
using Tocsin.Storage.Partners;
using Tocsin.Tests.Engine.Incidents;
using Tocsin.Tests.Sources;
using Tocsin.Tests.Storage;

namespace Tocsin.Partners.Tests;

/// <summary>A store with one incident and one partner.</summary>
internal sealed class SharingHome : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public SharingHome(string home, PostgresServer server)
    {
        At = new StoreHome(home, server);
        At.Store.Kept(StoredScans.Scan(
            [Cases.Case("a", Cases.Accounts("user", 5), ["https://leak.example/1", "https://leak.example/2"], [Cases.Post(1, "The candidate has hidden an account in the islands, share before it is deleted", "user000", links: ["https://leak.example/1"])])],
            [StoredScans.Seen("s", Engine.Model.Sightings.AttackStage.Lookalike, -20, "en-marche-mail.example", "leak.example")]));
        At.Store.RecordPartner(Cert, "Ida Berg", "agreement of March");
    }

    public static Partner Cert => new("CERT Valdoria", TlpLevel.Amber, ShareFormats.All, true, ["test"], default, false);

    public StoreHome At { get; }

    public CaseStore Store => At.Store;

    public IncidentCard Card => Store.Incidents()[0];

    public string File(string name, string text) => _folder.Write(name, text);

    public string File(string name, byte[] bytes) => _folder.Write(name, bytes);

    public void Dispose()
    {
        At.Dispose();
        _folder.Dispose();
    }
}
