using System.Text.Json.Nodes;
using NJsonSchema;
using Shouldly;
using Tocsin.Partners.Indicators;
using Tocsin.Partners.Misp;
using Tocsin.Partners.Reading;
using Tocsin.Partners.Stix.Out;
using Tocsin.Storage.Partners;
using Tocsin.Tests.Sources;
using Tocsin.Tests.Storage;
using Xunit;

namespace Tocsin.Partners.Tests.Misp;

/// <summary>MISP events out and in.</summary>
public sealed class MispTests(PostgresServer server)
{
    private const string By = "Ida Berg", Partner = "CERT Valdoria";
    private static readonly TlpLevel[] Levels = [TlpLevel.Clear, TlpLevel.Green, TlpLevel.Amber, TlpLevel.AmberStrict];

    [Fact]
    public void Every_event_has_what_the_format_demands_and_no_attribute_stands_where_MISP_does_not_take_it()
    {
        var objects = new HashSet<string>(StringComparer.Ordinal);
        for (int seed = 0; seed < 1500; seed++)
        {
            var e = Event(seed);
            foreach (string name in new[] { "uuid", "info", "date", "timestamp", "publish_timestamp", "org_id", "orgc_id", "distribution" })
                e[name]!.GetValue<string>().ShouldNotBeEmpty();
            var attributes = e["Attribute"]!.AsArray().Concat(e["Object"]!.AsArray().SelectMany(o => o!["Attribute"]!.AsArray())).Select(a => a!.AsObject()).ToList();
            attributes.Where(a => !Allowed(a["category"]!.ToString(), a["type"]!.ToString()) || a["value"]!.ToString().Length == 0 || !Guid.TryParse(a["uuid"]!.ToString(), out _)).ShouldBeEmpty();
            attributes.Select(a => a["uuid"]!.ToString()).ShouldBeUnique();
            e.ToJsonString().ShouldNotContain(MadeIncidents.Secret);
            objects.UnionWith(e["Object"]!.AsArray().Select(o => o!["name"]!.ToString()));
        }

        objects.Order(StringComparer.Ordinal).ShouldBe(["domain-ip", "email", "file", "leaked-document", "narrative", "url"]);
    }

    [Fact]
    public async Task Events_pass_the_schema_that_MISP_publishes_in_what_it_knows()
    {
        // The library knows definitions by that name only, and one list of required names stands among the properties.
        var text = JsonNode.Parse((await File.ReadAllTextAsync(Data("schema.json"), TestContext.Current.CancellationToken)).Replace("\"defs\"", "\"definitions\"", StringComparison.Ordinal).Replace("#/defs/", "#/definitions/", StringComparison.Ordinal))!;
        text["definitions"]!["sharing_group"]!["properties"]!.AsObject().Remove("required").ShouldBeTrue();
        var schema = await JsonSchema.FromJsonAsync(text.ToJsonString(), TestContext.Current.CancellationToken);
        for (int seed = 0; seed < 40; seed++)
        {
            // The published schema is older than objects and knows none.
            var e = Event(seed);
            e.Remove("Object");
            schema.Validate(new JsonObject { ["Event"] = e.DeepClone() }.ToJsonString()).ShouldBeEmpty($"seed {seed}");
        }
    }

    [Theory]
    [InlineData(TlpLevel.Clear, "3")]
    [InlineData(TlpLevel.Green, "2")]
    [InlineData(TlpLevel.Amber, "1")]
    [InlineData(TlpLevel.AmberStrict, "0")]
    public void Level_and_distribution_say_the_same_there_and_back(TlpLevel level, string distribution)
    {
        var e = MispEvent.Of([MadeIncidents.Facts(3)], new StixSharing { Office = "Cell", Tlp = level })["Event"]!;
        (e["distribution"]!.ToString(), e["Tag"]![0]!["name"]!.ToString()).ShouldBe((distribution, "tlp:" + TlpWords.Code(level)));
        MispLevels.Strictest(["tlp:" + TlpWords.Code(level)], distribution, TlpLevel.Clear).ShouldBe(level);
    }

