using System.Text.Json.Nodes;
using Shouldly;
using Tocsin.Partners.Stix.Check;
using Tocsin.Partners.Stix.Out;
using Tocsin.Storage.Partners;
using Tocsin.Tests.Exchange.Stix;
using Xunit;

namespace Tocsin.Partners.Tests.Stix;

/// <summary>Strict out: whatever an incident holds, its bundle is STIX 2.1 and gives nothing away.</summary>
public sealed class IncidentBundleTests
{
    private const int Many = 3000, ThroughSchemas = 60;

    private static readonly TlpLevel[] Levels = [TlpLevel.Clear, TlpLevel.Green, TlpLevel.Amber, TlpLevel.AmberStrict];

    [Fact]
    public void Thousands_of_made_up_incidents_pass_our_own_check_and_hold_no_secret()
    {
        var types = new HashSet<string>(StringComparer.Ordinal);
        for (int seed = 0; seed < Many; seed++)
        {
            var bundle = IncidentBundle.Of([MadeIncidents.Facts(seed)], Sharing(seed));
            StixCheck.Of(bundle).ShouldBeEmpty($"seed {seed}");
            types.UnionWith(Objects(bundle).Select(Type));
            bundle.ToJsonString().Contains(MadeIncidents.Secret, StringComparison.Ordinal).ShouldBeFalse($"seed {seed}");
        }

        types.Order(StringComparer.Ordinal).ShouldBe(
        [
            "attack-pattern", "campaign", "channel", "course-of-action", "domain-name", "email-addr", "extension-definition", "file", "identity", "incident", "indicator", "marking-definition", "narrative", "note",
            "observed-data", "opinion", "relationship", "report", "sighting", "url", "user-account",
        ]);
    }

    [Fact]
    public async Task Their_objects_pass_the_published_schemas()
    {
        for (int seed = 0; seed < ThroughSchemas; seed++)
        {
            foreach (var o in Objects(IncidentBundle.Of([MadeIncidents.Facts(seed), MadeIncidents.Facts(seed + Many)], Sharing(seed))).Where(o => Type(o) is not ("channel" or "narrative")))
                (await StixSchemas.OfAsync(Type(o))).Validate(o.ToJsonString()).ShouldBeEmpty($"seed {seed}: {o.ToJsonString()}");
        }
    }

    [Fact]
    public void The_same_state_gives_the_same_bytes_and_a_later_state_the_same_ids_with_a_later_version()
    {
        var facts = MadeIncidents.Facts(11);
        byte[] first = IncidentBundle.Bytes([facts], Sharing(0));
        IncidentBundle.Bytes([MadeIncidents.Facts(11)], Sharing(0)).ShouldBe(first);

        var later = facts with { Card = facts.Card with { Changed = facts.Card.Changed.AddDays(1) }, Title = "another title" };
        var before = Objects(IncidentBundle.Of([facts], Sharing(0))).Single(o => Type(o) == "incident");
        var after = Objects(IncidentBundle.Of([later], Sharing(0))).Single(o => Type(o) == "incident");
        after["id"]!.ToString().ShouldBe(before["id"]!.ToString());
        string.CompareOrdinal(after["modified"]!.ToString(), before["modified"]!.ToString()).ShouldBeGreaterThan(0);
        after["created"]!.ToString().ShouldBe(before["created"]!.ToString());
    }

    [Fact]
    public void Without_extensions_only_types_and_properties_of_the_standard_leave()
    {
        for (int seed = 0; seed < 200; seed++)
        {
            foreach (var o in Objects(IncidentBundle.Of([MadeIncidents.Facts(seed)], Sharing(seed) with { Extensions = false })))
            {
                Type(o).ShouldNotBeOneOf("channel", "narrative", "extension-definition");
                o.ContainsKey("extensions").ShouldBeFalse();
            }
        }
    }

    [Fact]
    public void Words_of_people_leave_only_when_somebody_says_so()
    {
        int seed = Enumerable.Range(0, 100).First(s => MadeIncidents.Facts(s).Notes.Count > 0);
        var facts = MadeIncidents.Facts(seed);
        IncidentBundle.Of([facts], Sharing(0)).ToJsonString().ShouldNotContain(MadeIncidents.Secret);
        IncidentBundle.Of([facts], Sharing(0) with { Words = true }).ToJsonString().ShouldContain(MadeIncidents.Secret);
    }

