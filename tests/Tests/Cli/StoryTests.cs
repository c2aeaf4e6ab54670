using System.Text.Json;
using Shouldly;
using Tocsin.Cli;
using Tocsin.Tests.Sources;
using Xunit;

namespace Tocsin.Tests.Cli;

/// <summary>The attack of 2017 with synthetic data: every step is in the inputs, and the scan must tell them in order.</summary>
public sealed class StoryTests
{
    [Fact]
    public async Task Hack_and_leak_is_told_in_order_with_what_was_altered_and_who_was_attacked()
    {
        using var folder = new TemporaryFolder();
        using var screen = new Screen();
        (await screen.Run("quickstart", "--story", "hack-and-leak", "--out", folder.Path, "--json")).ShouldBe(ExitCode.Clean);
        var lines = screen.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonDocument.Parse(l).RootElement).ToList();
        var chain = lines.Where(l => l.GetProperty("type").GetString() == "chain").ShouldHaveSingleItem().GetProperty("chain");
        chain.GetProperty("severity").GetString().ShouldBe("critical");
        chain.GetProperty("subjects").EnumerateArray().Select(s => s.GetString()).ShouldBe(["mira-halvorsen"]);
        chain.GetProperty("steps").EnumerateArray().Select(s => s.GetProperty("stage").GetString()).ShouldBe(["lookalike", "lure", "contact", "access", "decoy-touched", "decoy-touched", "leak", "alteration", "amplification", "pickup"]);
        chain.GetProperty("confidence").GetString().ShouldBe("moderate", "one of two lookalikes of the same minute was never used");

        var sightings = lines.Where(l => l.GetProperty("type").GetString() == "sighting").Select(l => l.GetProperty("sighting")).ToList();
        sightings.Count(s => s.GetProperty("stage").GetString() == "lure").ShouldBe(6, "the six mails of the attack and none of the campaign's own");
        var alteration = sightings.Single(s => s.GetProperty("stage").GetString() == "alteration");
        alteration.GetProperty("times").GetInt64().ShouldBe(3);
        alteration.GetProperty("exhibits").EnumerateArray().Select(e => e.GetProperty("place").GetString()).ShouldContain("header Date");
        sightings.Single(s => s.GetProperty("stage").GetString() == "leak").GetProperty("sentence").GetString()!.ShouldStartWith("25 of the 29 documents");
        sightings.Where(s => s.GetProperty("stage").GetString() == "decoy-touched").Select(s => s.GetProperty("sentence").GetString()!).ShouldContain(s => s.Contains("finance share /2027/budget", StringComparison.Ordinal));
        sightings.Single(s => s.GetProperty("stage").GetString() == "contact").GetProperty("times").GetInt64().ShouldBe(3);
        string report = File.ReadAllText(Path.Combine(folder.Path, "report", "report.html"));
        report.ShouldContain("Attack chain 1");
        report.ShouldContain("What was seen in names, mail, logs, dumps and pages");
    }

    [Fact]
    public async Task Mail_alone_is_scanned_without_posts()
    {
        using var folder = new TemporaryFolder();
        string mail = folder.Write("a.eml", "From: Mira Halvorsen IT <service@halvorsen2027-login.example>\nTo: a@halvorsen2027.example\nSubject: Urgent: confirm your password\nContent-Type: text/html\n\n<a href='https://halvorsen2027-login.example/x'>https://halvorsen2027.example</a> confirm your password\n");
        using var screen = new Screen();
        (await screen.Run("scan", "--mail", mail, "--election", "valdoria-2027", "--out", Path.Combine(folder.Path, "out"))).ShouldBe(ExitCode.Findings);
        screen.Output.ShouldContain("1 SIGHTING IN NAMES, MAIL");
        File.ReadAllLines(Path.Combine(folder.Path, "out", "sightings.ndjson")).Length.ShouldBe(1);
    }

    [Fact]
    public async Task What_is_missing_is_said_before_any_work()
    {
        using var folder = new TemporaryFolder();
        string file = folder.Write("names.txt", "a.example\n");
        using var screen = new Screen();
        (await screen.Run("scan", "--names", file, "--out", Path.Combine(folder.Path, "out"))).ShouldBe(ExitCode.Error);
        screen.Messages.ShouldContain("--election FILE");
        using var other = new Screen();
        (await other.Run("scan", "--dump", file, "--out", Path.Combine(folder.Path, "out"))).ShouldBe(ExitCode.Error);
        other.Messages.ShouldContain("--leak-index FILE --leak-key FILE");
        using var nothing = new Screen();
        (await nothing.Run("scan")).ShouldBe(ExitCode.Error);
        nothing.Messages.ShouldContain("nothing to scan was given");
    }
}