    [Fact]
    public void The_stricter_of_tag_and_distribution_counts_and_red_is_never_written()
    {
        MispLevels.Strictest(["tlp:green"], "0", TlpLevel.Clear).ShouldBe(TlpLevel.AmberStrict);
        MispLevels.Strictest(["tlp:red", "TLP:WHITE"], "3", TlpLevel.Clear).ShouldBe(TlpLevel.Red);
        MispLevels.Strictest([], "1", TlpLevel.Clear).ShouldBe(TlpLevel.Amber);
        MispLevels.Strictest([], "3", TlpLevel.AmberStrict).ShouldBe(TlpLevel.AmberStrict);
        Should.Throw<InvalidOperationException>(() => MispEvent.Of([MadeIncidents.Facts(3)], new StixSharing { Office = "Cell", Tlp = TlpLevel.Red }));
    }

    [Fact]
    public void A_published_sample_comes_in_whole_and_its_domain_is_looked_for()
    {
        using var at = new SharingHome(StoreHome.Sqlite, server);
        var outcome = MispImport.Run(at.Store, Partner, Data("misp_event.json"), TlpLevel.Green, By);
        outcome.Kept.Select(k => (k.Key, k.Value)).ShouldBe([("misp-attribute", 7L), ("misp-event", 1L), ("misp-object", 2L)]);
        outcome.File.Refused.ShouldBe(0);
        at.Store.PartnerObjects("misp-attribute").ShouldAllBe(o => o.Tlp == TlpLevel.Amber);
        using var memory = new MemoryStream();
        PartnerIndicators.WriteBundle(at.Store, memory).ShouldBe(3);
        System.Text.Encoding.UTF8.GetString(memory.ToArray()).ShouldContain("[domain-name:value = 'x.example']");
    }

    [Fact]
    public void What_we_write_comes_in_again_field_by_field()
    {
        using var at = new SharingHome(StoreHome.Sqlite, server);
        for (int seed = 0; seed < 20; seed++)
        {
            var events = MispEvent.Of([MadeIncidents.Facts(seed)], new StixSharing { Office = "Cell", Tlp = TlpLevel.Green });
            var outcome = MispImport.Run(at.Store, Partner, at.File("e.json", MispEvent.Bytes(events)), TlpLevel.Green, By);
            outcome.File.Refused.ShouldBe(0, string.Join(" | ", at.Store.RefusedOf(outcome.File.Id).Select(r => r.Reason)));
            var back = at.Store.PartnerObjects("misp-attribute").Where(o => o.File == outcome.File.Id).Select(o => JsonNode.Parse(o.Body)!.ToJsonString()).Order(StringComparer.Ordinal);
            var e = events["Event"]!;
            back.ShouldBe(e["Attribute"]!.AsArray().Concat(e["Object"]!.AsArray().SelectMany(o => o!["Attribute"]!.AsArray())).Select(a => a!.ToJsonString()).Order(StringComparer.Ordinal));
        }
    }

