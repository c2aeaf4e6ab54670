using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Shouldly;
using Tocsin.Partners.Comparing;
using Tocsin.Partners.Indicators;
using Tocsin.Partners.Reading;
using Tocsin.Partners.Stix.In;
using Tocsin.Partners.Stix.Out;
using Tocsin.Storage.Partners;
using Tocsin.Tests.Engine.Incidents;
using Tocsin.Tests.Storage;
using Xunit;

namespace Tocsin.Partners.Tests.Stix;

/// <summary>Lenient in: what is sound is kept, the rest is named, and nothing is ever stored half.</summary>
public sealed class StixImportTests(PostgresServer server)
{
    private const string By = "Ida Berg", Partner = "CERT Valdoria";

    public static TheoryData<string> Homes => StoreHome.Both;

    public static TheoryData<string, string> Hostile => new()
    {
        { """{"type":"campaign","spec_version":"2.1","id":"campaign--0c7b5b88-8ff7-4a4d-aa9d-feb398cd0061","created":"2027-01-01T00:00:00.000Z","modified":"2027-01-01T00:00:00.000Z","name":"x","labels":""" + new string('[', 60) + new string(']', 60) + "}", "deeper" },
        { """{"type":"campaign","id":"cаmpaign--0c7b5b88-8ff7-4a4d-aa9d-feb398cd0061","spec_version":"2.1","created":"2027-01-01T00:00:00.000Z","modified":"2027-01-01T00:00:00.000Z","name":"homoglyph"}""", "its id is not" },
        { """{"type":"relationship","spec_version":"2.1","id":"relationship--0c7b5b88-8ff7-4a4d-aa9d-feb398cd0061","created":"2027-01-01T00:00:00.000Z","modified":"2027-01-01T00:00:00.000Z","relationship_type":"uses","source_ref":"campaign--0c7b5b88-8ff7-4a4d-aa9d-feb398cd0062","target_ref":"tool--0c7b5b88-8ff7-4a4d-aa9d-feb398cd0063"}""", "not among the sound objects" },
        { """{"type":"relationship","spec_version":"2.1","id":"relationship--0c7b5b88-8ff7-4a4d-aa9d-feb398cd0061","created":"2027-01-01T00:00:00.000Z","modified":"2027-01-01T00:00:00.000Z","relationship_type":"uses","source_ref":"relationship--0c7b5b88-8ff7-4a4d-aa9d-feb398cd0061","target_ref":"relationship--0c7b5b88-8ff7-4a4d-aa9d-feb398cd0061"}""", "no relationship joins" },
        { "17", "no object" }, { "\"text\"", "no object" }, { "[1,2]", "no object" }, { "{\"a\":tru}", "no JSON" }, { """{"\ud800":1,"type":"campaign"}""", "half a character" },
        { """{"type":"campaign","name":""" + "\"" + new string('x', ItemScanner.MostItem) + "\"}", "larger than" },
        { """{"type":"marking-definition","spec_version":"2.1","id":"marking-definition--613f2e26-407d-48c7-9eca-b8e91df99dc9","created":"2017-01-20T00:00:00.000Z","definition_type":"tlp","name":"TLP:CLEAR","definition":{"tlp":"clear"}}""", "TLP:WHITE" },
    };

