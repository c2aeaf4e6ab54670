using System.Text.Json;
using Shouldly;
using Tocsin.Cli;
using Tocsin.Tests.Playbooks;
using Tocsin.Tests.Sources;
using Xunit;

namespace Tocsin.Tests.Cli;

public sealed class PlaybooksCommandTests
{
    private const string Mail = "Date: Fri, 09 Apr 2027 10:00:00 +0000\nFrom: Mira Halvorsen IT <service@halvorsen2027-login.example>\nTo: a@halvorsen2027.example\nSubject: Urgent: confirm your password\nContent-Type: text/html\n\n<a href='https://halvorsen2027-login.example/x'>https://halvorsen2027.example</a> confirm your password\n";

    [Fact]
    public async Task A_run_goes_from_the_proposal_to_the_outcome_and_stays_in_the_store()
    {
        using var folder = new TemporaryFolder();
        string store = Path.Combine(folder.Path, "cases.db"), drafts = Path.Combine(folder.Path, "drafts");
        (await Run("scan", "--mail", folder.Write("a.eml", Mail), "--names", folder.Write("names.txt", "halvorsen2027-login.example\n"), "--election", "valdoria-2027", "--out", Path.Combine(folder.Path, "out"), "--store", store, "--purpose", "to watch the vote", "--by", "Ida Berg")).Code.ShouldBe(ExitCode.Findings);

        var proposed = await Run("playbooks", "propose", "1", "--store", store, "--json");
        proposed.Lines.Select(l => l.GetProperty("name").GetString()).ShouldContain("lookalike-takedown");
        (await Run("playbooks", "propose", "1", "--store", store)).Output.ShouldContain("A lawyer of the country concerned checks");

        string run = (await Run("playbooks", "start", "1", "lookalike-takedown", "--by", "Ida Berg", "--reason", "it asks for passwords", "--store", store, "--json")).Lines[0].GetProperty("id").GetString()!;
        (await Run("playbooks", "start", "1", "lookalike-takedown", "--by", "Jon Ek", "--reason", "again", "--store", store)).Messages.ShouldContain("already");
        string brief = run[..10];
        (await Run("playbooks", "tick", brief, "judge", "--by", "Ida Berg", "--note", "the page copies ours", "--store", store)).Code.ShouldBe(ExitCode.Clean);
        (await Run("playbooks", "tick", brief, "deceives", "--by", "Ida Berg", "--answer", "yes", "--store", store)).Code.ShouldBe(ExitCode.Clean);

        var drafted = await Run("playbooks", "draft", brief, "notice", "--out", drafts, "--by", "Ida Berg", "--store", store, "--json");
        string letter = drafted.Lines[0].GetProperty("files")[0].GetString()!;
        File.ReadAllText(letter).ShouldStartWith("**DRAFT, not sent**");
        File.ReadAllText(letter).ShouldContain("`halvorsen2027-login.example`");
        (await Run("playbooks", "draft", brief, "notice", "--out", drafts, "--by", "Ida Berg", "--store", store)).Messages.ShouldContain("somebody may have worked on it");

        (await Run("playbooks", "approve", brief, "notice", "--by", " ida berg", "--store", store)).Messages.ShouldContain("a second person approves");
        (await Run("playbooks", "approve", brief, "notice", "--by", "Jon Ek", "--file", letter, "--store", store)).Messages.ShouldContain("that nobody filled");
        string filled = folder.Write("letter.md", "Dear registrar,\n");
        (await Run("playbooks", "approve", brief, "notice", "--by", "Jon Ek", "--file", filled, "--store", store)).Code.ShouldBe(ExitCode.Clean);
        var approved = await Run("playbooks", "draft", brief, "notice", "--out", drafts + "2", "--by", "Ida Berg", "--store", store, "--json");
        File.ReadAllText(approved.Lines[0].GetProperty("files")[0].GetString()!).ShouldStartWith("**Approved by Jon Ek on ");
        (await Run("playbooks", "tick", brief, "notice", "--by", "Ida Berg", "--note", "sent", "--store", store)).Code.ShouldBe(ExitCode.Clean);
        (await Run("playbooks", "outcome", brief, "taken down in 2 days", "--by", "Ida Berg", "--store", store)).Code.ShouldBe(ExitCode.Clean);

        var told = (await Run("playbooks", "runs", "1", "--store", store, "--json")).Lines.ShouldHaveSingleItem();
        var steps = told.GetProperty("steps").EnumerateArray().ToDictionary(s => s.GetProperty("step").GetString()!, s => s.GetProperty("state").GetString()!);
        steps["notice"].ShouldBe("done");
        steps["watch"].ShouldBe("needless");
        steps["dispute"].ShouldBe("open");
        (await Run("playbooks", "runs", "--store", store)).Output.ShouldContain("taken down in 2 days");
        (await Run("playbooks", "propose", "1", "--store", store)).Output.ShouldContain("used once before: taken down in 2 days");
        (await Run("incidents", "dismiss", "1", "--by", "Ida Berg", "--reason", "a test", "--store", store)).Code.ShouldBe(ExitCode.Clean);
        (await Run("playbooks", "propose", "1", "--store", store)).Output.ShouldContain("Nothing is proposed");
    }

