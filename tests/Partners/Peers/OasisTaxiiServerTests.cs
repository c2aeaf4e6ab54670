using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using Shouldly;
using Tocsin.Partners.Stix.Out;
using Tocsin.Storage.Partners;
using Tocsin.Partners.Polling;
using Tocsin.Tests.Sources;
using Xunit;

namespace Tocsin.Partners.Tests.Peers;

/// <summary>Our client reads and writes the server of those who make the standard.</summary>
public sealed class OasisTaxiiServerTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Our_client_pushes_to_it_and_reads_every_object_back()
    {
        if (Environment.GetEnvironmentVariable("TOCSIN_TAXII_SERVER") is not { Length: > 0 } path)
        {
            Assert.Skip("the OASIS TAXII server (medallion) is not here: set TOCSIN_TAXII_SERVER to its PYTHONPATH to ask it.");
            return;
        }

        using var folder = new TemporaryFolder();
        int port = FreePort();
        var start = new ProcessStartInfo("/usr/bin/python3") { RedirectStandardError = true, RedirectStandardOutput = true };
        start.Environment["PYTHONPATH"] = path;
        foreach (string argument in new[] { "-W", "ignore", Path.Combine(AppContext.BaseDirectory, "Peers", "taxii_serve.py"), port.ToString(CultureInfo.InvariantCulture), Path.Combine(folder.Path, "data.json") })
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        try
        {
            using var http = TaxiiClient.Http();
            var client = new TaxiiClient(http, new TaxiiPeer { Root = new Uri($"http://127.0.0.1:{port}/root/"), Collection = "91a7b528-80eb-42ed-a74d-c6fbd5a26116", User = "us", Password = "secret", Page = 6, RequestsPerSecond = 1000 }, TimeProvider.System);
            (await Ready(client)).ShouldHaveSingleItem().CanWrite.ShouldBeTrue();

            // Its store fails once an extension definition is in it: what the switch of the register is for.
            var objects = IncidentBundle.Of([MadeIncidents.Facts(4)], new StixSharing { Office = "Cell", Tlp = TlpLevel.Green, Extensions = false })["objects"]!.AsArray();
            var status = await client.PushAsync(Encoding.UTF8.GetBytes(new JsonObject { ["objects"] = objects.DeepClone() }.ToJsonString()), Stop);
            status.GetProperty("failure_count").GetInt32().ShouldBe(0);

            var ids = new HashSet<string>(StringComparer.Ordinal);
            int pages = 0;
            await foreach (var page in client.PollAsync("", Stop))
            {
                pages++;
                ids.UnionWith(JsonNode.Parse(page.Envelope)!["objects"]!.AsArray().Select(o => o!["id"]!.ToString()));
            }

            pages.ShouldBeGreaterThan(2);
            ids.SetEquals(objects.Select(o => o!["id"]!.ToString())).ShouldBeTrue();
        }
        finally
        {
            process.Kill(entireProcessTree: true);
        }
    }

    private static async Task<IReadOnlyList<(string Id, string Title, bool CanWrite)>> Ready(TaxiiClient client)
    {
        for (int tries = 0; ; tries++)
        {
            try
            {
                return await client.CollectionsAsync(Stop);
            }
            catch (TaxiiException) when (tries < 100)
            {
                await Task.Delay(100, Stop);
            }
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