    [Theory]
    [MemberData(nameof(Homes))]
    public void An_object_that_is_unsound_is_refused_with_its_reason_and_its_neighbours_are_kept(string home)
    {
        using var at = new SharingHome(home, server);
        string[] hostile = [.. Hostile.Select(h => h.Data.Item1)];
        var outcome = StixImport.Run(at.Store, Partner, at.File("x.json", Bundle([.. hostile, Domain("a.example"), Domain("b.example"), Domain("a.example")])), TlpLevel.Green, By);

        (outcome.File.Kept, outcome.File.Refused).ShouldBe((2, hostile.Length + 1));
        var refused = at.Store.RefusedOf(outcome.File.Id);
        foreach (var (number, row) in Hostile.Select((h, i) => (i + 1, h.Data)))
            refused.Single(r => r.Place == number).Reason.ShouldContain(row.Item2, Case.Sensitive, row.Item1[..Math.Min(200, row.Item1.Length)]);
        refused[^1].Reason.ShouldContain("twice");
        at.Store.Check().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("portal-kombat-2024.json", 1622)]
    [InlineData("un-notorious-big-2024.json", 113)]
    public void Bundles_that_agencies_published_come_in_with_each_sound_object_and_every_other_one_named(string name, int objects)
    {
        using var at = new SharingHome(StoreHome.Sqlite, server);
        var outcome = StixImport.Run(at.Store, Partner, AgencyBundle(name), TlpLevel.Clear, By);

        var refused = at.Store.RefusedOf(outcome.File.Id);
        (outcome.File.Kept + outcome.File.Refused).ShouldBe(objects);
        refused.Count.ShouldBe((int)outcome.File.Refused);
        refused.ShouldAllBe(r => r.Reason.Length > 10);

        // What is refused is refused for what the standard says, and nothing else: the same rule, counted another way.
        var all = JsonNode.Parse(System.IO.File.ReadAllText(AgencyBundle(name)))!["objects"]!.AsArray().Select(o => o!.AsObject()).ToList();
        refused.Count(r => r.Reason.Contains("stop_time", StringComparison.Ordinal)).ShouldBe(all.Count(o => Text(o, "stop_time") is { } stop && string.CompareOrdinal(stop, Text(o, "start_time")) <= 0));
        refused.Count(r => r.Type == "grouping").ShouldBe(all.Count(o => Text(o, "type") == "grouping" && o["object_refs"] is null));
        refused.Count(r => r.Type == "location").ShouldBe(all.Count(o => Text(o, "type") == "location" && o["country"] is null && o["region"] is null));
        refused.Count(r => r.Type == "url").ShouldBe(all.Count(o => Text(o, "type") == "url" && !Text(o, "value")!.Contains("://", StringComparison.Ordinal)));
        outcome.Kept.Single(k => k.Key == "channel").Value.ShouldBe(all.Count(o => Text(o, "type") == "channel"));
        outcome.Kept.Single(k => k.Key == "narrative").Value.ShouldBe(all.Count(o => Text(o, "type") == "narrative"));
        outcome.Remarks.ShouldContain(r => r.Key.StartsWith("types", StringComparison.Ordinal));
        at.Store.PartnerObjects("campaign").ShouldAllBe(o => o.Partner == Partner && o.File == outcome.File.Id);

        var again = StixImport.Run(at.Store, Partner, AgencyBundle(name), TlpLevel.Clear, By);
        (again.File.Kept, again.File.Known, again.File.Refused).ShouldBe((0, outcome.File.Kept, outcome.File.Refused));
    }

    [Theory]
    [InlineData("{\"type\":\"bundle\",\"objects\":[{\"type\":\"campaign\"")]
    [InlineData("{\"type\":\"bundle\",\"objects\":[")]
    [InlineData("")]
    [InlineData("hello")]
    [InlineData("{}")]
    [InlineData("{\"objects\":7}")]
    [InlineData("]")]
    [InlineData("[]]")]
    [InlineData("[\"open")]
    public void A_file_that_is_none_is_refused_whole_and_leaves_nothing(string text)
    {
        using var at = new SharingHome(StoreHome.Sqlite, server);
        long lines = at.Store.Info().AuditLines;
        Should.Throw<PartnerFileException>(() => StixImport.Run(at.Store, Partner, at.File("x.json", text), TlpLevel.Clear, By)).Remedy.ShouldNotBeEmpty();
        at.Store.PartnerFiles().ShouldBeEmpty();
        at.Store.Info().AuditLines.ShouldBe(lines);
    }

    [Fact]
    public void Random_damage_never_crashes_it_nor_stores_half()
    {
        using var at = new SharingHome(StoreHome.Sqlite, server);
        byte[] sound = IncidentBundle.Bytes([MadeIncidents.Facts(4)], new StixSharing { Office = "Cell", Tlp = TlpLevel.Green });
        var random = new Random(7);
        int taken = 0;
        for (int round = 0; round < 150; round++)
        {
            byte[] damaged = [.. sound];
            for (int i = random.Next(1, 6); i > 0; i--)
                damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
            if (random.Next(3) == 0)
                damaged = damaged[..random.Next(damaged.Length)];
            try
            {
                StixImport.Run(at.Store, Partner, at.File("x.json", damaged), TlpLevel.Green, By);
                taken++;
            }
            catch (PartnerFileException)
            {
                // Refused whole: that is one of two good answers.
            }
        }

        taken.ShouldBeInRange(1, 149);
        at.Store.Check().ShouldBeEmpty();
    }

