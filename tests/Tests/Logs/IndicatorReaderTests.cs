using System.Text;
using CsCheck;
using Shouldly;
using Tocsin.Logs.Indicators;
using Xunit;

namespace Tocsin.Tests.Logs;

public sealed class IndicatorReaderTests
{
    private const string Bundle = """
        {"type":"bundle","id":"bundle--1","objects":[
        {"type":"identity","id":"identity--1","name":"CERT Valdoria"},
        {"type":"indicator","id":"indicator--00000000-0000-4000-8000-000000000001","created_by_ref":"identity--1","name":"Kit","pattern_type":"stix",
         "pattern":"[domain-name:value = 'evil.example']","valid_from":"2027-01-01T00:00:00Z","valid_until":"2027-02-01T00:00:00Z","confidence":80,
         "indicator_types":["malicious-activity"],"object_marking_refs":["marking-definition--f88d31f6-486f-44da-b317-01333bde0b82"]},
        {"type":"indicator","id":"indicator--2","pattern_type":"stix","pattern":"[domain-name:value = 'old.example']","revoked":true},
        {"type":"indicator","id":"indicator--3","pattern_type":"yara","pattern":"rule x {}"},
        {"type":"indicator","id":"indicator--4","pattern_type":"stix","pattern":"[process:name = 'x'"},
        {"type":"domain-name","id":"domain-name--1","value":"context.example"}]}
        """;

    [Fact]
    public void Reads_a_bundle_with_who_gave_it_and_how_long_it_holds()
    {
        var set = Read(Bundle);
        var indicator = set.Indicators.Single();
        indicator.Value.ShouldBe("evil.example");
        indicator.Source.Giver.ShouldBe("CERT Valdoria");
        indicator.Source.Tlp.ShouldBe("TLP:AMBER");
        indicator.Confidence.ShouldBe(80);
        DateTimeOffset.FromUnixTimeMilliseconds(indicator.ValidUntil).Month.ShouldBe(2);
        indicator.Types.ShouldBe(["malicious-activity"]);
        set.Reasons.Keys.ShouldBe(["malformed pattern", "observable beside indicators: context, not an indicator", "pattern of the kind yara, not stix", "revoked by its giver"], ignoreOrder: true);
    }

    [Fact]
    public void Observables_alone_are_taken_for_indicators() => Read("""
        {"type":"bundle","objects":[{"type":"domain-name","value":"a.example"},{"type":"ipv4-addr","value":"198.51.100.7"},{"type":"url","value":"http://b.example/x"},
        {"type":"file","hashes":{"MD5":"0123456789abcdef0123456789abcdef","SSDEEP":"x"}},{"type":"email-addr","value":"a@b.example"}]}
        """).Indicators.Select(i => i.Value).ShouldBe(["a.example", "198.51.100.7", "https://b.example/x", "0123456789abcdef0123456789abcdef", "a@b.example"]);

    [Theory]
    [InlineData("""[{"type":"indicator","id":"indicator--1","pattern":"[domain-name:value = 'a.example']"}]""")]
    [InlineData("""{"type":"indicator","id":"indicator--1","pattern":"[domain-name:value = 'a.example']"}""")]
    [InlineData("""[{"objects":[{"type":"domain-name","value":"a.example"}]}]""")]
    [InlineData("""{"list":["a.example"],"name":"some list"}""")]
    [InlineData("""["a.example"]""")]
    [InlineData("""{"response":[{"Event":{"Attribute":[{"type":"domain","value":"a.example","to_ids":true}]}}]}""")]
    [InlineData("""{"response":{"Attribute":[{"type":"domain","value":"a.example","to_ids":"1"}]}}""")]
    public void Reads_JSON_in_the_shapes_in_which_it_is_passed_on(string json) => Read(json).Indicators.Single().Value.ShouldBe("a.example");

    [Theory]
    [InlineData("{}")]
    [InlineData("[1]")]
    [InlineData("""{"anything":"else"}""")]
    public void Says_that_JSON_is_neither(string json) => Read(json).Reasons.Keys.Single().ShouldContain("neither");

    [Fact]
    public void Reads_the_published_examples()
    {
        string root = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", "..", "..", "..", "..", "shared", "data", "stix", "examples"));
        if (!Directory.Exists(root))
            Assert.Skip("The STIX examples are not here: put them at ../shared/data/stix/examples beside the repository.");
        Read(File.ReadAllText(Path.Combine(root, "apt1.json"))).Indicators.Count.ShouldBe(10);
        var poison = Read(File.ReadAllText(Path.Combine(root, "poisonivy.json")));
        poison.Indicators.Count.ShouldBe(23);
        poison.Reasons.Keys.ShouldNotContain(r => r.Contains("malformed", StringComparison.Ordinal));
    }

