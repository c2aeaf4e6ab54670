using System.Text.Json;
using Shouldly;
using Tocsin.Cli;
using Tocsin.Tests.Pages;
using Tocsin.Tests.Sources;
using Xunit;

namespace Tocsin.Tests.Cli;

public sealed class PagesCommandTests
{
    [Fact]
    public async Task A_page_is_approved_checked_changed_and_approved_again_and_nothing_is_overwritten()
    {
        using var folder = new TemporaryFolder();
        string page = folder.Write("results.html", ResultPage.Html), key = Path.Combine(folder.Path, "pages.key"), store = Path.Combine(folder.Path, "approved");
        (await Run("pages", "baseline", page, "--store", store, "--new-key", key, "--approved-by", "Ida Lorne", "--region", "#results td.n: result", "--region", ".ticker: anything")).Code.ShouldBe(ExitCode.Clean);
        (await Run("pages", "check", page, "--store", store, "--key", key + ".pub")).Code.ShouldBe(ExitCode.Clean);

        File.WriteAllText(page, ResultPage.Html.Replace("action=\"/subscribe\"", "action=\"https://collect.example/\"", StringComparison.Ordinal));
        var (code, output, _) = await Run("pages", "check", page, "--store", store, "--key", key + ".pub", "--json", "--out", Path.Combine(folder.Path, "checked"));
        code.ShouldBe(ExitCode.Findings);
        var first = JsonDocument.Parse(output.Split('\n')[0]).RootElement;
        first.GetProperty("level").GetString().ShouldBe("alarm");
        first.GetProperty("changes")[0].GetProperty("kind").GetString().ShouldBe("form");
        File.ReadAllText(Path.Combine(folder.Path, "checked", "pages.html")).ShouldContain("collect.example");

        (await Run("pages", "approve", page, "--store", store, "--key", key, "--approved-by", "Ida Lorne")).Output.ShouldContain("snapshot 2, with 1 change since 1");
        (await Run("pages", "check", page, "--store", store, "--key", key + ".pub")).Code.ShouldBe(ExitCode.Clean);
        Directory.EnumerateFiles(store, "*.json", SearchOption.AllDirectories).Count().ShouldBe(2);
    }

    [Fact]
    public async Task A_snapshot_that_somebody_changed_is_refused_and_so_is_another_key()
    {
        using var folder = new TemporaryFolder();
        string page = folder.Write("results.html", ResultPage.Html), key = Path.Combine(folder.Path, "pages.key"), other = Path.Combine(folder.Path, "other.key"), store = Path.Combine(folder.Path, "approved");
        await Run("pages", "baseline", page, "--store", store, "--new-key", key, "--approved-by", "Ida Lorne");
        await Run("pages", "baseline", page, "--store", Path.Combine(folder.Path, "elsewhere"), "--new-key", other, "--approved-by", "Nobody Else");
        (await Run("pages", "check", page, "--store", store, "--key", other + ".pub")).Messages.ShouldContain("another key signed it");
        string snapshot = Directory.EnumerateFiles(store, "0001.json", SearchOption.AllDirectories).Single();
        File.WriteAllText(snapshot, File.ReadAllText(snapshot).Replace("Ida Lorne", "Ada Lorne", StringComparison.Ordinal));
        var (code, _, messages) = await Run("pages", "check", page, "--store", store, "--key", key + ".pub");
        code.ShouldBe(ExitCode.Error);
        messages.ShouldContain("was changed after it was approved");
    }

    [Fact]
    public async Task Nobody_is_no_name_a_public_key_does_not_sign_and_a_bad_region_is_said()
    {
        using var folder = new TemporaryFolder();
        string page = folder.Write("results.html", ResultPage.Html), key = Path.Combine(folder.Path, "pages.key"), store = Path.Combine(folder.Path, "approved");
        (await Run("pages", "baseline", page, "--store", store, "--new-key", key, "--approved-by", "7")).Messages.ShouldContain("names nobody");
        await Run("pages", "baseline", page, "--store", store, "--new-key", key, "--approved-by", "Ida Lorne");
        (await Run("pages", "approve", page, "--store", store, "--key", key + ".pub", "--approved-by", "Ida Lorne")).Messages.ShouldContain("cannot sign");
        (await Run("pages", "approve", page, "--store", store, "--key", key, "--approved-by", "Ida Lorne", "--region", "#x: perhaps")).Messages.ShouldContain("cannot be understood");
        (await Run("pages", "check", folder.Write("other.html", "<p>x</p>"), "--store", store, "--key", key)).Code.ShouldBe(ExitCode.Error);
    }

    [Fact]
    public async Task A_result_before_the_polls_close_rings_by_the_profile()
    {
        using var folder = new TemporaryFolder();
        string page = folder.Write("results.html", ResultPage.Html), key = Path.Combine(folder.Path, "pages.key"), store = Path.Combine(folder.Path, "approved");
        await Run("pages", "baseline", page, "--store", store, "--new-key", key, "--approved-by", "Ida Lorne", "--region", "#results td.n: result");
        File.WriteAllText(page, ResultPage.Counted(900, 20, 3));
        (await Run("pages", "check", page, "--store", store, "--key", key, "--election", "valdoria-2027", "--at", "2027-04-11T19:52+02:00")).Output.ShouldContain("result too early");
        (await Run("pages", "check", page, "--store", store, "--key", key, "--election", "valdoria-2027", "--at", "2027-04-11T20:30+02:00")).Code.ShouldBe(ExitCode.Clean);
        var scan = await Run("scan", "--pages", page, "--page-store", store, "--page-key", key + ".pub", "--pages-seen", "2027-04-11T19:52+02:00", "--election", "valdoria-2027", "--out", Path.Combine(folder.Path, "out"));
        scan.Code.ShouldBe(ExitCode.Findings);
        File.ReadAllText(Path.Combine(folder.Path, "out", "sightings.ndjson")).ShouldContain("\"stage\":\"official-page\"");
    }

    private static async Task<(int Code, string Output, string Messages)> Run(params string[] arguments)
    {
        using var screen = new Screen();
        int code = await screen.Run(arguments);
        return (code, screen.Output, screen.Messages);
    }
}