    [Fact]
    public void A_packed_file_is_read_and_a_bomb_is_refused()
    {
        using var at = new SharingHome(StoreHome.Sqlite, server);
        StixImport.Run(at.Store, Partner, at.File("x.json.gz", Packed(w => w.Write(Encoding.UTF8.GetBytes(Bundle([Domain("a.example")]))))), TlpLevel.Clear, By).File.Kept.ShouldBe(1);
        byte[] bomb = Packed(w =>
        {
            w.Write(Encoding.UTF8.GetBytes("{\"objects\":[\""));
            byte[] zeros = new byte[1 << 20];
            zeros.AsSpan().Fill((byte)' ');
            for (int i = 0; i < 200; i++)
                w.Write(zeros);
        });
        Should.Throw<PartnerFileException>(() => StixImport.Run(at.Store, Partner, at.File("bomb.gz", bomb), TlpLevel.Clear, By)).Message.ShouldContain("unpacks");
        Should.Throw<PartnerFileException>(() => StixImport.Run(at.Store, Partner, at.File("bad.gz", [0x1F, 0x8B, 8, 0, 1, 2, 3, 4, 5, 6, 7]), TlpLevel.Clear, By));
    }

    [Fact]
    public void The_strictest_marking_counts_and_one_that_nobody_knows_counts_as_amber()
    {
        using var at = new SharingHome(StoreHome.Sqlite, server);
        string Marked(string value, string marking) => Domain(value)[..^1] + $",\"object_marking_refs\":[{marking}]}}";
        const string White = "\"marking-definition--613f2e26-407d-48c7-9eca-b8e91df99dc9\"", Red2 = "\"marking-definition--e828b379-4e03-4974-9ac4-e53a884c97c1\"", Unknown = "\"marking-definition--00000000-0000-4000-8000-000000000000\"";
        StixImport.Run(at.Store, Partner, at.File("x.json", Bundle([Domain("none.example"), Marked("white.example", White), Marked("red.example", White + "," + Red2), Marked("unknown.example", Unknown)])), TlpLevel.Green, By);
        at.Store.PartnerObjects("domain-name").Select(o => o.Tlp).ShouldBe([TlpLevel.Green, TlpLevel.Clear, TlpLevel.Red, TlpLevel.Amber]);
    }

    [Fact]
    public void Nothing_is_taken_from_a_partner_that_nobody_registered()
    {
        using var at = new SharingHome(StoreHome.Sqlite, server);
        Should.Throw<Tocsin.Storage.StoreException>(() => StixImport.Run(at.Store, "somebody", at.File("x.json", Bundle([Domain("a.example")])), TlpLevel.Clear, By)).Message.ShouldContain("no partner");
    }

    [Fact]
    public void What_a_partner_knows_is_found_in_our_incident_and_accounts_are_shown_by_pseudonym()
    {
        using var at = new SharingHome(StoreHome.Sqlite, server);
        string account = """{"type":"user-account","spec_version":"2.1","id":"user-account--0c7b5b88-8ff7-4a4d-aa9d-feb398cd0061","account_login":"@User002"}""";
        string content = """{"type":"media-content","spec_version":"2.1","id":"media-content--0c7b5b88-8ff7-5a4d-aa9d-feb398cd0061","content":"The CANDIDATE has hidden an account in the islands, share before it is deleted"}""";
        string own = Domain("portal.en-marche.fr"), everybody = Domain("x.com");
        StixImport.Run(at.Store, Partner, at.File("x.json", Bundle([Domain("leak.example"), account, content, own, everybody, Domain("other.example")])), TlpLevel.Clear, By);

        var found = PartnerComparison.Of(at.Store, at.Card, Cases.Election());

        found.Select(f => f.Kind).ShouldBe(["text", "account", "domain"]);
        found[1].Shown.ShouldStartWith("acct-");
        found[2].Shown.ShouldBe("leak.example");
        found.ShouldAllBe(f => f.Given.Partner == Partner);
    }

