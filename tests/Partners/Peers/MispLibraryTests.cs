using System.Globalization;
using System.Text.Json.Nodes;
using Shouldly;
using Tocsin.Partners.Misp;
using Tocsin.Partners.Stix.Out;
using Tocsin.Storage.Partners;
using Tocsin.Tests.Sources;
using Tocsin.Tests.Storage;
using Xunit;

namespace Tocsin.Partners.Tests.Peers;

/// <summary>MISP's own library (PyMISP, with the object templates of MISP) understands our feed as it was meant, and we understand what it writes.</summary>
public sealed class MispLibraryTests(PostgresServer server)
{
    private const int Events = 200;

    [Fact]
    public async Task It_loads_each_event_of_a_feed_of_ours_field_by_field_and_what_it_writes_comes_in_equal()
    {
        using var folder = new TemporaryFolder();
        string feed = Path.Combine(folder.Path, "feed"), back = Path.Combine(folder.Path, "back");
        Directory.CreateDirectory(feed);
        Directory.CreateDirectory(back);
        byte[]? manifest = null;
        for (int seed = 0; seed < Events; seed++)
        {
            var sharing = new StixSharing { Office = "Élections \"Cell\" 7", Tlp = (TlpLevel)(seed % 4), Words = seed % 5 == 0 };
            foreach (var (name, bytes) in MispFeed.Files(MispEvent.Of([seed % 3 == 0 ? WithPosts(seed) : MadeIncidents.Facts(seed)], sharing), manifest))
            {
                await File.WriteAllBytesAsync(Path.Combine(feed, name), bytes, TestContext.Current.CancellationToken);
                manifest = name == "manifest.json" ? bytes : manifest;
            }
        }

        string said = await Peer.AskAsync("TOCSIN_MISP_LIBRARY", "MISP's library (PyMISP)", "misp_read.py", feed, back);
        string[] lines = said.TrimEnd('\n').Split('\n');
        lines.Length.ShouldBe(1, string.Join('\n', lines.Take(20)));
        string[] counts = lines[0].Split(' ');
        counts[1].ShouldBe(Events.ToString(CultureInfo.InvariantCulture));
        int.Parse(counts[5], CultureInfo.InvariantCulture).ShouldBeGreaterThan(Events);
        Directory.GetFiles(feed).Any(f => File.ReadAllText(f).Contains("\"microblog\"", StringComparison.Ordinal)).ShouldBeTrue();

        using var at = new SharingHome(StoreHome.Sqlite, server);
        foreach (string file in Directory.GetFiles(back))
        {
            var outcome = MispImport.Run(at.Store, "CERT Valdoria", file, TlpLevel.Clear, "Ida Berg");
            outcome.File.Refused.ShouldBe(0, string.Join(" | ", at.Store.RefusedOf(outcome.File.Id).Select(r => r.Id + " " + r.Reason)));
            var ours = JsonNode.Parse(await File.ReadAllBytesAsync(Path.Combine(feed, Path.GetFileName(file)), TestContext.Current.CancellationToken))!["Event"]!;
            var expected = ours["Attribute"]!.AsArray().Concat(ours["Object"]!.AsArray().SelectMany(o => o!["Attribute"]!.AsArray())).Select(a => Told(a!)).Order(StringComparer.Ordinal);
            at.Store.PartnerObjects("misp-attribute").Where(o => o.File == outcome.File.Id).Select(o => Told(JsonNode.Parse(o.Body)!)).Order(StringComparer.Ordinal).ShouldBe(expected);
        }
    }

    // Evidence with texts that a hostile world writes.
    private static Facts.IncidentFacts WithPosts(int seed)
    {
        var facts = MadeIncidents.Facts(seed);
        var posts = Enumerable.Range(0, 3).Select(i => new Engine.Model.Findings.EvidencePost { Account = $"acc{i}", Time = facts.First.AddSeconds(i), Text = i == 0 ? "\"quoted\" <b>é</b> \u202E" : $"post {i}", ObjectIndex = -1, File = 0, Line = i + 1 });
        return facts with { Findings = [.. facts.Findings.Select(f => f with { Evidence = [.. posts] })] };
    }

    // The library writes moments in another form and leaves out what is a default.
    private static string Told(JsonNode a) => string.Join('|', a["uuid"], a["type"], a["category"], a["object_relation"], a["to_ids"], a["timestamp"],
        a["type"]!.ToString() == "datetime" ? DateTimeOffset.Parse(a["value"]!.ToString(), CultureInfo.InvariantCulture).ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture) : a["value"]);
}