    [Fact]
    public void Every_object_bears_the_marking_of_the_share_and_red_is_never_written()
    {
        foreach (var level in Levels)
        {
            string[] markings = [.. Objects(IncidentBundle.Of([MadeIncidents.Facts(3)], Sharing(0) with { Tlp = level })).Where(o => Type(o) == "marking-definition").Select(o => o["id"]!.ToString())];
            markings.Length.ShouldBe(level == TlpLevel.AmberStrict ? 2 : 1);
            foreach (var o in Objects(IncidentBundle.Of([MadeIncidents.Facts(3)], Sharing(0) with { Tlp = level })).Where(o => Type(o) is "incident" or "campaign" or "indicator" or "note" or "user-account" or "relationship" or "report"))
                o["object_marking_refs"]!.AsArray().Select(m => m!.ToString()).ShouldBe(markings);
        }

        Should.Throw<InvalidOperationException>(() => IncidentBundle.Of([MadeIncidents.Facts(3)], Sharing(0) with { Tlp = TlpLevel.Red })).Message.ShouldStartWith("BUG:");
    }

    [Fact]
    public void A_bundle_that_is_broken_after_all_is_not_given_out()
    {
        var objects = Objects(IncidentBundle.Of([MadeIncidents.Facts(5)], Sharing(0))).ToList();
        var report = objects.Single(o => Type(o) == "report");
        Written([.. objects]).ShouldBeNull();

        // What is named and never written, an object that is not of the standard, a reference to the wrong type: each is found though nothing but ids is kept.
        Written([.. objects.Where(o => Type(o) != "campaign")]).ShouldNotBeNull().ShouldStartWith("BUG:");
        report["published"] = "yesterday";
        Written([.. objects]).ShouldNotBeNull().ShouldContain("published");
        report["published"] = report["modified"]!.ToString();
        Written([.. objects]).ShouldBeNull();
        report["created_by_ref"] = objects.First(o => Type(o) == "campaign")["id"]!.ToString();
        Written([.. objects]).ShouldNotBeNull().ShouldContain("created_by_ref");
    }

    [Fact]
    public void A_bundle_written_incident_by_incident_asks_for_each_once_and_is_the_same_to_the_byte()
    {
        var facts = Enumerable.Range(0, 6).Select(s => MadeIncidents.Facts(s)).ToList();
        int asked = 0;
        using var memory = new MemoryStream();
        int count = IncidentBundle.Write(facts.Select(f => { asked++; return f; }), Sharing(0), memory);
        asked.ShouldBe(facts.Count);
        memory.ToArray().ShouldBe(IncidentBundle.Bytes([.. Enumerable.Reverse(facts)], Sharing(0)));
        var objects = Objects(JsonNode.Parse(memory.ToArray())!.AsObject()).ToList();
        (count, objects.Count(o => Type(o) == "grouping"), Type(objects[^1])).ShouldBe((objects.Count, facts.Count, "report"));
        objects[^1]["object_refs"]!.AsArray().Select(r => r!.ToString()).Order(StringComparer.Ordinal).ShouldBe(objects.Where(o => Type(o) is not ("marking-definition" or "extension-definition" or "grouping" or "report") && o["name"]?.ToString() != Sharing(0).Office).Select(o => o["id"]!.ToString()).Order(StringComparer.Ordinal));
        Should.Throw<ArgumentOutOfRangeException>(() => IncidentBundle.Write([], Sharing(0), Stream.Null));
    }

    private static string? Written(IReadOnlyList<JsonObject> objects)
    {
        using var bundle = new BundleWriter(Stream.Null);
        try
        {
            foreach (var o in objects)
                bundle.Add(o);
            bundle.Finish("report");
            return null;
        }
        catch (InvalidOperationException error)
        {
            return error.Message;
        }
    }

    private static StixSharing Sharing(int seed) => new() { Office = "Élections \"Cell\" 7", Tlp = Levels[seed % Levels.Length], Extensions = seed % 3 != 2 };

    private static IEnumerable<JsonObject> Objects(JsonObject bundle) => bundle["objects"]!.AsArray().Select(o => o!.AsObject());

    private static string Type(JsonObject o) => o["type"]!.ToString();
}