    [Fact]
    public void Reads_a_MISP_event_with_its_objects()
    {
        var set = Read("""
            {"Event":{"info":"Campaign kit","Orgc":{"name":"CERT Valdoria"},"Tag":[{"name":"tlp:green"}],"Attribute":[
            {"type":"domain","value":"a.example","to_ids":true,"uuid":"u1","comment":"landing page","first_seen":"2027-01-01T00:00:00Z"},
            {"type":"hostname","value":"h.b.example","to_ids":true},
            {"type":"ip-dst|port","value":"198.51.100.7|443","to_ids":true},
            {"type":"domain|ip","value":"c.example|198.51.100.8","to_ids":true},
            {"type":"filename|sha256","value":"x.exe|e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b856","to_ids":true},
            {"type":"domain","value":"benign.example","to_ids":false},
            {"type":"mutex","value":"m","to_ids":true},
            {"type":"domain","value":"gone.example","to_ids":true,"deleted":true}],
            "Object":[{"Attribute":[{"type":"email-src","value":"p@d.example","to_ids":true,"Tag":[{"name":"tlp:red"}]}]}]}}
            """);
        set.Indicators.Select(i => i.Value).ShouldBe(
            ["a.example", "h.b.example", "198.51.100.7", "c.example or 198.51.100.8", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b856", "p@d.example"]);
        set.Indicators[0].Source.Tlp.ShouldBe("TLP:GREEN");
        set.Indicators[0].Name.ShouldBe("landing page");
        set.Indicators[1].Kind.ShouldBe(AtomKind.Host);
        set.Indicators[^1].Source.Tlp.ShouldBe("TLP:RED");
        set.Reasons.Values.Sum().ShouldBe(3);
    }

    [Fact]
    public void Reads_a_table_by_its_header()
    {
        var set = Read("Type;Indicator;Confidence;Valid Until;TLP;Source\ndomain;a.example;70;2027-02-01;amber;CERT Valdoria\nhostname;h.b.example;;;;\nip;10.0.0.1;;;;\n;;;;;\n");
        set.Indicators.Select(i => (i.Value, i.Kind, i.Confidence)).ShouldBe([("a.example", AtomKind.Domain, 70), ("h.b.example", AtomKind.Host, -1)]);
        set.Indicators[0].Source.Tlp.ShouldBe("TLP:AMBER");
        set.Reasons.Count.ShouldBe(2);
    }

    [Fact]
    public void Reads_a_list_with_comments_and_hosts_files()
    {
        var set = Read("# list\n// more\na.example # comment\n0.0.0.0 b.example\nhxxp://c[.]example/x\nthis is prose\n\u0000\u0001\n");
        set.Indicators.Select(i => i.Value).ShouldBe(["a.example", "b.example", "https://c.example/x"]);
        set.Reasons["cannot be read"].ShouldBe(2);
    }

    [Theory]
    [InlineData("com", "public suffix")]
    [InlineData("co.uk", "public suffix")]
    [InlineData("10.1.2.3", "private")]
    [InlineData("127.0.0.1", "private")]
    [InlineData("64.0.0.0/7", "wider")]
    [InlineData("popular.example", "allow list")]
    [InlineData("www.popular.example", "allow list")]
    [InlineData("203.0.113.9", "allow list")]
    [InlineData("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", "empty file")]
    public void Refuses_what_would_touch_everybody(string value, string reason)
    {
        var set = Read(value + "\n");
        set.Indicators.ShouldBeEmpty();
        set.Reasons.Keys.Single().ShouldContain(reason);
    }

    [Theory]
    [InlineData("github.io", "hosting platform")]
    [InlineData("phish.popular.example", "allow list")]
    [InlineData("198.50.0.0/15", "wider")]
    public void Marks_what_touches_many(string value, string reason) => Read(value + "\n").Indicators.Single().Demoted!.ShouldContain(reason);

    [Fact]
    public void Never_throws_on_anything_and_loses_nothing_silently()
    {
        Gen.Byte.Array[0, 400].Sample(bytes => ReadBytes(bytes) is not null);
        var whole = Encoding.UTF8.GetBytes(Bundle);
        Gen.Int[0, whole.Length].Sample(cut => ReadBytes(whole[..cut]) is not null);
        Gen.Select(Gen.Int[0, whole.Length - 1], Gen.Byte).Sample((at, b) =>
        {
            var broken = whole.ToArray();
            broken[at] = b;
            return ReadBytes(broken) is not null;
        });
    }

    private static IndicatorSet Read(string text) => ReadBytes(Encoding.UTF8.GetBytes(text));

    private static IndicatorSet ReadBytes(byte[] bytes)
    {
        var allow = new AllowList();
        allow.Add("popular.example");
        allow.Add("203.0.113.0/24");
        var reader = new IndicatorReader(allow);
        reader.Read("x", bytes);
        return reader.Set;
    }
}
