using System.Text.Json.Nodes;
using Shouldly;
using Tocsin.Partners.Stix.Check;
using Tocsin.Partners.Stix.Out;
using Tocsin.Storage.Partners;
using Xunit;

namespace Tocsin.Partners.Tests.Stix;

/// <summary>What JSON Schema cannot hold: each rule catches what breaks it.</summary>
public sealed class StixCheckTests
{
    private const string Sound = """{"type":"bundle","id":"bundle--5d0092c5-5f74-4287-9642-33f4c354e56d","objects":[OBJECT]}""";

    public static TheoryData<string, string, string> Broken => new()
    {
        { "indicator", """ "name":"x","pattern":"[domain-name:value = 'x'","pattern_type":"stix","valid_from":"2027-01-01T00:00:00Z" """, "pattern is malformed" },
        { "indicator", """ "name":"x","pattern":"[domain-name:value = 'x']","pattern_type":"stix","valid_from":"2027-01-01T00:00:00Z","valid_until":"2027-01-01T00:00:00Z" """, "valid_until is not later" },
        { "indicator", """ "name":"x","pattern":"[domain-name:value = 'x']","pattern_type":"stix","valid_from":"2027-01-01T00:00:00+02:00" """, "no moment in UTC" },
        { "campaign", """ "name":"x","first_seen":"2027-01-02T00:00:00Z","last_seen":"2027-01-01T00:00:00Z" """, "last_seen is before first_seen" },
        { "campaign", """ "name":"x","colour":"red" """, "no property colour" },
        { "campaign", """ "name":"x","labels":[] """, "empty list" },
        { "campaign", """ "name":"x","description":null """, "description is null" },
        { "campaign", """ "description":"x" """, "name is missing" },
        { "campaign", """ "name":"x","confidence":101 """, "confidence" },
        { "campaign", """ "name":"x","created_by_ref":"campaign--5d0092c5-5f74-4287-9642-33f4c354e56d" """, "must name a identity" },
        { "campaign", """ "name":"x","created_by_ref":"identity--5d0092c5-5f74-4287-9642-33f4c354e56d" """, "not in the bundle" },
        { "campaign", """ "name":"x","external_references":[{"source_name":"x"}] """, "external reference" },
        { "campaign", """ "name":"x","name":"y" """, "twice" },
        { "relationship", """ "relationship_type":"uses","source_ref":"relationship--5d0092c5-5f74-4287-9642-33f4c354e56d","target_ref":"x" """, "no relationship joins" },
        { "opinion", """ "opinion":"meh","object_refs":["campaign--5d0092c5-5f74-4287-9642-33f4c354e56d"] """, "none of the five" },
        { "location", """ "name":"Paris","city":"Paris" """, "neither region" },
        { "observed-data", """ "first_observed":"2027-01-01T00:00:00Z","last_observed":"2027-01-01T00:00:00Z","number_observed":0,"object_refs":["url--5d0092c5-5f74-4287-9642-33f4c354e56d"] """, "number_observed" },
        { "channel", """ "name":"x" """, "no extension defines it" },
        { "channel", """ "name":"x","extensions":{"extension-definition--5d0092c5-5f74-4287-9642-33f4c354e56d":{"extension_type":"new-sdo"}} """, "not defined in the bundle" },
    };

    public static TheoryData<string, string> BrokenObservables => new()
    {
        { """{"type":"domain-name","spec_version":"2.1","id":"domain-name--5d0092c5-5f74-4287-9642-33f4c354e56d","value":"x.example"}""", "UUIDv5" },
        { """{"type":"url","spec_version":"2.1","id":"url--5d0092c5-5f74-4287-9642-33f4c354e56d","value":"x.example/path"}""", "no scheme" },
        { """{"type":"ipv4-addr","spec_version":"2.1","id":"ipv4-addr--28bb3599-77cd-5a82-a950-b5bc3caf07c4","value":"198.51.100"}""", "IPv4" },
        { """{"type":"marking-definition","spec_version":"2.1","id":"marking-definition--613f2e26-407d-48c7-9eca-b8e91df99dc9","created":"2017-01-20T00:00:00.000Z","definition_type":"tlp","name":"TLP:CLEAR","definition":{"tlp":"clear"}}""", "TLP:WHITE" },
        { """{"type":"marking-definition","spec_version":"2.1","id":"marking-definition--5d0092c5-5f74-4287-9642-33f4c354e56d","created":"2017-01-20T00:00:00.000Z","definition_type":"tlp","definition":{"tlp":"amber"}}""", "four fixed ids" },
        { """{"type":"domain-name","spec_version":"2.1","id":"domаin-name--094a2c37-02ce-55f1-ab27-efc33bb2e451","value":"x.example"}""", "its id is not" },
        { "7", "no object" },
    };

