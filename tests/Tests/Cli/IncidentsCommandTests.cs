using System.Text.Json;
using Shouldly;
using Tocsin.Cli;
using Tocsin.Tests.Sources;
using Xunit;

namespace Tocsin.Tests.Cli;

/// <summary>A case from the scan to the judgement, through the command line.</summary>
public sealed class IncidentsCommandTests
{
    private static readonly string[] Criteria = ["interests", "foreign-involvement", "misleading-content", "artificial-dissemination"];

    [Fact]
    public async Task The_attack_of_2017_becomes_one_incident_whatever_the_order_of_scans_and_people_judge_it()
    {
        using var folder = new TemporaryFolder();
        string At(string name) => Path.Combine(folder.Path, name);
        (await Quiet("quickstart", "--story", "hack-and-leak", "--out", folder.Path)).ShouldBe(ExitCode.Clean);
        string store = At("cases.db");
        string[] common = ["--election", "valdoria-2027", "--out", At("again"), "--store", store, "--by", "Ida Berg", "--purpose", "to watch the vote"];
        (await Quiet(["scan", At("posts.ndjson"), .. common])).ShouldBe(ExitCode.Findings);
        (await Quiet(["scan", "--dump", At("dump"), "--dump-seen", "2027-04-09T21:30+02:00", "--dump-link", "https://harbour-papers.example/", "--leak-index", At("ours.leaks"), "--leak-key", At("ours.key"), "--originals", At("documents"), "--decoys", At("decoys.json"), .. common])).ShouldBe(ExitCode.Findings);
        (await Quiet(["scan", "--mail", At("mail.mbox"), "--names", At("names.csv"), "--logs", At("logs"), "--sign-ins", At("sign-ins.ndjson"), "--decoys", At("decoys.json"), .. common])).ShouldBe(ExitCode.Findings);

        var one = (await Lines("incidents", "list", "--store", store, "--json")).ShouldHaveSingleItem("one attack, one incident; the fan clubs and news bursts beside it are none");
        one.GetProperty("severity").GetString().ShouldBe("critical");
        var told = (await Lines("incidents", "show", "1", "--store", store, "--json")).Single();
        told.GetProperty("chains")[0].GetProperty("steps").EnumerateArray().Select(s => s.GetProperty("stage").GetString()).Distinct()
            .ShouldBe(["lookalike", "lure", "contact", "access", "decoy-touched", "leak", "alteration", "amplification"]);
        told.GetProperty("groups")[0].GetProperty("accounts")[0].GetProperty("account").GetString()!.ShouldStartWith("acct-");
        told.GetProperty("techniques").EnumerateArray().Select(t => t.GetProperty("id").GetString()).ShouldContain("T0149.003");
        told.GetProperty("criteria").EnumerateArray().Select(c => c.GetProperty("indicated").GetBoolean()).ShouldBe([true, false, true, true], "nothing shows foreign involvement");

        string member = told.GetProperty("members")[0].GetString()!;
        foreach (string criterion in Criteria)
        {
            (await Lines("incidents", "show", "1", "--store", store, "--json")).Single().GetProperty("qualifies").GetBoolean().ShouldBeFalse();
            (await Quiet("incidents", "judge", "1", "--criterion", criterion, "--holds", "yes", "--confidence", "high", "--evidence", member, "--by", "Ida Berg", "--reason", "read", "--store", store)).ShouldBe(ExitCode.Clean);
        }

        (await Lines("incidents", "show", "1", "--store", store, "--json")).Single().GetProperty("qualifies").GetBoolean().ShouldBeTrue();
        (await Quiet("incidents", "judge", "1", "--criterion", "interests", "--holds", "no", "--confidence", "low", "--by", "Jon Vik", "--reason", "on second thought", "--store", store)).ShouldBe(ExitCode.Clean);
        using var page = new Screen();
        (await page.Run("incidents", "show", "1", "--store", store)).ShouldBe(ExitCode.Clean);
        page.Output.ShouldContain("3 of the four criteria hold");
        page.Output.ShouldContain("Jon Vik");
        (await Quiet("store", "check", "--store", store)).ShouldBe(ExitCode.Clean);
        (await Quiet("audit", "--verify", "--store", store)).ShouldBe(ExitCode.Clean);

        // What was decided goes into the evidence of the scan it was decided on, and the export into the audit log.
        string chain = JsonDocument.Parse(File.ReadAllText(At("report/chains.json"))).RootElement.GetProperty("chains")[0].GetProperty("id").GetString()!;
        (await Quiet("evidence", "key", "--out", At("evidence.key"))).ShouldBe(ExitCode.Clean);
        (await Quiet("evidence", "export", chain, "--in", At("report"), "--key", At("evidence.key"), "--by", "Ida Berg", "--reason", "complaint", "--store", store, "--out", At("case.zip"))).ShouldBe(ExitCode.Clean);
        using (var archive = System.IO.Compression.ZipFile.OpenRead(At("case.zip")))
        {
            using var decisions = new StreamReader(archive.GetEntry("decisions.ndjson")!.Open());
            var lines = (await decisions.ReadToEndAsync(TestContext.Current.CancellationToken)).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonDocument.Parse(l).RootElement).ToList();
            lines.Select(l => l.GetProperty("subject").GetString()).ShouldBe([.. Criteria, "interests"]);
            archive.GetEntry("audit.ndjson")!.Length.ShouldBeGreaterThan(500);
        }

