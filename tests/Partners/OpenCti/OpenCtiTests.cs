using System.Text.Json.Nodes;
using Shouldly;
using Tocsin.Partners.Stix.Out;
using Tocsin.Storage.Partners;
using Xunit;

namespace Tocsin.Partners.Tests.OpenCti;

/// <summary>Every type and relationship that we write is one that OpenCTI takes, by what its published source says: <c>opencti.tsv</c>.</summary>
/// <remarks>OpenCTI itself is not run here.</remarks>
public sealed class OpenCtiTests
{
    private const int Many = 600;
    private static readonly string[][] Rows = [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "OpenCti", "opencti.tsv")).Where(l => !l.StartsWith('#')).Select(l => l.Split('\t'))];
    private static readonly HashSet<(string From, string Name, string To)> Taken = [.. Rows.Where(r => r[0] == "relationship").Select(r => (r[1], r[2], r[3]))];
    private static readonly Dictionary<string, string[]> Types = Rows.Where(r => r[0] == "type").ToDictionary(r => r[1], r => r, StringComparer.Ordinal);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void It_takes_every_type_with_the_fields_it_demands_and_every_relationship_between_them(bool extensions)
    {
        var seen = new HashSet<(string, string, string)>();
        var passedOver = new HashSet<string>(StringComparer.Ordinal);
        for (int seed = 0; seed < Many; seed++)
        {
            var objects = Objects(seed, extensions);
            var byId = objects.ToDictionary(o => o["id"]!.ToString(), StringComparer.Ordinal);
            foreach (var o in objects)
            {
                if (!Types.TryGetValue(Text(o, "type"), out string[]? type))
                {
                    passedOver.Add(Text(o, "type"));
                    continue;
                }

                foreach (string field in type[3].Split(','))
                    o.ContainsKey(field).ShouldBeTrue($"seed {seed}: OpenCTI takes no {Text(o, "type")} without {field}");
                if (Text(o, "type") != "relationship")
                    continue;
                var relation = (Kind(byId[Text(o, "source_ref")]), Text(o, "relationship_type"), Kind(byId[Text(o, "target_ref")]));
                seen.Add(relation);
                Takes(relation).ShouldBeTrue($"seed {seed}: {relation}");
            }
        }

        // A definition says what an extension means; OpenCTI has channels and narratives of its own and needs none.
        passedOver.ShouldBe(extensions ? ["extension-definition"] : []);
        seen.ShouldContain(("campaign", "targets", "individual"));
        seen.ShouldContain(("campaign", "uses", "attack-pattern"));
        seen.ShouldContain(("indicator", "based-on", "observed-data"));
        seen.Contains(("campaign", "uses", "narrative")).ShouldBe(extensions);
    }

    [Fact]
    public void The_table_can_say_no()
    {
        Takes(("campaign", "based-on", "narrative")).ShouldBeFalse();
        Takes(("observed-data", "indicates", "campaign")).ShouldBeFalse();
        Takes(("indicator", "based-on", "url")).ShouldBeTrue();
        Takes(("observed-data", "related-to", "campaign")).ShouldBeTrue();
    }

    [Fact]
    public void What_our_extension_says_of_an_incident_stands_in_words_and_labels_too_since_OpenCTI_keeps_no_extension_but_its_own()
    {
        for (int seed = 0; seed < 200; seed++)
        {
            var objects = Objects(seed, extensions: true);
            var incident = objects.Single(o => Text(o, "type") == "incident");
            var says = incident["extensions"]!.AsObject().Single().Value!.AsObject();
            string[] labels = [.. incident["labels"]!.AsArray().Select(l => l!.ToString())];
            foreach (string name in new[] { "severity", "state", "election" })
                labels.ShouldContain($"{name}:{says[name]}");
            var campaign = objects.Single(o => Text(o, "type") == "campaign");
            (Text(campaign, "first_seen"), Text(campaign, "last_seen")).ShouldBe((says["first_act"]!.ToString(), says["last_act"]!.ToString()));
            string judged = Text(objects.Single(o => Text(o, "type") == "note" && Text(o, "abstract") == "What was judged"), "content");
            judged.ShouldContain(says["qualifies"]!.GetValue<bool>() ? "All four hold" : "Not all four hold");
            if (says["breakout"] is { } breakout)
                judged.ShouldContain($"Breakout Scale: category {breakout}");
            says["criteria"]!.AsArray().Count(c => c!["judged"]!.ToString() == "not judged").ShouldBe(judged.Split(": not judged").Length - 1);
        }
    }

    private static bool Takes((string From, string Name, string To) r) => Taken.Contains(r) || Taken.Contains(("*", r.Name, "*"))
        || (Types.TryGetValue(r.To, out string[]? type) && type[4] == "observable" && Taken.Contains((r.From, r.Name, "*observable")));

    // An identity is there an individual, an organization or a system.
    private static string Kind(JsonObject o) => Text(o, "type") == "identity" ? Text(o, "identity_class") : Text(o, "type");

    private static List<JsonObject> Objects(int seed, bool extensions) =>
        [.. IncidentBundle.Of([MadeIncidents.Facts(seed)], new StixSharing { Office = "Cell", Tlp = (TlpLevel)(seed % 4), Extensions = extensions })["objects"]!.AsArray().Select(o => o!.AsObject())];

    private static string Text(JsonObject o, string name) => o[name]?.ToString() ?? "";
}
