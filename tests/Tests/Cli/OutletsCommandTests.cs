using System.Text.Json;
using Shouldly;
using Tocsin.Cli;
using Tocsin.Tests.Evidence;
using Tocsin.Tests.Sources;
using Xunit;

namespace Tocsin.Tests.Cli;

/// <summary>The register of outlets through the command line.</summary>
public sealed class OutletsCommandTests
{
    private const string List = "domain,name,kind,by,ground,since\ngazette.example,Gazette,state-controlled,Media Monitor,SC,2026-01-02\nherald.example,Herald,medium,A catalogue,press,\n";

    [Fact]
    public async Task An_outlet_goes_from_a_list_to_a_decision_to_a_file_with_every_source()
    {
        using var folder = new TemporaryFolder();
        string store = Path.Combine(folder.Path, "cases.db"), list = folder.Write("monitor.csv", List);
        (await Run("outlets", "import", list, "--by", "Ida Berg", "--store", store)).Output.ShouldContain("2 new outlets");
        (await Run("outlets", "import", list, "--by", "Ida Berg", "--store", store)).Output.ShouldContain("nothing new");
        await Run("outlets", "record", "gazette.example", "--owner", "Holding *Ltd* [x](http://evil.example)", "--source", "register of companies, no. 12", "--by", "Ida Berg", "--reason", "looked up\u001b[31m", "--store", store);
        await Run("outlets", "record", "Gazette", "--mirror", "https://www.gazette-news.example/", "--source", "it redirects there", "--by", "Ida Berg", "--reason", "seen", "--store", store);
        await Run("outlets", "decide", "gazette-news.example", "--accreditation", "refused", "--authority", "Electoral Commission", "--on", "2020-03-01", "--ground", "article 12", "--document", "EC 2027/114", "--by", "Ida Berg", "--reason", "decision of today", "--store", store);

        var told = Json(await Run("outlets", "show", "1", "--json", "--store", store)).Single();
        told.GetProperty("domains").EnumerateArray().Select(d => d.GetString()).ShouldBe(["gazette.example", "gazette-news.example"]);
        told.GetProperty("statuses").EnumerateArray().Select(d => d.GetString()).ShouldBe(["state-controlled (Media Monitor)", "accreditation-refused (Electoral Commission)"]);
        long link = told.GetProperty("facts").EnumerateArray().Single(f => f.GetProperty("kind").GetString() == "state-link").GetProperty("fact").GetInt64();
        await Run("outlets", "withdraw", link.ToString(System.Globalization.CultureInfo.InvariantCulture), "--by", "Jon Vik", "--reason", "a namesake", "--store", store);

        string page = (await Run("outlets", "show", "www.gazette.example", "--store", store)).Output;
        page.ShouldContain("Electoral Commission: accreditation refused");
        page.ShouldContain("taken back by Jon Vik");
        page.ShouldNotContain("\u001b");
        string file = (await Run("outlets", "file", "Gazette", "--store", store)).Output;
        file.ShouldContain("**accreditation refused**");
        file.ShouldContain("source: EC 2027/114");
        file.ShouldContain("Not in force: taken back by Jon Vik");
        file.ShouldContain("\\*Ltd\\* \\[x\\]\\(http&#58;//evil.example\\)");
        file.ShouldNotContain("\u001b");
        Json(await Run("outlets", "list", "--status", "accreditation-refused", "--json", "--store", store)).ShouldHaveSingleItem();
        Json(await Run("outlets", "list", "--query", "herald", "--json", "--store", store)).ShouldHaveSingleItem();
        (await Run("outlets", "show", "2", "--store", store)).Output.ShouldContain("listed as a news outlet");
        (await Run("audit", "--verify", "--store", store)).Code.ShouldBe(ExitCode.Clean);
        (await Run("store", "check", "--store", store)).Code.ShouldBe(ExitCode.Clean);
        (await Run("store", "info", "--store", store)).Output.ShouldContain("2 outlets");
        (await Run("store", "backup", Path.Combine(folder.Path, "saved.db"), "--store", store)).Code.ShouldBe(ExitCode.Clean);
    }