    public static TheoryData<string> GoodPatterns =>
    [
        "[domain-name:value = 'x.example']", "[file:hashes.'SHA-256' = 'aa'] AND [url:value LIKE 'http%']", "([ipv4-addr:value ISSUBSET '198.51.100.0/24'] FOLLOWEDBY [process:name = 'x']) WITHIN 5 SECONDS",
        "[network-traffic:dst_ref.value = '1.2.3.4' AND network-traffic:dst_port IN (80, 443)] REPEATS 3 TIMES", "[file:name MATCHES '^a\\\\.b$' OR NOT_A = 1]".Replace("NOT_A = 1", "file:size > 4096", StringComparison.Ordinal),
        "[email-message:from_ref.value='a@b.example']", "[EXISTS file:name]", "[file:name NOT = 'it\\'s'] START t'2027-01-01T00:00:00Z' STOP t'2027-01-02T00:00:00Z'", "[windows-registry-key:values[*].data = 'x']",
        "[file:extensions.'windows-pebinary-ext'.sections[0].entropy > 7.5]",
    ];

    public static TheoryData<string> BadPatterns => ["", "[", "[]", "domain-name:value = 'x'", "[domain-name:value = x]", "[domain-name:value = 'x", "[domain-name = 'x']", "[domain-name:value 'x']", "[a:b = 1] AND", "[a-b:c = '1'] WITHIN x SECONDS", new string('(', 5000), "[url:value = 'a'b']"];

    [Theory]
    [MemberData(nameof(Broken))]
    public void A_broken_object_is_named_with_what_is_wrong(string type, string says, string what)
    {
        string o = $$"""{"type":"{{type}}","spec_version":"2.1","id":"{{type}}--0c7b5b88-8ff7-4a4d-aa9d-feb398cd0061","created":"2027-01-01T00:00:00.000Z","modified":"2027-01-01T00:00:00.000Z",{{says}}}""";
        Problems(o).ShouldContain(p => p.Contains(what, StringComparison.Ordinal), string.Join(" | ", Problems(o)));
    }

    [Theory]
    [MemberData(nameof(BrokenObservables))]
    public void So_is_a_broken_observable_or_marking(string o, string what) =>
        Problems(o).ShouldContain(p => p.Contains(what, StringComparison.Ordinal), string.Join(" | ", Problems(o)));

    [Fact]
    public void The_test_vectors_of_observable_ids_are_right()
    {
        Problems("""{"type":"domain-name","spec_version":"2.1","id":"domain-name--094a2c37-02ce-55f1-ab27-efc33bb2e451","value":"x.example"}""").ShouldBeEmpty();
        Problems("""{"type":"ipv4-addr","spec_version":"2.1","id":"ipv4-addr--28bb3599-77cd-5a82-a950-b5bc3caf07c4","value":"198.51.100.3"}""").ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(GoodPatterns))]
    public void Sound_patterns_are_read(string pattern) => StixPatternText.Problem(pattern, out _).ShouldBeNull();

    [Theory]
    [MemberData(nameof(BadPatterns))]
    public void Malformed_patterns_are_refused(string pattern) => StixPatternText.Problem(pattern, out _).ShouldNotBeNull();

    [Fact]
    public void A_bundle_of_ours_in_which_any_one_value_is_spoilt_is_caught_where_the_standard_sees_it()
    {
        var bundle = IncidentBundle.Of([MadeIncidents.Facts(4)], new StixSharing { Office = "Cell", Tlp = TlpLevel.Green });
        foreach (string property in new[] { "id", "type", "created", "modified", "spec_version", "created_by_ref", "object_marking_refs" })
        {
            var spoilt = JsonNode.Parse(bundle.ToJsonString())!;
            spoilt["objects"]!.AsArray().First(o => o!["type"]!.ToString() == "incident")![property] = "spoilt";
            StixCheck.Of(spoilt).ShouldNotBeEmpty(property);
        }
    }

    private static string[] Problems(string o) => [.. StixCheck.Of(JsonNodeOf(o)).Select(p => p.What)];

    private static System.Text.Json.JsonElement JsonNodeOf(string o) => System.Text.Json.JsonDocument.Parse(Sound.Replace("OBJECT", o, StringComparison.Ordinal)).RootElement;
}