    [Fact]
    public async Task A_person_who_signs_in_under_an_account_is_no_second_person()
    {
        using var folder = new TemporaryFolder();
        string store = Path.Combine(folder.Path, "cases.db"), account = Environment.UserName;
        (await Run("scan", "--mail", folder.Write("a.eml", Mail), "--names", folder.Write("names.txt", "halvorsen2027-login.example\n"), "--election", "valdoria-2027", "--out", Path.Combine(folder.Path, "out"), "--store", store, "--purpose", "to watch the vote", "--by", "Ida Berg")).Code.ShouldBe(ExitCode.Findings);
        (await Run("people", "add", "Ida Berg", "--role", "admin", "--login", account, "--by", "Ida Berg", "--store", store)).Code.ShouldBe(ExitCode.Clean);
        string run = (await Run("playbooks", "start", "1", "lookalike-takedown", "--by", "Ida Berg", "--reason", "it asks for passwords", "--store", store, "--json")).Lines[0].GetProperty("id").GetString()!;
        (await Run("playbooks", "draft", run, "notice", "--out", Path.Combine(folder.Path, "d"), "--by", "Ida Berg", "--store", store)).Code.ShouldBe(ExitCode.Clean);
        (await Run("playbooks", "approve", run, "notice", "--by", account, "--file", folder.Write("letter.md", "Dear registrar,\n"), "--store", store)).Messages.ShouldContain("a second person approves");
        (await Run("incidents", "show", "1", "--store", store)).Code.ShouldBe(ExitCode.Clean);
        (await Run("audit", "--store", store)).Output.ShouldContain("Ida Berg");
    }

    [Fact]
    public async Task Names_are_revealed_for_a_logged_reason_only()
    {
        using var folder = new TemporaryFolder();
        string store = Path.Combine(folder.Path, "cases.db");
        (await Run("scan", "--mail", folder.Write("a.eml", Mail), "--names", folder.Write("names.txt", "halvorsen2027-login.example\n"), "--election", "valdoria-2027", "--out", Path.Combine(folder.Path, "out"), "--store", store, "--purpose", "to watch the vote")).Code.ShouldBe(ExitCode.Findings);
        string run = (await Run("playbooks", "start", "1", "partner-alert", "--by", "Ida Berg", "--reason", "others are next", "--store", store, "--json")).Lines[0].GetProperty("id").GetString()!;
        (await Run("playbooks", "draft", run, "--out", Path.Combine(folder.Path, "d"), "--reveal", "--by", "Ida Berg", "--store", store)).Messages.ShouldContain("--reason TEXT");
        (await Run("playbooks", "draft", run, "--out", Path.Combine(folder.Path, "d"), "--reveal", "--reason", "the partner asked", "--by", "Ida Berg", "--store", store)).Code.ShouldBe(ExitCode.Clean);
        (await Run("audit", "--store", store)).Output.ShouldContain("the partner asked");
    }

    [Fact]
    public async Task The_library_is_listed_shown_and_given_out_as_it_is()
    {
        (await Run("playbooks", "list", "--json")).Lines.Length.ShouldBe(10);
        (await Run("playbooks", "show", "dsa-notice")).Output.ShouldContain("article 16");
        using var json = JsonDocument.Parse((await Run("playbooks", "show", "dsa-notice", "--cacao")).Output);
        json.RootElement.GetProperty("spec_version").GetString().ShouldBe("cacao-2.0");
        (await Run("playbooks", "show", "counter-bots")).Messages.ShouldContain("there are account-takeover");
    }

    [Fact]
    public async Task Own_playbooks_are_checked_and_added()
    {
        using var folder = new TemporaryFolder();
        string good = folder.Write("own.json", PlaybookReaderTests.Small().ToJsonString()), bad = folder.Write("bad.json", "{\"type\":\"playbook\"}");
        (await Run("playbooks", "check", good)).Code.ShouldBe(ExitCode.Clean);
        var check = await Run("playbooks", "check", bad, "--json");
        check.Code.ShouldBe(ExitCode.Findings);
        check.Lines[^1].GetProperty("usable").GetBoolean().ShouldBeFalse();
        var list = await Run("playbooks", "list", "--playbooks", folder.Path, "--json");
        list.Lines.Length.ShouldBe(11);
        list.Messages.ShouldContain("bad.json cannot be used and is left out");
    }

    private static async Task<(int Code, string Output, string Messages, JsonElement[] Lines)> Run(params string[] args)
    {
        using var screen = new Screen();
        int code = await screen.Run(args);
        JsonElement[] lines = args.Contains("--json") ? [.. screen.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonDocument.Parse(l).RootElement)] : [];
        return (code, screen.Output, screen.Messages, lines);
    }
}
