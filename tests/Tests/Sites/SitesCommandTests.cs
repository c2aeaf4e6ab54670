using System.Text.Json;
using Shouldly;
using Tocsin.Cli;
using Tocsin.Tests.Cli;
using Tocsin.Tests.Sources;
using Xunit;

namespace Tocsin.Tests.Sites;

public sealed class SitesCommandTests
{
    private const string Original = "<!doctype html><html><head><title>The Valdoria Post</title><link rel=canonical href=https://valdoria-post.example/><link rel=icon href=favicon.ico>";

    [Fact]
    public async Task A_page_too_small_to_compare_is_said_to_be_and_is_not_called_unlike()
    {
        using var folder = new TemporaryFolder();
        const string Small = "<title>Daily Post</title><meta property='og:site_name' content='Daily Post'><link rel=canonical href='https://official.example/'><p>";
        string words = string.Join(' ', Enumerable.Range(0, 60).Select(i => $"word{i}"));
        string front = folder.Write("front.html", Small + words);
        folder.Write("saved/copy.example/index.html", Small + words);
        var (_, output, messages) = await Run("domains", "sites", Path.Combine(folder.Path, "saved"), "--protect-page", front);
        output.ShouldContain("copy.example imitates official.example", Case.Sensitive, messages);
        output.ShouldContain("too few elements to compare structure");
        output.ShouldNotContain("alike to 0 %");
    }