    [Fact]
    public async Task What_is_missing_or_wrong_is_said_with_the_remedy()
    {
        using var folder = new TemporaryFolder();
        string store = Path.Combine(folder.Path, "cases.db");
        string[] by = ["--by", "Ida Berg", "--store", store];
        await Refused("check the path", ["outlets", "import", "nowhere.csv", .. by]);
        await Refused("header row", ["outlets", "import", folder.Write("x.csv", "nothing"), .. by]);
        await Refused("--complete", ["outlets", "import", folder.Write("x.ftm.json", "oops\n{\"id\":\"1\",\"schema\":\"Company\",\"properties\":{\"website\":[\"https://a.example\"]}}\n"), "--complete", .. by]);
        await Refused("no outlet 'x'", "outlets", "show", "x", "--store", store);
        await Refused("2027-04-01", "outlets", "list", "--as-of", "yesterday", "--store", store);
        (await Run(["outlets", "add", "Gazette", "--domain", "gazette.example", "--source", "its imprint", "--reason", "asks", .. by])).Code.ShouldBe(ExitCode.Clean);
        string[] record = ["outlets", "record", "Gazette", "--source", "s", "--reason", "r", .. by];
        await Refused("nothing to record", record);
        await Refused("--said-by", [.. record, "--state-link", "state-controlled"]);
        await Refused("one domain", [.. record, "--mirror", "no domain"]);
        await Refused("nobody's site", [.. record, "--domain", "https://facebook.com/x"]);
        await Refused("no fact 99", ["outlets", "withdraw", "99", "--reason", "r", .. by]);
        await Refused("is no day", ["outlets", "decide", "1", "--sanction", "imposed", "--authority", "A", "--on", "1.3.2027", "--ground", "g", "--document", "d", "--reason", "r", .. by]);
    }

    [Fact]
    public async Task A_scan_uses_the_register_of_its_store_and_its_evidence_confirms_without_the_store()
    {
        using var scan = new EvidenceScan();
        string store = scan.At("cases.db");
        await EvidenceScan.Run("simulate", "--posts", "6000", "--seed", "7", "--out", scan.Posts);
        string shared = Shared(scan.Posts);
        scan.Write("monitor.csv", $"domain,name,kind,by,ground\n{shared},Shared Times,state-linked,Media Monitor,CaPr\n");
        (await Run("outlets", "import", scan.At("monitor.csv"), "--by", "Ida Berg", "--store", store)).Code.ShouldBe(ExitCode.Clean);
        var ran = await EvidenceScan.Run("scan", scan.Posts, "--election", "valdoria-2027", "--out", scan.Report, "--store", store, "--by", "Ida Berg", "--purpose", "to test");
        ran.Code.ShouldBe(ExitCode.Findings, ran.Messages);
        ran.Messages.ShouldContain("1 outlet in force taken from the register");
        var conditions = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(scan.Report, "scan.json"), TestContext.Current.CancellationToken)).RootElement.GetProperty("conditions");
        conditions.GetProperty("register").GetProperty("outlets").GetInt32().ShouldBe(1);
        (await File.ReadAllTextAsync(Path.Combine(scan.Report, "context.ndjson"), TestContext.Current.CancellationToken)).ShouldContain("Shared Times");
        var check = await EvidenceScan.Run("outlets", "check", "--store", store, "--json");
        check.Code.ShouldBe(ExitCode.Findings);
        check.Output.ShouldContain(shared);

        await EvidenceScan.Run("evidence", "key", "--out", scan.Key);
        string moved = scan.Report + "-moved";
        Directory.Move(scan.Report, moved);
        string incident = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(moved, "incidents.json"), TestContext.Current.CancellationToken)).RootElement.GetProperty("incidents")[0].GetProperty("id").GetString()!;
        var exported = await EvidenceScan.Run("evidence", "export", incident, "--in", moved, "--key", scan.Key, "--by", "Ida Lorne", "--reason", "complaint", "--out", scan.Archive);
        exported.Code.ShouldBe(ExitCode.Clean, exported.Messages);
        File.Delete(store);
        Directory.Delete(moved, recursive: true);
        var verified = await scan.Verify();
        verified.Code.ShouldBe(ExitCode.Clean, verified.Output);
        verified.Output.ShouldStartWith("VERIFIED");
        verified.Output.ShouldContain("context.ndjson");
    }

    // The host that most posts link to.
    private static string Shared(string posts) => File.ReadLines(posts).SelectMany(l => System.Text.RegularExpressions.Regex.Matches(l, "https?://([a-z0-9.-]+\\.[a-z]+)").Select(m => m.Groups[1].Value))
        .CountBy(h => h, StringComparer.Ordinal).MaxBy(h => h.Value).Key;

    private static async Task Refused(string says, params string[] args)
    {
        var (code, _, messages) = await EvidenceScan.Run(args);
        code.ShouldBe(ExitCode.Error, string.Join(' ', args));
        messages.ShouldContain(says);
    }

    private static async Task<(int Code, string Output)> Run(params string[] args)
    {
        var (code, output, messages) = await EvidenceScan.Run(args);
        code.ShouldBeOneOf([ExitCode.Clean, ExitCode.Findings], messages);
        return (code, output);
    }

    private static List<JsonElement> Json((int Code, string Output) run) => [.. run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonDocument.Parse(l).RootElement)];
}