        (await Lines("audit", "--about", "1", "--store", store, "--json"))[0].GetProperty("action").GetString().ShouldBe("export");
        (await Quiet("evidence", "verify", At("case.zip"), "--key", At("evidence.key.pub"), "--no-replay")).ShouldBe(ExitCode.Clean);

        (await Quiet("store", "backup", At("saved.db"), "--store", store)).ShouldBe(ExitCode.Clean);
        (await Quiet("store", "backup", At("saved.db"), "--store", store)).ShouldBe(ExitCode.Error);
        (await Quiet("store", "restore", At("saved.db"), "--store", At("back.db"))).ShouldBe(ExitCode.Clean);
        (await Lines("incidents", "list", "--store", At("back.db"), "--json")).Single().GetProperty("id").GetString().ShouldBe(one.GetProperty("id").GetString());
        (await Lines("search", "harbour", "papers", "--store", store, "--most", "3", "--json")).Count.ShouldBe(3);
    }

    [Fact]
    public async Task What_is_missing_or_wrong_is_said_with_the_remedy()
    {
        using var folder = new TemporaryFolder();
        string posts = folder.Write("posts.csv", "account,time,text\na,2027-04-01T00:00:00Z,hello\n"), store = Path.Combine(folder.Path, "cases.db");
        await Refused("--election FILE", "scan", posts, "--store", store);
        await Refused("store init", "incidents", "list", "--store", store);
        File.Exists(store).ShouldBeFalse();
        await Refused("TOCSIN_STORE", "store", "info");
        await Refused("collections open", "scan", posts, "--election", "valdoria-2027", "--out", Path.Combine(folder.Path, "out"), "--store", store);
        Directory.Exists(Path.Combine(folder.Path, "out")).ShouldBeFalse("nothing is scanned that may not be kept");
        (await Quiet("store", "init", "--store", store)).ShouldBe(ExitCode.Clean);
        await Refused("no incident '7'", "incidents", "show", "7", "--store", store);
        await Refused("holds only by evidence", "incidents", "judge", "7", "--criterion", "interests", "--holds", "yes", "--confidence", "low", "--by", "x", "--reason", "y", "--store", store);
        await Refused("no word", "search", "***", "--store", store);
        await Refused("new one", "store", "move", store, "--store", store);
    }

    private static async Task Refused(string says, params string[] args)
    {
        using var screen = new Screen();
        (await screen.Run(args)).ShouldBe(ExitCode.Error, string.Join(' ', args));
        screen.Messages.ShouldContain(says);
    }

    private static async Task<int> Quiet(params string[] args)
    {
        using var screen = new Screen();
        int code = await screen.Run(args);
        if (code == ExitCode.Error)
            TestContext.Current.TestOutputHelper?.WriteLine(screen.Messages);
        return code;
    }

    private static async Task<List<JsonElement>> Lines(params string[] args)
    {
        using var screen = new Screen();
        int code = await screen.Run(args);
        code.ShouldBeOneOf(ExitCode.Clean, ExitCode.Findings);
        return [.. screen.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonDocument.Parse(l).RootElement)];
    }
}