    [Fact]
    public void Indicators_come_out_of_the_store_as_matching_takes_them_and_revoked_ones_do_not()
    {
        using var at = new SharingHome(StoreHome.Sqlite, server);
        string Indicator(string uuid, string host, string more) => $$"""{"type":"indicator","spec_version":"2.1","id":"indicator--{{uuid}}","created":"2027-01-01T00:00:00.000Z","modified":"2027-01-01T00:00:00.000Z","pattern":"[domain-name:value = '{{host}}']","pattern_type":"stix","valid_from":"2027-01-01T00:00:00Z"{{more}}}""";
        StixImport.Run(at.Store, Partner, at.File("x.json", Bundle([Indicator("0c7b5b88-8ff7-4a4d-aa9d-feb398cd0061", "bad.example", ""), Indicator("0c7b5b88-8ff7-4a4d-aa9d-feb398cd0062", "old.example", ",\"revoked\":true")])), TlpLevel.Amber, By);
        using var memory = new MemoryStream();
        PartnerIndicators.WriteBundle(at.Store, memory).ShouldBe(1);
        var bundle = JsonNode.Parse(memory.ToArray())!;
        bundle["objects"]![0]!["pattern"]!.ToString().ShouldContain("bad.example");
        bundle["objects"]![0]!["object_marking_refs"]![0]!.ToString().ShouldEndWith("f88d31f6-486f-44da-b317-01333bde0b82");
        using var names = new StringWriter();
        PartnerIndicators.WriteNames(at.Store, names).ShouldBe(1);
        names.ToString().ShouldBe("bad.example\n");
    }

    [Fact]
    public void What_we_write_comes_in_again_whole_and_equal()
    {
        using var at = new SharingHome(StoreHome.Sqlite, server);
        for (int seed = 0; seed < 25; seed++)
        {
            var bundle = IncidentBundle.Of([MadeIncidents.Facts(seed + 500)], new StixSharing { Office = "Cell", Tlp = TlpLevel.Green });
            var outcome = StixImport.Run(at.Store, Partner, at.File("x.json", bundle.ToJsonString()), TlpLevel.Amber, By);
            outcome.File.Refused.ShouldBe(0, $"seed {seed}: {string.Join(" | ", at.Store.RefusedOf(outcome.File.Id).Select(r => r.Id + " " + r.Reason))}");
            foreach (var o in bundle["objects"]!.AsArray().Where(o => o!["type"]!.ToString() is "incident" or "campaign" or "note"))
                JsonNode.Parse(at.Store.PartnerObjects(o!["type"]!.ToString()).Single(k => k.Id == o["id"]!.ToString()).Body)!.ToJsonString().ShouldBe(o.ToJsonString());
        }
    }

    private static string Bundle(IEnumerable<string> objects) => $"{{\"type\":\"bundle\",\"id\":\"bundle--5d0092c5-5f74-4287-9642-33f4c354e56d\",\"objects\":[{string.Join(",\n", objects)}]}}";

    private static string Domain(string value)
    {
        var id = Tocsin.Engine.Model.Uuid5.Create(new Guid("00abedb4-aa42-466c-9c01-fed23315a9b7"), Encoding.UTF8.GetBytes($"{{\"value\":\"{value}\"}}"));
        return $"{{\"type\":\"domain-name\",\"spec_version\":\"2.1\",\"id\":\"domain-name--{id}\",\"value\":\"{value}\"}}";
    }

    private static byte[] Packed(Action<Stream> write)
    {
        using var memory = new MemoryStream();
        using (var packed = new GZipStream(memory, CompressionLevel.Fastest))
            write(packed);
        return memory.ToArray();
    }

    private static string? Text(JsonObject o, string name) => o[name] is JsonValue value && value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;

    private static string AgencyBundle(string name)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string file = Path.Combine(folder.FullName, "..", "shared", "data", "viginum-stix", name);
            if (System.IO.File.Exists(Path.Combine(folder.FullName, "Tocsin.slnx")) && System.IO.File.Exists(file))
                return file;
        }

        Assert.Skip("The bundles of agencies are not here: put them at ../shared/data/viginum-stix beside the repository.");
        return "";
    }
}
