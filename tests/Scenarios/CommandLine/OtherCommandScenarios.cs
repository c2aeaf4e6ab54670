using Shouldly;
using Xunit;

namespace Tocsin.Scenarios.CommandLine;

/// <summary>The other commands, end to end.</summary>
public sealed class OtherCommandScenarios : IDisposable
{
    private readonly Workspace _work = new();

    [Fact]
    public async Task The_quickstart_leaves_a_report_and_says_what_to_type_next()
    {
        var run = await Tool.Run(_work.Directory, "quickstart", "--out", "play");
        run.Exits(0).Output.ShouldContain("report.html");
        run.Output.ShouldContain("NEXT");
        File.ReadAllText(_work.At("play/report/report.html")).ShouldContain("</html>");
        new FileInfo(_work.At("play/report/findings.ndjson")).Length.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task What_was_simulated_can_be_evaluated()
    {
        (await Tool.Run(_work.Directory, "simulate", "--posts", "20000", "--seed", "3", "--out", "posts.ndjson", "--truth", "truth.csv")).Exits(0);
        (await Tool.Run(_work.Directory, "scan", "posts.ndjson", "--out", "report")).Exits(1);
        var run = await Tool.Run(_work.Directory, "evaluate", "report/findings.ndjson", "--truth", "truth.csv", "--json");
        run.Exits(0).Lines().ShouldNotBeEmpty();
    }

    [Fact]
    public async Task The_same_seed_gives_the_same_posts()
    {
        var one = await Tool.Run(_work.Directory, "simulate", "--posts", "3000", "--seed", "11", "--out", "-");
        var two = await Tool.Run(_work.Directory, "simulate", "--posts", "3000", "--seed", "11", "--out", "-");
        var other = await Tool.Run(_work.Directory, "simulate", "--posts", "3000", "--seed", "12", "--out", "-");
        one.Exits(0).OutputBytes.ShouldBe(two.OutputBytes);
        other.OutputBytes.ShouldNotBe(one.OutputBytes);
    }

    [Fact]
    public async Task A_profile_with_mistakes_is_explained_line_by_line()
    {
        _work.Write("bad.yaml", "id: Not An Id\nname: Test\njurisdiction: FR\ntime_zone: Europe/Pariss\n");
        var run = await Tool.Run(_work.Directory, "election", "check", "bad.yaml");
        run.Exits(1).Output.ShouldContain("bad.yaml:1:");
        run.Output.ShouldContain("bad.yaml:4:");
    }

    [Fact]
    public async Task Every_sample_profile_that_is_filled_in_is_without_mistakes()
    {
        var samples = (await Tool.Run(_work.Directory, "election", "samples", "--json")).Exits(0).Lines();
        samples.Count.ShouldBeGreaterThanOrEqualTo(4);
        foreach (string name in samples.Select(s => s.GetProperty("name").GetString()!).Where(n => n != "blank"))
            (await Tool.Run(_work.Directory, "election", "check", name)).Exits(0).Output.ShouldContain("no mistakes");
    }

    [Fact]
    public async Task Plain_words_come_on_standard_error_without_a_trace()
    {
        var run = await Tool.Run(_work.Directory, "scna");
        run.Exits(2).Messages.ShouldContain("did you mean 'scan'?");
        run.Output.ShouldBeEmpty();
    }

    public void Dispose() => _work.Dispose();
}
