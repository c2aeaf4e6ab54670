using System.Text.Json;
using Shouldly;
using Tocsin.Cli;
using Tocsin.Tests.Sources;
using Xunit;

namespace Tocsin.Tests.Cli;

/// <summary>The whole of a defence: the attack of 2017 in ordinary traffic, from the scan to an approved response and to evidence that a stranger checks.</summary>
public sealed class DefenceTests
{
    private static readonly string[] Namesakes = ["halvorsen-bakery", "halvorsens-boats", "estrup-halvorsen-law", "valdoria-hiking", "heraldry-valdoria"];

    [Fact]
    public async Task The_attack_becomes_one_incident_what_is_ordinary_beside_it_none_and_it_is_answered_and_proved()
    {
        using var folder = new TemporaryFolder();
        string At(string name) => Path.Combine(folder.Path, name);
        string store = At("cases.db");
        (await Run("quickstart", "--story", "hack-and-leak", "--out", folder.Path)).Code.ShouldBe(ExitCode.Clean);

        // Ten days of people, outlets, bursts, debates and fan clubs, nothing injected.
        (await Run("simulate", "--scenario", "organic", "--posts", "30000", "--seed", "11", "--out", At("organic.ndjson"))).Code.ShouldBe(ExitCode.Clean);
        string[] common = ["--election", "valdoria-2027", "--store", store, "--by", "Ida Berg", "--purpose", "to protect the first round"];
        (await Run(["scan", At("organic.ndjson"), "--out", At("organic"), .. common])).Code.ShouldBeOneOf(ExitCode.Clean, ExitCode.Findings);
        string[] evidence = ["--names", At("names.csv"), "--mail", At("mail.mbox"), "--dump", At("dump"), "--dump-seen", "2027-04-09T21:30+02:00", "--dump-link", "https://harbour-papers.example/", "--leak-index", At("ours.leaks"), "--leak-key", At("ours.key"), "--originals", At("documents"), "--logs", At("logs"), "--sign-ins", At("sign-ins.ndjson"), "--decoys", At("decoys.json")];
        (await Run(["scan", At("posts.ndjson"), "--out", At("again"), .. evidence, .. common])).Code.ShouldBe(ExitCode.Findings);

        (await Run("incidents", "list", "--store", store, "--json")).Lines.ShouldHaveSingleItem("fan clubs, bursts of news and namesakes are no incidents").GetProperty("severity").GetString().ShouldBe("critical");
        var told = (await Run("incidents", "show", "1", "--store", store, "--json")).Lines.Single();
        var steps = told.GetProperty("chains").EnumerateArray().ShouldHaveSingleItem().GetProperty("steps").EnumerateArray().ToList();
        steps.Select(s => s.GetProperty("stage").GetString()).Distinct().ShouldBe(["lookalike", "lure", "contact", "access", "decoy-touched", "leak", "alteration", "amplification", "pickup"]);
        steps.Select(s => s.GetProperty("first").GetDateTimeOffset()).ShouldBeInOrder();
        steps.ShouldAllBe(s => s.GetProperty("calendar").GetString()!.Contains("before the first round", StringComparison.Ordinal));
        foreach (string namesake in Namesakes)
            told.GetRawText().ShouldNotContain(namesake);

        // Judged, answered, approved by a second person, recorded.
        (await Run("people", "add", "Ida Berg", "--role", "admin", "--by", "Ida Berg", "--store", store)).Code.ShouldBe(ExitCode.Clean);
        (await Run("people", "add", "Jon Ek", "--role", "lead", "--by", "Ida Berg", "--store", store)).Code.ShouldBe(ExitCode.Clean);
        (await Run("playbooks", "propose", "1", "--at", "2027-04-10T12:00+02:00", "--store", store, "--json")).Lines.Select(l => l.GetProperty("name").GetString()).ShouldContain("hack-and-leak");
        string run = (await Run("playbooks", "start", "1", "hack-and-leak", "--by", "Ida Berg", "--reason", "the papers are out", "--store", store, "--json")).Lines[0].GetProperty("id").GetString()!;
        foreach (string step in (string[])["preserve", "ours"])
            (await Run("playbooks", "tick", run, step, "--by", "Ida Berg", "--note", "done", "--store", store)).Code.ShouldBe(ExitCode.Clean);
        var drafted = await Run("playbooks", "draft", run, "authorities", "--out", At("drafts"), "--by", "Ida Berg", "--store", store, "--json");
        string letter = File.ReadAllText(drafted.Lines[0].GetProperty("files")[0].GetString()!);
        letter.ShouldContain("DRAFT, not sent");
        (await Run("playbooks", "approve", run, "authorities", "--by", "Ida Berg", "--store", store)).Messages.ShouldContain("a second person approves");
        (await Run("playbooks", "approve", run, "authorities", "--by", "Jon Ek", "--file", folder.Write("report.md", "Dear authority,\n"), "--store", store)).Code.ShouldBe(ExitCode.Clean);
        (await Run("playbooks", "tick", run, "authorities", "--by", "Ida Berg", "--note", "sent", "--store", store)).Code.ShouldBe(ExitCode.Clean);
        (await Run("playbooks", "outcome", run, "the agency warned three campaigns", "--by", "Ida Berg", "--store", store)).Code.ShouldBe(ExitCode.Clean);
        (await Run("playbooks", "runs", "1", "--store", store)).Output.ShouldContain("the agency warned three campaigns");

        // A stranger without the store checks every byte and finds the same in the posts; who holds the secrets finds all of it again.
        string chain = JsonDocument.Parse(File.ReadAllText(At("again/chains.json"))).RootElement.GetProperty("chains")[0].GetProperty("id").GetString()!;
        (await Run("evidence", "key", "--out", At("evidence.key"))).Code.ShouldBe(ExitCode.Clean);
        (await Run("evidence", "export", chain, "--in", At("again"), "--key", At("evidence.key"), "--by", "Jon Ek", "--reason", "complaint", "--store", store, "--out", At("case.zip"))).Code.ShouldBe(ExitCode.Clean);
        string away = Path.Combine(folder.Path, "away");
        Directory.CreateDirectory(away);
        File.Move(At("case.zip"), Path.Combine(away, "case.zip"));
        foreach (string gone in (string[])["posts.ndjson", "mail.mbox", "names.csv"])
            File.Delete(At(gone));
        Directory.Delete(At("dump"), recursive: true);
        string archive = Path.Combine(away, "case.zip");
        (await Run("evidence", "verify", archive, "--key", At("evidence.key.pub"))).Output.ShouldStartWith("INTACT");
        var whole = await Run("evidence", "verify", archive, "--key", At("evidence.key.pub"), "--leak-key", At("ours.key"), "--originals", At("documents"), "--decoys", At("decoys.json"));
        whole.Output.ShouldStartWith("VERIFIED", Case.Sensitive, whole.Output);
        whole.Output.ShouldContain("sightings.ndjson, chains.json");
        (await Run("store", "check", "--store", store)).Code.ShouldBe(ExitCode.Clean);
        (await Run("audit", "--verify", "--store", store)).Code.ShouldBe(ExitCode.Clean);
    }

    private static async Task<(int Code, string Output, string Messages, JsonElement[] Lines)> Run(params string[] args)
    {
        using var screen = new Screen();
        int code = await screen.Run(args);
        JsonElement[] lines = args.Contains("--json") && code != ExitCode.Error ? [.. screen.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonDocument.Parse(l).RootElement)] : [];
        if (code == ExitCode.Error)
            TestContext.Current.TestOutputHelper?.WriteLine(screen.Messages);
        return (code, screen.Output, screen.Messages, lines);
    }
}
