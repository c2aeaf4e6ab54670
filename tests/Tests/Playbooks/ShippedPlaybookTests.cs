using System.Text;
using System.Text.Json;
using Shouldly;
using Tocsin.Engine.Model;
using Tocsin.Playbooks;
using Tocsin.Playbooks.Drafting;
using Tocsin.Playbooks.Reading;
using Xunit;

namespace Tocsin.Tests.Playbooks;

public sealed class ShippedPlaybookTests
{
    private static readonly Guid Standard = new("aa7caf3a-d55a-4e9a-b34e-056215fba56a");

    // What is under way in a store names playbooks and steps by these: they never change.
    private static readonly Dictionary<string, string> Ids = new(StringComparer.Ordinal)
    {
        ["account-takeover"] = "playbook--6feac407-14d9-5b45-8fde-d1e688ddf662",
        ["defaced-results-page"] = "playbook--f116c2e1-311f-58ed-855e-923fb5453492",
        ["dsa-notice"] = "playbook--3ed41e19-ff7f-5a10-8383-61607fbc16c8",
        ["hack-and-leak"] = "playbook--11b655cc-cd1b-5f43-b8f3-3f5b4e818efe",
        ["lookalike-takedown"] = "playbook--94981158-52f2-5de8-8e4e-3eee111acd96",
        ["partner-alert"] = "playbook--9b5d2609-258a-5032-bfe6-2a04e705c154",
        ["platform-referral"] = "playbook--3670682f-1070-58d4-bc6b-6a848c205dde",
        ["press-accreditation"] = "playbook--441784dd-fecc-5b63-81ad-d184870c96c6",
        ["public-note"] = "playbook--66a62fb7-d6d1-5221-a8c2-0f834d4e19d7",
        ["sanction-file"] = "playbook--b097bc9d-399f-50e4-a6b9-1a27cdf915d1",
    };

    public static TheoryData<string> Names => [.. Ids.Keys];

    [Fact]
    public void There_are_these_ten_and_their_ids_stay() =>
        PlaybookLibrary.Shipped.Playbooks.ToDictionary(p => p.Name, p => p.Id, StringComparer.Ordinal).ShouldBe(Ids, ignoreOrder: true);

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_is_valid_without_a_remark_and_named_as_the_standard_names(string name)
    {
        var playbook = PlaybookLibrary.Shipped.Find(name)!;
        PlaybookReader.Read(playbook.Json).Problems.ShouldBeEmpty();
        string contributing = $"{{\"name\":\"{playbook.Title}\",\"playbook_types\":[{string.Join(",", playbook.Types.Select(t => $"\"{t}\""))}]}}";
        playbook.Id.ShouldBe("playbook--" + Uuid5.Create(Standard, Encoding.UTF8.GetBytes(contributing)).ToString("D"));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_step_is_reached_from_the_start_and_every_way_ends(string name)
    {
        using var json = JsonDocument.Parse(PlaybookLibrary.Shipped.Find(name)!.Json);
        var workflow = json.RootElement.GetProperty("workflow");
        var reached = new HashSet<string>(StringComparer.Ordinal);
        int ends = 0;
        void Walk(string id)
        {
            var step = workflow.GetProperty(id);
            string[] next = [.. new[] { "on_true", "on_false", "on_completion" }.Where(n => step.TryGetProperty(n, out _)).Select(n => step.GetProperty(n).GetString()!)];
            if (next.Length == 0)
                step.GetProperty("type").GetString().ShouldBe("end");
            if (!reached.Add(id))
                return;
            ends += next.Length == 0 ? 1 : 0;
            foreach (string to in next)
                Walk(to);
        }

        Walk(json.RootElement.GetProperty("workflow_start").GetString()!);
        reached.Count.ShouldBe(workflow.EnumerateObject().Count());
        ends.ShouldBe(1 + workflow.EnumerateObject().Sum(s => (s.Value.TryGetProperty("on_true", out _) ? 1 : 0) + (s.Value.TryGetProperty("on_false", out _) ? 1 : 0)), "each branch has an end of its own");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_says_what_speaks_against_it_on_what_it_rests_and_that_a_lawyer_checks(string name)
    {
        var tailoring = PlaybookLibrary.Shipped.Find(name)!.Tailoring!;
        tailoring.SpeaksAgainst.Count.ShouldBeGreaterThan(1);
        tailoring.LegalBasis.Count.ShouldBeGreaterThan(1);
        tailoring.LegalCheck.ShouldContain("lawyer");
        tailoring.Proportionality.ShouldNotBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void What_is_written_to_others_needs_a_second_person(string name)
    {
        var playbook = PlaybookLibrary.Shipped.Find(name)!;
        playbook.Steps.Where(s => s.Targets.Count > 0).ShouldAllBe(s => s.NeedsSecondPerson);
        playbook.Steps.Select(s => s.Name).ShouldBeUnique();
        playbook.Steps.Where(s => s.Draft is not null).ShouldAllBe(s => DraftTemplates.Has(s.Draft!));
        playbook.Types.ShouldNotContain("attack");
    }

    [Fact]
    public void Every_template_is_used() =>
        DraftTemplates.Names.ShouldBe(PlaybookLibrary.Shipped.Playbooks.SelectMany(p => p.Steps).Select(s => s.Draft).OfType<string>().Distinct().Order(StringComparer.Ordinal));
}
