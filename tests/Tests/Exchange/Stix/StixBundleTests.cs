using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Shouldly;
using Tocsin.Engine.Model;
using Tocsin.Engine.Model.Findings;
using Tocsin.Exchange.Stix;
using Xunit;

namespace Tocsin.Tests.Exchange.Stix;

/// <summary>Strict out: what the schemas say, and what they cannot say.</summary>
public sealed partial class StixBundleTests
{
    private static readonly Guid ObservableNamespace = new("00abedb4-aa42-466c-9c01-fed23315a9b7");

    private static readonly Dictionary<string, string[]> Required = new()
    {
        ["identity"] = ["name", "created", "modified"],
        ["campaign"] = ["name", "created", "modified"],
        ["report"] = ["name", "published", "object_refs", "created", "modified"],
        ["note"] = ["content", "object_refs", "created", "modified"],
        ["observed-data"] = ["first_observed", "last_observed", "number_observed", "object_refs", "created", "modified"],
        ["relationship"] = ["relationship_type", "source_ref", "target_ref", "created", "modified"],
        ["marking-definition"] = ["definition_type", "definition", "created"],
        ["url"] = ["value"],
        ["domain-name"] = ["value"],
        ["user-account"] = ["user_id"],
    };

    public static TheoryData<string> Reports => ["ordinary", "hostile", "empty", "declared only"];

    [Theory]
    [MemberData(nameof(Reports))]
    public async Task Every_object_passes_the_published_schema_of_its_type(string name)
    {
        foreach (var o in Objects(name))
        {
            var schema = await StixSchemas.OfAsync(Text(o, "type"));
            schema.Validate(o.ToJsonString()).ShouldBeEmpty(o.ToJsonString());
        }
    }