    [Theory]
    [InlineData("\"type\":\"domain\",\"category\":\"Person\",\"value\":\"x.example\"", "takes no domain")]
    [InlineData("\"type\":\"magic\",\"category\":\"Other\",\"value\":\"x\"", "knows no type")]
    [InlineData("\"type\":\"text\",\"category\":\"Other\",\"value\":\"\"", "no value")]
    [InlineData("\"type\":\"text\",\"category\":\"Other\",\"value\":\"x\",\"deleted\":true", "deleted")]
    [InlineData("\"type\":\"text\",\"category\":\"Other\",\"value\":\"x\",\"timestamp\":\"yesterday\"", "timestamp")]
    [InlineData("\"type\":\"text\",\"category\":\"Other\",\"value\":\"x\",\"uuid\":\"7\"", "uuid")]
    public void An_unsound_attribute_is_refused_with_its_reason_and_the_event_is_kept(string says, string reason)
    {
        using var at = new SharingHome(StoreHome.Sqlite, server);
        string uuid = says.Contains("uuid", StringComparison.Ordinal) ? "" : "\"uuid\":\"0c7b5b88-8ff7-4a4d-aa9d-feb398cd0061\",", time = says.Contains("timestamp", StringComparison.Ordinal) ? "" : "\"timestamp\":\"1\",";
        string text = $"{{\"Event\":{{\"uuid\":\"0c7b5b88-8ff7-4a4d-aa9d-feb398cd0062\",\"info\":\"x\",\"timestamp\":\"1790000000\",\"Attribute\":[{{{uuid}{time}{says}}}]}}}}";
        var outcome = MispImport.Run(at.Store, Partner, at.File("e.json", text), TlpLevel.Green, By);
        (outcome.File.Kept, outcome.File.Refused).ShouldBe((1, 1));
        at.Store.RefusedOf(outcome.File.Id)[0].Reason.ShouldContain(reason);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{\"Event\":7}")]
    [InlineData("{\"Event\":{")]
    [InlineData("{\"type\":\"bundle\",\"objects\":[]}")]
    public void A_file_without_an_event_is_refused_whole(string text)
    {
        using var at = new SharingHome(StoreHome.Sqlite, server);
        Should.Throw<PartnerFileException>(() => MispImport.Run(at.Store, Partner, at.File("e.json", text), TlpLevel.Green, By));
        at.Store.PartnerFiles().ShouldBeEmpty();
    }

    [Fact]
    public void A_feed_names_each_event_with_what_MISP_asks_of_a_manifest_and_keeps_the_others()
    {
        var first = MispEvent.Of([MadeIncidents.Facts(1)], new StixSharing { Office = "Cell", Tlp = TlpLevel.Green });
        var files = MispFeed.Files(first, null);
        files.Select(f => f.Key).ShouldBe([first["Event"]!["uuid"] + ".json", "manifest.json"]);
        var more = MispFeed.Files(MispEvent.Of([MadeIncidents.Facts(2), MadeIncidents.Facts(1)], new StixSharing { Office = "Cell", Tlp = TlpLevel.Green }), files[^1].Value);
        var manifest = JsonNode.Parse(more[^1].Value)!.AsObject();
        manifest.Count.ShouldBe(2);
        foreach (var (uuid, told) in manifest)
        {
            Guid.TryParse(uuid, out _).ShouldBeTrue();
            told!.AsObject().Select(t => t.Key).ShouldBe(["info", "Orgc", "analysis", "timestamp", "date", "threat_level_id", "Tag"]);
        }

        Should.Throw<PartnerFileException>(() => MispFeed.Files(first, [1, 2, 3]));
    }

    [Fact]
    public void A_feed_is_read_by_its_manifest_and_no_name_in_it_leads_elsewhere()
    {
        using var folder = new TemporaryFolder();
        Should.Throw<PartnerFileException>(() => MispFeed.EventFiles(folder.Path)).Message.ShouldContain("manifest.json");
        const string Uuid = "0c7b5b88-8ff7-4a4d-aa9d-feb398cd0061";
        folder.Write("manifest.json", $"{{\"{Uuid}\":{{}},\"../../secret\":{{}},\"/etc/passwd\":{{}}}}");
        Should.Throw<PartnerFileException>(() => MispFeed.EventFiles(folder.Path)).Message.ShouldContain("not there");
        string file = folder.Write(Uuid + ".json", "{}");
        MispFeed.EventFiles(folder.Path).ShouldBe([file]);
    }

    private static JsonObject Event(int seed) => MispEvent.Of([MadeIncidents.Facts(seed)], new StixSharing { Office = "Élections Cell", Tlp = Levels[seed % 4] })["Event"]!.AsObject();

    private static bool Allowed(string category, string type) => MispTypes.Allows(category, type);

    private static string Data(string name)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string file = Path.Combine(folder.FullName, "..", "shared", "data", "misp", name);
            if (File.Exists(Path.Combine(folder.FullName, "Tocsin.slnx")) && File.Exists(file))
                return file;
        }

        Assert.Skip("MISP's published files are not here: put them at ../shared/data/misp beside the repository.");
        return "";
    }
}
