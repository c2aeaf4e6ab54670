using System.Text.Json;
using Shouldly;
using Tocsin.Cli;
using Tocsin.Tests.Sources;
using Xunit;

namespace Tocsin.Tests.Cli;

public sealed class DecoyCommandTests
{
    [Fact]
    public async Task The_story_plays_through_from_making_to_the_dump()
    {
        using var folder = new TemporaryFolder();
        string store = Path.Combine(folder.Path, "decoys.json"), made = Path.Combine(folder.Path, "made"), share = Path.Combine(folder.Path, "share");
        Directory.CreateDirectory(share);
        var decoys = await Make(folder, store, "document");
        string id = decoys[0].GetProperty("id").GetString()!, other = decoys[1].GetProperty("id").GetString()!;
        (await Run("decoy", "plant", id, "--at", "finance share /2027/budget", "--by", "Ida Berg", "--store", store, "--from", made, "--copy-to", share)).Code.ShouldBe(ExitCode.Clean);
        (await Run("decoy", "plant", other, "--at", "archive", "--by", "Ida Berg", "--store", store)).Code.ShouldBe(ExitCode.Clean);
        File.GetLastWriteTimeUtc(Directory.GetFiles(share)[0]).ShouldBeLessThan(DateTime.UnixEpoch.AddYears(200));

        var clean = await Run("decoy", "check", folder.Write("other.log", "nothing here\n"), "--store", store);
        clean.Code.ShouldBe(ExitCode.Clean);
        clean.Output.ShouldContain("No decoy rang");

        (await Run("decoy", "check", folder.Path, "--store", store, "--json")).Output.ShouldNotContain("decoys.json\"");
        var check = await Run("decoy", "check", share, "--store", store, "--out", Path.Combine(folder.Path, "out"));
        check.Code.ShouldBe(ExitCode.Findings);
        check.Output.ShouldContain("finance share /2027/budget");
        check.Output.ShouldContain("Silent places: archive");
        File.ReadLines(Path.Combine(folder.Path, "out", "rings.ndjson")).Select(l => JsonDocument.Parse(l).RootElement.GetProperty("type").GetString()).ShouldContain("place");
        var list = await Run("decoy", "list", "--store", store);
        list.Output.ShouldContain("finance share");
    }

    [Fact]
    public async Task Planting_twice_and_by_nobody_is_refused_with_a_remedy()
    {
        using var folder = new TemporaryFolder();
        string store = Path.Combine(folder.Path, "decoys.json");
        string id = (await Make(folder, store, "document"))[0].GetProperty("id").GetString()!;
        (await Run("decoy", "plant", id, "--at", "archive", "--by", "Ida Berg", "--store", store)).Code.ShouldBe(ExitCode.Clean);
        var again = await Run("decoy", "plant", id, "--at", "post room", "--by", "Ida Berg", "--store", store);
        again.Code.ShouldBe(ExitCode.Error);
        again.Messages.ShouldContain("--move");
        (await Run("decoy", "plant", id, "--at", "post room", "--by", "?", "--store", store, "--move")).Messages.ShouldContain("name");
        (await Run("decoy", "plant", id, "--at", "post room", "--by", "Ida Berg", "--store", store, "--move")).Code.ShouldBe(ExitCode.Clean);
    }

    [Theory]
    [InlineData("--kind", "link", "--link-host")]
    [InlineData("--kind", "contact", "--contact-domain")]
    [InlineData("--kind", "statue", "document")]
    [InlineData("--languages", "xx", "fr")]
    [InlineData("--count", "0", "1 to")]
    [InlineData("--link-host", "https://x/y", "without https")]
    [InlineData("--campaign", "nobody", "mira-halvorsen")]
    public async Task What_is_wrong_with_an_order_is_said_with_the_remedy(string option, string value, string remedy)
    {
        using var folder = new TemporaryFolder();
        string store = Path.Combine(folder.Path, "decoys.json");
        var run = await Run("decoy", "make", "--election", "valdoria-2027", "--store", store, "--out", Path.Combine(folder.Path, "made"), option, value);
        run.Code.ShouldBe(ExitCode.Error);
        run.Messages.ShouldContain(remedy);
        File.Exists(store).ShouldBeFalse();
    }

    [Fact]
    public async Task A_sealed_store_opens_with_its_passphrase_only()
    {
        using var folder = new TemporaryFolder();
        string store = Path.Combine(folder.Path, "decoys.json"), words = folder.Write("words", "several words that nobody guesses\n"), wrong = folder.Write("wrong", "several other words entirely\n");
        (await Run("decoy", "make", "--election", "valdoria-2027", "--count", "2", "--store", store, "--out", Path.Combine(folder.Path, "made"), "--passphrase-file", words)).Code.ShouldBe(ExitCode.Clean);
        (await Run("decoy", "list", "--store", store, "--passphrase-file", words)).Output.ShouldContain("2 decoys");
        (await Run("decoy", "list", "--store", store)).Messages.ShouldContain("--passphrase-file");
        (await Run("decoy", "list", "--store", store, "--passphrase-file", wrong)).Messages.ShouldContain("does not open");
    }

    [Fact]
    public async Task Hostile_lines_do_not_reach_the_terminal()
    {
        using var folder = new TemporaryFolder();
        string store = Path.Combine(folder.Path, "decoys.json");
        var decoys = await Make(folder, store, "credential");
        string login = decoys[0].GetProperty("canaries")[0].GetProperty("value").GetString()!;
        folder.Write("logs/\u001b[2Jevil.log", $"\u001b]0;x\u0007 \u202E {login} <script>\n");
        var check = await Run("decoy", "check", Path.Combine(folder.Path, "logs"), "--store", store);
        check.Code.ShouldBe(ExitCode.Findings);
        (check.Output + check.Messages).ShouldNotContain("\u001b");
        (check.Output + check.Messages).ShouldNotContain("\u202E");
        check.Output.ShouldContain("never planted");
    }

    private static async Task<List<JsonElement>> Make(TemporaryFolder folder, string store, string kind)
    {
        var run = await Run("decoy", "make", "--election", "valdoria-2027", "--kind", kind, "--count", "4", "--seed", "a test", "--store", store, "--out", Path.Combine(folder.Path, "made"), "--json");
        run.Code.ShouldBe(ExitCode.Clean, run.Messages);
        return [.. run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonDocument.Parse(l).RootElement)];
    }

    private static async Task<(int Code, string Output, string Messages)> Run(params string[] args)
    {
        using var screen = new Screen();
        int code = await screen.Run(args);
        return (code, screen.Output, screen.Messages);
    }
}
