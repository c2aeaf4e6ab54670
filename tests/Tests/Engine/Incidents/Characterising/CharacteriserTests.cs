using System.Text.Json;
using Shouldly;
using Tocsin.Engine.Incidents;
using Tocsin.Engine.Incidents.Characterising;
using Tocsin.Engine.Incidents.Fusing;
using Tocsin.Engine.Model.Findings;
using Tocsin.Engine.Model.Sightings;
using Tocsin.Tests.Storage;
using Xunit;

namespace Tocsin.Tests.Engine.Incidents.Characterising;

public sealed class CharacteriserTests
{
    [Fact]
    public void Accounts_acting_together_speak_for_one_criterion_only()
    {
        var proposals = Of([Cases.Case("a", Cases.Accounts("u", 60))]);
        proposals.Where(p => p.Indicated).Select(p => p.Criterion).ShouldBe([Criterion.ArtificialDissemination]);
        proposals[3].Evidence.ShouldBe(["finding--a"]);
        proposals.ShouldAllBe(p => p.Missing.Length > 0);
    }

    [Fact]
    public void Openly_declared_groups_speak_for_none() => Of([Cases.Case("a", Cases.Accounts("u", 60), declared: "a party")]).ShouldAllBe(p => !p.Indicated);

    [Fact]
    public void Altered_documents_are_misleading_content_and_nothing_of_that_shows_foreign_involvement()
    {
        var proposals = Of([], StoredScans.Seen("leak", AttackStage.Leak, -3, "bait.example"), StoredScans.Seen("altered", AttackStage.Alteration, -2, "bait.example"));
        proposals[(int)Criterion.MisleadingContent].Confidence.ShouldBe(Confidence.High);
        proposals[(int)Criterion.MisleadingContent].Evidence.ShouldBe(["sighting--altered"]);
        proposals[(int)Criterion.Interests].Indicated.ShouldBeTrue();
        proposals[(int)Criterion.ForeignInvolvement].Indicated.ShouldBeFalse();
        proposals[(int)Criterion.ArtificialDissemination].Indicated.ShouldBeFalse();
    }

    [Fact]
    public void Ids_and_names_of_techniques_are_those_of_the_frameworks()
    {
        var names = Names("disarm", "DISARM.json").Concat(Names("attack", "attack-subset.json")).ToLookup(n => n.Id, n => n.Name);
        TechniqueTable.All.Count().ShouldBeGreaterThan(10);
        foreach (string[] row in TechniqueTable.All)
            names[row[2]].ShouldContain(row[3], row[2]);
    }

    private static IReadOnlyList<CriterionProposal> Of(IReadOnlyList<FindingCase> cases, params IReadOnlyList<Sighting> sightings)
    {
        var input = new FusionInput(cases, [], sightings);
        var fusion = new IncidentFusion(Cases.Election());
        var told = fusion.Tell(input, fusion.Groups(input, []).ShouldHaveSingleItem(), []);
        return Characteriser.Of(told, input).Criteria;
    }

    private static IEnumerable<(string Id, string Name)> Names(string folder, string name)
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (at is not null && !File.Exists(Path.Combine(at.FullName, "shared", "data", folder, name)))
            at = at.Parent;
        if (at is null)
            Assert.Skip($"Needs {name} under ../shared/data/{folder}, which is not part of this repository.");
        using var bundle = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(at.FullName, "shared", "data", folder, name)));
        foreach (var one in bundle.RootElement.GetProperty("objects").EnumerateArray().Where(o => o.GetProperty("type").GetString() == "attack-pattern"))
        {
            foreach (var reference in one.GetProperty("external_references").EnumerateArray().Where(r => r.TryGetProperty("external_id", out _)))
                yield return (reference.GetProperty("external_id").GetString()!, one.GetProperty("name").GetString()!);
        }
    }
}
