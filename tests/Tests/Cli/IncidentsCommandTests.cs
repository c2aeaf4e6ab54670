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
        string[] common = ["--election", "valdoria-2027", "--store", store, "--by", "Ida Berg", "--purpose", "to watch the vote"];
        (await Quiet(["scan", At("posts.ndjson"), "--out", At("r1"), .. common])).ShouldBe(ExitCode.Findings);
        (await Quiet(["scan", "--out", At("r2"), "--dump", At("dump"), "--dump-seen", "2027-04-09T21:30+02:00", "--dump-link", "https://harbour-papers.example/", "--leak-index", At("ours.leaks"), "--leak-key", At("ours.key"), "--originals", At("documents"), "--decoys", At("decoys.json"), .. common])).ShouldBe(ExitCode.Findings);
        (await Quiet(["scan", "--out", At("r3"), "--mail", At("mail.mbox"), "--names", At("names.csv"), "--logs", At("logs"), "--sign-ins", At("sign-ins.ndjson"), "--decoys", At("decoys.json"), .. common])).ShouldBe(ExitCode.Findings);

        var one = (await Lines("incidents", "list", "--store", store, "--json")).ShouldHaveSingleItem("one attack, one incident; the fan clubs and news bursts beside it are none");
        one.GetProperty("severity").GetString().ShouldBe("critical");
        var told = (await Lines("incidents", "show", "1", "--store", store, "--json")).Single();
        told.GetProperty("chains")[0].GetProperty("steps").EnumerateArray().Select(s => s.GetProperty("stage").GetString()).Distinct()
            .ShouldBe(["lookalike", "lure", "contact", "access", "decoy-touched", "leak", "alteration", "amplification", "pickup"]);
        told.GetProperty("groups")[0].GetProperty("accounts")[0].GetProperty("account").GetString()!.ShouldStartWith("acct-");
        told.GetProperty("techniques").EnumerateArray().Select(t => t.GetProperty("id").GetString()).ShouldContain("T0149.003");
        told.GetProperty("criteria").EnumerateArray().Select(c => c.GetProperty("indicated").GetBoolean()).ShouldBe([true, true, true, true], "an outlet that the profile calls state-controlled passed it on: low confidence, for a person to judge");

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

        // The whole incident of the store: an archive of each scan it came from, and none is left out unseen.
        string[] export = ["evidence", "export", "1", "--key", At("evidence.key"), "--by", "Ida Berg", "--reason", "complaint", "--store", store, "--out", At("whole.tocsin-evidence.zip")];
        await Refused("are in none of these scans", [.. export, "--in", At("r1"), At("r2")]);
        await Refused("several scans", "evidence", "export", "incident", "--key", At("evidence.key"), "--by", "Ida Berg", "--reason", "complaint", "--out", At("x.zip"), "--in", At("r1"), At("r2"));
        (await Quiet([.. export, "--in", At("r1"), At("r2"), At("r3")])).ShouldBe(ExitCode.Clean);
        for (int part = 1; part <= 3; part++)
        {
            using var verified = new Screen();
            (await verified.Run("evidence", "verify", At($"whole-{part}.tocsin-evidence.zip"), "--key", At("evidence.key.pub"), "--leak-key", At("ours.key"), "--originals", At("documents"), "--decoys", At("decoys.json"))).ShouldBe(ExitCode.Clean, verified.Output);
            verified.Output.ShouldStartWith("VERIFIED");
            verified.Output.ShouldContain("of the case store");
            verified.Output.ShouldContain(part == 1 ? "4 of its 18 findings and sightings" : part == 2 ? "3 of its 18" : "11 of its 18");
        }

        (await Quiet("store", "backup", At("saved.db"), "--store", store)).ShouldBe(ExitCode.Clean);
        (await Quiet("store", "backup", At("saved.db"), "--store", store)).ShouldBe(ExitCode.Error);
        (await Quiet("store", "restore", At("saved.db"), "--store", At("back.db"))).ShouldBe(ExitCode.Clean);
        (await Lines("incidents", "list", "--store", At("back.db"), "--json")).Single().GetProperty("id").GetString().ShouldBe(one.GetProperty("id").GetString());
        (await Lines("search", "harbour", "papers", "--store", store, "--most", "3", "--json")).Count.ShouldBe(3);
    }

    [Fact]
    public async Task People_weigh_hypotheses_name_techniques_hold_evidence_and_act_by_their_role()
    {
        using var folder = new TemporaryFolder();
        string At(string name) => Path.Combine(folder.Path, name);
        string store = At("cases.db");
        (await Quiet("simulate", "--scenario", "quickstart", "--posts", "12000", "--out", At("posts.ndjson"))).ShouldBe(ExitCode.Clean);
        (await Quiet("scan", At("posts.ndjson"), "--election", "valdoria-2027", "--out", At("report"), "--store", store, "--by", "Ida Berg", "--purpose", "to watch the vote")).ShouldBe(ExitCode.Findings);
        var told = (await Lines("incidents", "show", "1", "--store", store, "--json")).Single();
        string member = told.GetProperty("members")[0].GetString()!;
        told.GetProperty("calendar_ahead").GetArrayLength().ShouldBeGreaterThan(0);

        // Everything it rests on was frozen as it was received: each record is a line of the input.
        var records = await Lines("incidents", "records", "1", "--store", store, "--json");
        records.Count.ShouldBeGreaterThan(20);
        await Refused("hold names", "incidents", "records", "1", "--out", At("raw"), "--store", store);
        var lines = File.ReadAllLines(At("posts.ndjson")).ToHashSet();
        (await Quiet("incidents", "records", "1", "--out", At("raw"), "--by", "Ida Berg", "--reason", "for the court", "--store", store)).ShouldBe(ExitCode.Clean);
        foreach (var record in records)
            lines.ShouldContain(File.ReadAllText(At("raw/" + record.GetProperty("sha256").GetString())));

        (await Quiet("people", "add", "Ida Berg", "--role", "admin", "--by", "Ida Berg", "--store", store)).ShouldBe(ExitCode.Clean);
        (await Quiet("people", "add", "Jon Ek", "--role", "analyst", "--by", "Ida Berg", "--store", store)).ShouldBe(ExitCode.Clean);
        await Refused("nobody called Eve", "incidents", "note", "1", "hello", "--by", "Eve", "--store", store);
        await Refused("needs lead", "incidents", "hold", "1", "--by", "Jon Ek", "--reason", "order", "--store", store);
        (await Quiet("incidents", "hold", "1", "--by", "Ida Berg", "--reason", "order of the court", "--store", store)).ShouldBe(ExitCode.Clean);
        (await Quiet("collections", "hold", "valdoria-2027", "--by", "Ida Berg", "--reason", "order", "--store", store)).ShouldBe(ExitCode.Clean);

        string[] common = ["--by", "Jon Ek", "--reason", "read it", "--store", store];
        (await Quiet(["incidents", "technique", "1", "t0049", "--confidence", "high", "--evidence", member, .. common])).ShouldBe(ExitCode.Clean);
        (await Quiet(["incidents", "technique", "1", "T1566", "--holds", "no", "--confidence", "low", .. common])).ShouldBe(ExitCode.Clean);
        await Refused("only by evidence", ["incidents", "technique", "1", "T0049", "--confidence", "high", .. common]);
        await Refused("no technique", ["incidents", "technique", "1", "X9", "--confidence", "high", .. common]);
        (await Quiet(["incidents", "breakout", "1", "2", "--confidence", "moderate", .. common])).ShouldBe(ExitCode.Clean);
        await Refused("no category 7", ["incidents", "breakout", "1", "7", "--confidence", "moderate", .. common]);

        string first = Label((await Lines(["incidents", "hypothesis", "1", "operators for hire", "--kind", "hired", "--json", .. common])).Single()), second = Label((await Lines(["incidents", "hypothesis", "1", "supporters in the open", "--kind", "supporters", "--json", .. common])).Single());
        (await Quiet(["incidents", "weigh", "1", second, "--says", "against", "--confidence", "high", "--evidence", member, .. common])).ShouldBe(ExitCode.Clean);
        (await Quiet(["incidents", "weigh", "1", first, "--says", "for", "--confidence", "high", "--evidence", member, .. common])).ShouldBe(ExitCode.Clean);
        (await Quiet(["incidents", "weigh", "1", first, "--says", "neutral", "--confidence", "low", "--outside", "registry extract", .. common])).ShouldBe(ExitCode.Clean);
        await Refused("one of the two", ["incidents", "weigh", "1", first, "--says", "for", "--confidence", "low", .. common]);
        await Refused("no hypothesis 'H999'", ["incidents", "weigh", "1", "H999", "--says", "for", "--confidence", "low", "--evidence", member, .. common]);

        told = (await Lines("incidents", "show", "1", "--store", store, "--json")).Single();
        var hypotheses = told.GetProperty("hypotheses");
        hypotheses.GetProperty("standing").EnumerateArray().Select(h => h.GetProperty("label").GetString()).ShouldBe([first, second], "least speaks against the first");
        hypotheses.GetProperty("separating").EnumerateArray().Select(i => i.GetString()).ShouldBe([member]);
        hypotheses.GetProperty("would_separate").EnumerateArray().Select(i => i.GetString()!).ShouldContain(n => n.Contains("registry extract", StringComparison.Ordinal));
        told.GetProperty("held").GetBoolean().ShouldBeTrue();
        told.GetProperty("breakout_judged").GetString().ShouldBe("2");
        told.GetProperty("techniques_by_people").EnumerateArray().Select(t => (t.GetProperty("subject").GetString(), t.GetProperty("value").GetString())).ShouldBe([("ATT&CK T1566", "no"), ("DISARM T0049", "yes")]);
        using var page = new Screen();
        (await page.Run("incidents", "show", "1", "--store", store)).ShouldBe(ExitCode.Clean);
        page.Output.ShouldContain("Competing hypotheses");
        page.Output.ShouldContain("Legal hold");
        (await Quiet(["incidents", "hypothesis", "1", second, "--withdraw", .. common])).ShouldBe(ExitCode.Clean);
        (await Lines("incidents", "show", "1", "--store", store, "--json")).Single().GetProperty("hypotheses").GetProperty("standing").GetArrayLength().ShouldBe(1);
        (await Quiet("store", "retain", "--older-than", "0", "--by", "Ida Berg", "--store", store)).ShouldBe(ExitCode.Clean);
        (await Lines("store", "info", "--store", store, "--json")).Single().GetProperty("posts").GetInt64().ShouldBe(12000, "on hold");
        (await Quiet("store", "check", "--store", store)).ShouldBe(ExitCode.Clean);

        static string Label(JsonElement line) => line.GetProperty("what").GetString()!.Split(':')[0];
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
