using System.Text.Json.Nodes;
using NJsonSchema;
using Shouldly;
using Tocsin.Sources.Elections;
using Tocsin.Sources.Yaml;
using Xunit;

namespace Tocsin.Tests.Sources.Elections;

public sealed class SampleTests
{
    public static TheoryData<string> Samples => [.. SampleFolder.Profiles];

    private static Task<JsonSchema> Schema() => JsonSchema.FromFileAsync(Path.Combine(SampleFolder.Path, "election.schema.json"));

    [Theory]
    [MemberData(nameof(Samples))]
    public void Every_sample_loads_without_a_mistake(string file)
    {
        ElectionLoad load = ElectionProfile.Load(Path.Combine(SampleFolder.Path, file));
        load.Mistakes.ShouldBeEmpty();
        load.Election.ShouldNotBeNull();
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public async Task Every_sample_satisfies_the_schema_that_it_names(string file)
    {
        string text = await File.ReadAllTextAsync(Path.Combine(SampleFolder.Path, file), TestContext.Current.CancellationToken);
        text.ShouldStartWith("# yaml-language-server: $schema=election.schema.json\n");
        JsonSchema schema = await Schema();
        schema.Validate(Json(Tree(text))!.ToJsonString()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("id: a\nname: b\njurisdiction: FR\n")]
    [InlineData("id: a\nname: b\njurisdiction: FR\ntime_zone: Europe/Paris\nfoo: bar\n")]
    [InlineData("id: a\nname: b\njurisdiction: FR\ntime_zone: Europe/Paris\nprotected: {people: [{id: a, name: b, domains: ['https://a.org']}]}\n")]
    [InlineData("id: a\nname: b\njurisdiction: FR\ntime_zone: Europe/Paris\noutlets: [{name: a, status: [{kind: sanctioned}]}]\n")]
    public async Task The_schema_refuses_what_the_loader_refuses(string yaml)
    {
        JsonSchema schema = await Schema();
        schema.Validate(Json(Tree(yaml))!.ToJsonString()).ShouldNotBeEmpty();
        ElectionProfile.Parse(yaml, "p").Election.ShouldBeNull();
    }

    [Fact]
    public async Task Schema_and_loader_know_the_same_keys()
    {
        JsonSchema schema = await Schema();
        var sections = new (JsonSchema Schema, ProfileSection Section)[]
        {
            (schema, ProfileSection.Root),
            (schema.Definitions["period"], ProfileSection.Period),
            (schema.Definitions["protected"], ProfileSection.Protected),
            (schema.Definitions["subject"], ProfileSection.Subject),
            (schema.Definitions["outlet"], ProfileSection.Outlet),
            (schema.Definitions["status"], ProfileSection.Status),
            (schema.Definitions["group"], ProfileSection.Group),
        };
        schema.Definitions.Count.ShouldBe(sections.Length - 1);
        foreach ((JsonSchema part, ProfileSection section) in sections)
        {
            part.Properties.Keys.ShouldBe(section.Keys.Select(k => k.Name), section.Name);
            part.RequiredProperties.ShouldBe(section.Keys.Where(k => k.Required).Select(k => k.Name), section.Name);
            part.AllowAdditionalProperties.ShouldBeFalse();
            part.Properties.Values.ShouldAllBe(p => p.HasReference || !string.IsNullOrEmpty(p.Description));
        }
        schema.Definitions["period"].Properties["kind"].Enumeration.ShouldBe(ProfileSection.PeriodKinds);
        schema.Definitions["status"].Properties["kind"].Enumeration.ShouldBe(ProfileSection.StatusKinds);
    }

    [Fact]
    public void The_documentation_names_every_key()
    {
        string page = File.ReadAllText(Path.Combine(SampleFolder.Path, "..", "..", "docs", "election-profile.md"));
        ProfileSection[] sections =
        [
            ProfileSection.Root, ProfileSection.Period, ProfileSection.Protected, ProfileSection.Subject, ProfileSection.Outlet,
            ProfileSection.Status, ProfileSection.Group,
        ];
        foreach (string key in sections.SelectMany(s => s.Keys.Select(k => k.Name)).Concat(ProfileSection.PeriodKinds).Concat(ProfileSection.StatusKinds))
            page.ShouldContain($"`{key}`");
    }

    private static YamlNode Tree(string text) => YamlTree.Read(text, new MistakeLog("p")).ShouldNotBeNull();

    private static JsonNode? Json(YamlNode node) => node.Kind switch
    {
        YamlNodeKind.Mapping => new JsonObject(node.Entries.Select(e => KeyValuePair.Create(e.Key.Text, Json(e.Value)))),
        YamlNodeKind.List => new JsonArray([.. node.Items.Select(Json)]),
        _ => JsonValue.Create(node.Text),
    };
}