    [Fact]
    public async Task The_schemas_do_reject_what_is_wrong()
    {
        var report = Objects("ordinary").First(o => Text(o, "type") == "report");
        report["published"] = "yesterday";
        (await StixSchemas.OfAsync("report")).Validate(report.ToJsonString()).ShouldNotBeEmpty();
        report["published"] = "2027-04-25T08:00:00.000Z";
        report["object_refs"] = new JsonArray();
        (await StixSchemas.OfAsync("report")).Validate(report.ToJsonString()).ShouldNotBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Reports))]
    public void Required_properties_are_there_and_no_array_is_empty(string name)
    {
        foreach (var o in Objects(name))
        {
            foreach (string property in Required[Text(o, "type")].Concat(["type", "spec_version", "id"]))
                o.ContainsKey(property).ShouldBeTrue($"{property} of {o}");
            Text(o, "spec_version").ShouldBe("2.1");
            foreach (var (_, value) in o)
                (value is JsonArray { Count: 0 } or null).ShouldBeFalse(o.ToString());
        }
    }

    [Theory]
    [MemberData(nameof(Reports))]
    public void Every_reference_resolves_inside_the_bundle_and_ids_are_unique(string name)
    {
        var objects = Objects(name);
        var ids = objects.Select(o => Text(o, "id")).ToList();
        ids.Distinct().Count().ShouldBe(ids.Count);
        foreach (var o in objects)
        {
            Id().IsMatch(Text(o, "id")).ShouldBeTrue(Text(o, "id"));
            Text(o, "id").ShouldStartWith(Text(o, "type") + "--");
            foreach (string reference in References(o))
                ids.ShouldContain(reference);
        }
    }

    [Theory]
    [MemberData(nameof(Reports))]
    public void Times_end_in_Z_have_milliseconds_and_stand_in_order(string name)
    {
        foreach (var o in Objects(name))
        {
            foreach (var (property, value) in o.Where(p => p.Key is "created" or "modified" or "published" || p.Key.EndsWith("_observed", StringComparison.Ordinal) && p.Key != "number_observed" || p.Key.EndsWith("_seen", StringComparison.Ordinal)))
                Time().IsMatch(value!.GetValue<string>()).ShouldBeTrue($"{property}: {value}");
            Ordered(o, "created", "modified");
            Ordered(o, "first_observed", "last_observed");
            Ordered(o, "first_seen", "last_seen");
        }
    }

    [Theory]
    [MemberData(nameof(Reports))]
    public void Observables_have_the_prescribed_UUIDv5_and_nothing_else_uses_its_namespace(string name)
    {
        foreach (var o in Objects(name))
        {
            string type = Text(o, "type");
            if (type == "marking-definition")
                continue;
            Text(o, "id")[(type.Length + 2)..][14].ShouldBe('5');
            if (o.ContainsKey("created"))
                continue;
            string property = type == "user-account" ? "user_id" : "value";
            string canonical = $"{{\"{property}\":{JsonSerializer.Serialize(Text(o, property), Plain)}}}";
            Text(o, "id").ShouldBe($"{type}--{Uuid5.Create(ObservableNamespace, System.Text.Encoding.UTF8.GetBytes(canonical))}");
        }
    }

    [Theory]
    [MemberData(nameof(Reports))]
    public void Addresses_are_strict_and_relationships_join_no_wrong_kinds(string name)
    {
        foreach (var o in Objects(name))
        {
            switch (Text(o, "type"))
            {
                case "url":
                    Uri.IsWellFormedUriString(Text(o, "value"), UriKind.Absolute).ShouldBeTrue(Text(o, "value"));
                    Text(o, "value").ShouldStartWith("http");
                    break;
                case "domain-name":
                    Uri.CheckHostName(Text(o, "value")).ShouldBe(UriHostNameType.Dns);
                    break;
                case "observed-data":
                    References(o, "object_refs").ShouldAllBe(r => r.StartsWith("url--") || r.StartsWith("domain-name--") || r.StartsWith("user-account--"));
                    o["number_observed"]!.GetValue<int>().ShouldBeInRange(1, 999_999_999);
                    break;
                case "relationship":
                    Text(o, "source_ref").ShouldStartWith("observed-data--");
                    Text(o, "target_ref").ShouldStartWith("campaign--");
                    break;
            }
        }
    }

    [Fact]
    public void The_bundle_holds_what_the_scan_found()
    {
        var report = SampleReports.Ordinary();
        var objects = Objects("ordinary");
        int Count(string type) => objects.Count(o => Text(o, "type") == type);
        Count("campaign").ShouldBe(report.Incidents.Count);
        Count("observed-data").ShouldBe(report.Findings.Count);
        Count("note").ShouldBe(report.Findings.Count + 1);
        Count("relationship").ShouldBe(4);
        Count("report").ShouldBe(1);
        Count("user-account").ShouldBe(report.Findings.SelectMany(f => f.Accounts).Select(a => a.Account).Distinct().Count());
        var note = objects.First(o => Text(o, "type") == "note");
        Text(note, "content").ShouldContain("observed 57, expected by chance 0.02");
        Text(note, "content").ShouldContain("p = 2.0e-413");
        note["confidence"]!.GetValue<int>().ShouldBe(85);
        Text(objects.Single(o => Text(o, "type") == "report"), "published").ShouldBe("2027-04-25T06:00:00.000Z");
    }

    [Fact]
    public void An_empty_scan_is_a_sound_bundle_that_says_what_it_does_not_prove()
    {
        var objects = Objects("empty");
        objects.Select(o => Text(o, "type")).ShouldBe(["marking-definition", "identity", "report", "note"]);
        Text(objects[3], "content").ShouldContain("no proof of absence");
    }

    [Fact]
    public void No_path_leaves_with_the_bundle()
    {
        string text = Written.Text(new StixBundleExporter(), SampleReports.Ordinary());
        text.ShouldNotContain("data/posts");
        text.ShouldContain("posts-2027-04.ndjson.gz");
    }

    [Theory]
    [InlineData(TrafficLight.White, "613f2e26-407d-48c7-9eca-b8e91df99dc9")]
    [InlineData(TrafficLight.Green, "34098fce-860f-48ae-8e50-ebd3cc5e41da")]
    [InlineData(TrafficLight.Amber, "f88d31f6-486f-44da-b317-01333bde0b82")]
    [InlineData(TrafficLight.Red, "5e57c739-391a-4eb3-b6be-7d15ca92d5ed")]
    public async Task Markings_are_the_fixed_ones(TrafficLight light, string id)
    {
        var marking = Parse(new StixBundleExporter(light), SampleReports.Empty())[0];
        Text(marking, "id").ShouldBe("marking-definition--" + id);
        (await StixSchemas.OfAsync("marking-definition")).Validate(marking.ToJsonString()).ShouldBeEmpty();
    }

    [Fact]
    public void Links_become_strict_addresses_or_stay_words()
    {
        string? Value(string kind, string value) => StixObservables.From(
            new SharedObject { Kind = kind, Value = value, Accounts = 1, Posts = 1, AccountsInData = 1, FirstAct = default, Span = default }, ["x"])?["value"]!.GetValue<string>();
        Value("link", "https://müller.example/straße?q=é#x").ShouldBe("https://xn--mller-kva.example/stra%C3%9Fe?q=%C3%A9#x");
        Value("link", "news.example/a b").ShouldBe("https://news.example/a%20b");
        Value("link", "javascript:alert(1)").ShouldBeNull();
        Value("link", "http://[::bad").ShouldBeNull();
        Value("link", "mailto:a@b.example").ShouldBeNull();
        Value("domain", "Depeche.EXAMPLE.").ShouldBe("depeche.example");
        Value("domain", "not a host").ShouldBeNull();
        Value("hashtag", "vote").ShouldBeNull();
        Value("domain", "x.example").ShouldBe("x.example");
    }

    private static JsonSerializerOptions Plain { get; } = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static List<JsonObject> Objects(string name) => Parse(new StixBundleExporter(), name switch
    {
        "ordinary" => SampleReports.Ordinary(),
        "hostile" => SampleReports.Hostile(),
        "declared only" => SampleReports.Ordinary() with { Findings = [SampleReports.Ordinary().Findings[4] with { Accounts = [], Objects = [] }], Incidents = [] },
        _ => SampleReports.Empty(),
    });

    private static List<JsonObject> Parse(StixBundleExporter exporter, ScanReport report)
    {
        var bundle = JsonNode.Parse(Written.Bytes(exporter, report))!.AsObject();
        Text(bundle, "type").ShouldBe("bundle");
        Id().IsMatch(Text(bundle, "id")).ShouldBeTrue();
        return [.. bundle["objects"]!.AsArray().Select(o => o!.AsObject())];
    }

    private static string Text(JsonObject o, string property) => o[property]!.GetValue<string>();

    private static IEnumerable<string> References(JsonObject o, string? only = null) => o
        .Where(p => only is null ? p.Key.EndsWith("_ref", StringComparison.Ordinal) || p.Key.EndsWith("_refs", StringComparison.Ordinal) : p.Key == only)
        .SelectMany(p => p.Value is JsonArray many ? many.Select(v => v!.GetValue<string>()) : [p.Value!.GetValue<string>()]);

    private static void Ordered(JsonObject o, string first, string last)
    {
        if (o.ContainsKey(first) && o.ContainsKey(last))
            Moment(o, first).ShouldBeLessThanOrEqualTo(Moment(o, last));
    }

    private static DateTimeOffset Moment(JsonObject o, string property) =>
        DateTimeOffset.Parse(Text(o, property), CultureInfo.InvariantCulture);

    [GeneratedRegex("^[a-z][a-z0-9-]+[a-z0-9]--[0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$")]
    private static partial Regex Id();

    [GeneratedRegex(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$")]
    private static partial Regex Time();
}