    [Fact]
    public async Task Folders_files_and_a_table_name_sites_and_what_they_share_is_told_with_an_innocent_reason()
    {
        using var folder = new TemporaryFolder();
        string head = SavedSite.Analytics("UA-48213377-1");
        folder.Write("saved/one.example/index.html", new SavedSite("one") { Head = head }.Html());
        folder.Write("saved/two.example.html", new SavedSite("two") { Head = head, Theme = "other" }.Html());
        folder.Write("saved/x/page.html", new SavedSite("three") { Head = head, Theme = "third" }.Html());
        folder.Write("saved/sites.csv", "file,host,addresses\nx,three.example,203.0.113.9\n");
        var (code, output, messages) = await Run("domains", "sites", Path.Combine(folder.Path, "saved"), "--out", Path.Combine(folder.Path, "out"));
        code.ShouldBe(ExitCode.Findings, messages);
        output.ShouldContain("NETWORK 1, conclusive: 3 sites");
        output.ShouldContain("one.example, three.example and two.example count their visitors in the same Google Analytics account: UA-48213377.");
        output.ShouldContain("or: a web agency");
        string html = File.ReadAllText(Path.Combine(folder.Path, "out", "sites.html"));
        html.ShouldContain("Network 1: 3 sites");
        html.ShouldContain("<svg");
        using var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder.Path, "out", "sites.json")));
        json.RootElement.GetProperty("networks")[0].GetProperty("hosts").GetArrayLength().ShouldBe(3);
        json.RootElement.GetProperty("sites").EnumerateArray().Select(s => s.GetProperty("host_from").GetString()).Order().ShouldBe(["name", "name", "table"]);
    }

    [Fact]
    public async Task A_clone_says_which_parts_are_the_same()
    {
        using var folder = new TemporaryFolder();
        byte[] logo = [.. Enumerable.Range(0, 300).Select(i => (byte)(i * 7))];
        string body = "<body class=p><header><img class=logo src=logo.png></header>" + string.Concat(Enumerable.Range(0, 30).Select(i => $"<div class=\"box-{(char)('a' + (i % 20))}\"><h2 class=\"h{(char)('a' + i % 26)}\"><a href=\"https://valdoria-post.example/section/{i}\">x</a></h2></div>"));
        folder.Write("own/front.html", Original + body + "<p>" + new SyntheticWeb(4).Protected.Words);
        folder.Write("own/logo.png", logo);
        folder.Write("own/favicon.ico", logo[..200]);
        folder.Write("saved/valdoria-post.ltd/index.html", Original + body + "<p>" + new SyntheticWeb(5).Protected.Words);
        folder.Write("saved/valdoria-post.ltd/logo.png", logo);
        folder.Write("saved/valdoria-post.ltd/favicon.ico", logo[..200]);
        folder.Write("saved/honest.example.html", new SavedSite("honest").Html());
        var (code, output, _) = await Run("domains", "sites", Path.Combine(folder.Path, "saved"), "--protect-page", Path.Combine(folder.Path, "own", "front.html"), "--json");
        code.ShouldBe(ExitCode.Findings);
        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonDocument.Parse(l).RootElement).ToList();
        var clone = lines.Single(l => l.GetProperty("type").GetString() == "clone");
        clone.GetProperty("host").GetString().ShouldBe("valdoria-post.ltd");
        clone.GetProperty("grade").GetString().ShouldBe("clone");
        clone.GetProperty("structure").GetDouble().ShouldBeGreaterThan(0.95);
        clone.GetProperty("words").GetDouble().ShouldBeLessThan(0.1);
        clone.GetProperty("same").EnumerateArray().Select(p => p.GetProperty("part").GetString()).ShouldBe(["title", "logo", "icon", "canonical", "links"]);
        lines[^1].GetProperty("clones").GetInt32().ShouldBe(1);
    }

    [Fact]
    public async Task A_page_that_only_says_itself_that_it_is_the_protected_one_is_not_believed()
    {
        using var folder = new TemporaryFolder();
        string page = Original + "<body><div class=a><p>" + new SyntheticWeb(4).Protected.Words;
        folder.Write("own.html", page);
        folder.Write("saved/unnamed.html", page);
        var (code, output, messages) = await Run("domains", "sites", Path.Combine(folder.Path, "saved"), "--protect-page", Path.Combine(folder.Path, "own.html"));
        messages.ShouldContain("a copy would say so too");
        code.ShouldBe(ExitCode.Findings);
        output.ShouldContain("unnamed.html imitates valdoria-post.example");
    }

    [Fact]
    public async Task Own_sites_of_the_profile_are_protected_and_not_accused()
    {
        using var folder = new TemporaryFolder();
        string profile = folder.Write("profile.yaml", (await Run("election", "samples", "blank")).Output);
        string domain = System.Text.RegularExpressions.Regex.Match(File.ReadAllText(profile), @"domains:\s*\[?\s*-?\s*""?(?<d>[a-z0-9.-]+\.[a-z]+)").Groups["d"].Value;
        domain.ShouldNotBeEmpty();
        string head = SavedSite.Analytics("UA-48213377-1");
        folder.Write($"saved/{domain}.html", new SavedSite("a") { Head = head }.Html());
        folder.Write($"saved/press.{domain}.html", new SavedSite("b") { Head = head }.Html());
        folder.Write("saved/other.example.html", new SavedSite("c") { Head = head, Theme = "z" }.Html());
        var (code, output, _) = await Run("domains", "sites", Path.Combine(folder.Path, "saved"), "--election", profile);
        output.ShouldContain("links nobody: other.example has the Google Analytics account of the protected site");
        code.ShouldBe(ExitCode.Clean);
    }

    [Fact]
    public async Task Nothing_to_read_is_an_error_and_hostile_text_stays_text()
    {
        using var folder = new TemporaryFolder();
        (await Run("domains", "sites", folder.Path)).Code.ShouldBe(ExitCode.Error);
        (await Run("domains", "sites", Path.Combine(folder.Path, "nowhere"))).Messages.ShouldContain("there is no file or folder");
        string hostile = new SavedSite("a") { Title = "\u001b]0;x\u0007</title><script>alert(1)</script>", Head = SavedSite.Analytics("UA-48213377-1") + "<meta property=\"og:site_name\" content=\"&lt;script&gt;\">" }.Html();
        folder.Write("saved/a.example.html", hostile);
        folder.Write("saved/b.example.html", hostile);
        var (_, output, messages) = await Run("domains", "sites", Path.Combine(folder.Path, "saved"), "--out", Path.Combine(folder.Path, "out"));
        (output + messages).ShouldNotContain("\u001b");
        File.ReadAllText(Path.Combine(folder.Path, "out", "sites.html")).ShouldNotContain("<script");
    }

    [Fact]
    public async Task Nothing_outside_the_folder_of_a_site_is_read()
    {
        using var folder = new TemporaryFolder();
        byte[] secret = [.. Enumerable.Range(0, 300).Select(i => (byte)i)];
        folder.Write("secret.ico", secret);
        foreach (string host in (string[])["a.example", "b.example"])
            folder.Write($"saved/{host}/index.html", new SavedSite(host) { Head = "<link rel=icon href=\"../../secret.ico\"><link rel=icon href=\"/../../secret.ico\"><link rel=icon href=\"%2e%2e/%2e%2e/secret.ico\">", Theme = "t" + host[0] }.Html());
        var (_, output, _) = await Run("domains", "sites", Path.Combine(folder.Path, "saved"), "--json");
        output.ShouldNotContain("favicon");
    }

    private static async Task<(int Code, string Output, string Messages)> Run(params string[] args)
    {
        using var screen = new Screen();
        int code = await screen.Run(args);
        return (code, screen.Output, screen.Messages);
    }
}
