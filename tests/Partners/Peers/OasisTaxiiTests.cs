using Shouldly;
using Tocsin.Partners.Tests.Taxii;
using Tocsin.Storage.Partners;
using Tocsin.Tests.Storage;
using Xunit;

namespace Tocsin.Partners.Tests.Peers;

/// <summary>The client of those who make the standard reads our server and writes into it.</summary>
public sealed class OasisTaxiiTests(PostgresServer server)
{
    [Fact]
    public async Task Their_client_discovers_pages_and_pushes()
    {
        await using var host = await TaxiiHost.StartAsync(server);
        host.Shelve(4);
        host.Shelve(5);
        int there = host.Store.Shelf(host.Collection(), SharingHome.Cert, new ShelfQuery { Limit = 10_000 }).Count;
        string said = await Peer.AskAsync("TOCSIN_TAXII_CLIENT", "the OASIS TAXII client (taxii2-client)", "taxii_read.py", new Uri(host.Address, "/taxii2/").ToString(), TaxiiHost.Partner, host.Secret, host.Collection(), host.Inbox);
        string[] lines = said.Split('\n');
        lines[0].ShouldBe("collections 4");
        lines[1].ShouldBe($"objects {there} {there}");
        lines[3].ShouldBe($"manifest {there}");
        lines[4].ShouldBe("one True");
        lines[5].ShouldBe("status complete 10 10 0 0");
    }
}
