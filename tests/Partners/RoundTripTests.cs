using System.Text.Json.Nodes;
using Shouldly;
using Tocsin.Partners.Facts;
using Tocsin.Partners.Misp;
using Tocsin.Partners.Plain;
using Tocsin.Partners.Stix.In;
using Tocsin.Partners.Stix.Out;
using Tocsin.Storage.Partners;
using Tocsin.Tests.Storage;
using Xunit;

namespace Tocsin.Partners.Tests;

/// <summary>Out and in again, field by field, as docs/partners.md says of each format.</summary>
public sealed class RoundTripTests(PostgresServer server)
{
    private const string Partner = "CERT Valdoria", By = "Ida Berg";

    [Theory]
    [InlineData(TlpLevel.Clear, true)]
    [InlineData(TlpLevel.Green, false)]
    [InlineData(TlpLevel.Amber, true)]
    [InlineData(TlpLevel.AmberStrict, false)]
    public void Every_object_of_a_bundle_comes_in_with_every_field_and_at_its_level(TlpLevel level, bool extensions)
    {
        using var at = new SharingHome(StoreHome.Sqlite, server);
        var types = new HashSet<string>(StringComparer.Ordinal);
        for (int seed = 0; seed < 16; seed++)
        {
            IncidentFacts[] facts = seed % 8 == 0 ? [MadeIncidents.Facts(seed), MadeIncidents.Facts(seed + 900)] : [MadeIncidents.Facts(seed)];
            byte[] bytes = IncidentBundle.Bytes(facts, new StixSharing { Office = $"Cell {seed}", Tlp = level, Extensions = extensions });
            var outcome = StixImport.Run(at.Store, Partner, at.File("x.json", bytes), TlpLevel.Clear, By);
            outcome.File.Refused.ShouldBe(0, string.Join(" | ", at.Store.RefusedOf(outcome.File.Id).Select(r => r.Id + " " + r.Reason)));
            foreach (var o in JsonNode.Parse(bytes)!["objects"]!.AsArray().Select(o => o!.AsObject()))
            {
                string id = o["id"]!.ToString(), type = o["type"]!.ToString();
                types.Add(type);

                // What is the same in every bundle was kept with the first.
                var kept = at.Store.PartnerObjects(type).Where(k => k.Id == id).ShouldHaveSingleItem($"seed {seed}: {id}");
                JsonNode.DeepEquals(JsonNode.Parse(kept.Body), o).ShouldBeTrue($"seed {seed}: {kept.Body}");
                if (kept.File == outcome.File.Id && o["object_marking_refs"] is not null)
                    kept.Tlp.ShouldBe(level, $"seed {seed}: {id}");
            }
        }

        types.Count.ShouldBeGreaterThan(extensions ? 17 : 14);
    }

    [Fact]
    public void Every_event_and_object_of_MISP_comes_in_with_every_field_but_those_that_stand_beside()
    {
        using var at = new SharingHome(StoreHome.Sqlite, server);
        for (int seed = 0; seed < 60; seed++)
        {
            var events = MispEvent.Of([MadeIncidents.Facts(seed)], new StixSharing { Office = "Cell", Tlp = (TlpLevel)(seed % 4), Words = seed % 2 == 0 });
            var outcome = MispImport.Run(at.Store, Partner, at.File("e.json", MispEvent.Bytes(events)), TlpLevel.Clear, By);
            outcome.File.Refused.ShouldBe(0, string.Join(" | ", at.Store.RefusedOf(outcome.File.Id).Select(r => r.Id + " " + r.Reason)));
            var e = events["Event"]!.AsObject();
            foreach (var (type, o) in e["Object"]!.AsArray().Select(o => ("misp-object", o!.AsObject())).Append(("misp-event", e)).ToList())
            {
                var kept = at.Store.PartnerObjects(type).Single(k => k.Id == $"{type}--{o["uuid"]}");
                kept.Tlp.ShouldBe((TlpLevel)(seed % 4));
                var without = o.DeepClone().AsObject();
                without.Remove("Attribute");
                without.Remove("Object");
                JsonNode.DeepEquals(JsonNode.Parse(kept.Body), without).ShouldBeTrue(kept.Body);
            }
        }
    }

    [Fact]
    public void Names_of_the_lists_are_those_that_a_person_confirmed_and_the_three_lists_hold_the_same()
    {
        int names = 0;
        for (int seed = 0; seed < 1000; seed++)
        {
            IncidentFacts[] facts = [MadeIncidents.Facts(seed)];
            string[] confirmed = [.. ConfirmedNames.Of(facts).Select(n => n.Name).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
            names += confirmed.Length;
            Lines(NameLists.Blocklist(facts, "Cell", TlpLevel.Green)).Order(StringComparer.Ordinal).ShouldBe(confirmed);
            Lines(NameLists.Hosts(facts, "Cell", TlpLevel.Green)).Select(l => l.Split(' ', '\t')[1]).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ShouldBe(confirmed);
        }

        names.ShouldBeGreaterThan(10);
    }

    private static IEnumerable<string> Lines(string list) => list.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(l => l[0] is not ('#' or ';' or '$' or '@'));
}
