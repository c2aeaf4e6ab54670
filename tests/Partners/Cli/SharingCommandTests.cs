using System.Text.Json.Nodes;
using Shouldly;
using Tocsin.Storage.Partners;
using Tocsin.Tests.Cli;
using Tocsin.Tests.Sources;
using Tocsin.Tests.Storage;
using Xunit;

namespace Tocsin.Partners.Tests.Cli;

/// <summary>The commands, from a register to a file that left.</summary>
public sealed class SharingCommandTests(PostgresServer server)
{
    private const string Partner = "CERT Valdoria";

    [Fact]
    public async Task A_share_goes_from_the_dry_run_over_a_second_person_to_a_file_and_is_recalled()
    {
        using var at = Home();
        using var folder = new TemporaryFolder();
        string store = at.At.Address.File!;
        (int code, string text, string error) = await Run("share", "prepare", "1", "--to", Partner, "--tlp", "green", "--office", "The Cell", "--dry-run", "--by", "Ida Berg", "--store", store);
        code.ShouldBe(0, error);
        text.ShouldContain("incident");
        text.ShouldContain("en-marche-mail.example");
        text.ShouldNotContain("user000");
        at.Store.Shares().ShouldBeEmpty();

        (code, text, _) = await Run("share", "prepare", "1", "--to", Partner, "--tlp", "green", "--office", "The Cell", "--by", "Ida Berg", "--store", store, "--json");
        code.ShouldBe(0);
        string id = JsonNode.Parse(text.TrimEnd('\n').Split('\n')[^1])!["id"]!.ToString();
        (code, _, error) = await Run("share", "write", id, "--out", folder.Path, "--by", "Ida Berg", "--store", store);
        (code, error.Contains("approve", StringComparison.Ordinal)).ShouldBe((2, true));
        (code, _, error) = await Run("share", "approve", id, "--by", "ida berg", "--store", store);
        (code, error.Contains("second person", StringComparison.Ordinal)).ShouldBe((2, true));
        (code, text, _) = await Run("share", "show", id, "--store", store);
        text.ShouldContain("green", Case.Insensitive);
        (code, _, _) = await Run("share", "approve", id, "--by", "Jon Ek", "--store", store);
        code.ShouldBe(0);
        (code, _, _) = await Run("share", "write", id, "--out", folder.Path, "--by", "Ida Berg", "--store", store);
        code.ShouldBe(0);
        string file = Directory.GetFiles(folder.Path).ShouldHaveSingleItem();
        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode(file).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken))).ShouldBe(at.Store.Share(id).Sha256);
        (code, text, _) = await Run("share", "recall", id, "--by", "Jon Ek", "--reason", "a test of our own", "--store", store);
        (code, text.Contains("recalled", StringComparison.Ordinal), text.Contains("Reason: a test of our own", StringComparison.Ordinal)).ShouldBe((0, true, true));
        (code, _, _) = await Run("share", "write", id, "--out", folder.Path, "--by", "Ida Berg", "--store", store);
        code.ShouldBe(2);
        (_, text, _) = await Run("share", "list", "--store", store, "--json");
        JsonNode.Parse(text)!["events"]!.AsArray().Count.ShouldBe(3);
    }

    [Theory]
    [InlineData("red", "TLP:RED never leaves")]
    [InlineData("amber+strict", "may get up to TLP:AMBER")]
    [InlineData("purple", "no level of the Traffic Light Protocol")]
    public async Task What_may_not_leave_is_said_in_one_line(string tlp, string why)
    {
        using var at = Home();
        (int code, _, string error) = await Run("share", "prepare", "1", "--to", Partner, "--tlp", tlp, "--by", "Ida Berg", "--store", at.At.Address.File!);
        code.ShouldBe(2);
        error.Trim().Split('\n').ShouldHaveSingleItem().ShouldContain(why);
    }

    [Fact]
    public async Task A_MISP_event_goes_into_a_feed_and_a_bundle_into_a_collection()
    {
        using var at = Home();
        using var folder = new TemporaryFolder();
        string store = at.At.Address.File!;
        foreach (string format in new[] { "misp", "stix" })
        {
            (_, string text, _) = await Run("share", "prepare", "1", "--to", Partner, "--tlp", "green", "--format", format, "--by", "Ida Berg", "--store", store, "--json");
            string id = JsonNode.Parse(text.TrimEnd('\n').Split('\n')[^1])!["id"]!.ToString();
            await Run("share", "approve", id, "--by", "Jon Ek", "--store", store);
            (int code, _, string error) = await Run(["share", "write", id, .. format == "misp" ? new[] { "--feed", folder.Path } : ["--taxii"], "--by", "Ida Berg", "--store", store]);
            code.ShouldBe(0, error);
        }

        File.Exists(Path.Combine(folder.Path, "manifest.json")).ShouldBeTrue();
        (int taken, string told, _) = await Run("partners", "import", folder.Path, "--from", Partner, "--by", "Ida Berg", "--store", store, "--json");
        (taken, JsonNode.Parse(told)!["format"]!.ToString(), JsonNode.Parse(told)!["refused"]!.GetValue<int>()).ShouldBe((0, "misp", 0));
        at.Store.Shelf(Partners.Sharing.TaxiiShelf.Readable(Partner, TlpLevel.Green), SharingHome.Cert, new ShelfQuery()).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Tables_for_notebooks_are_approved_as_text_and_written_as_a_file_for_each()
    {
        using var at = Home();
        using var folder = new TemporaryFolder();
        string store = at.At.Address.File!;
        (int code, string text, string error) = await Run("share", "prepare", "1", "--to", Partner, "--tlp", "green", "--format", "parquet", "--by", "Ida Berg", "--store", store, "--json");
        code.ShouldBe(0, error);
        string id = JsonNode.Parse(text.TrimEnd('\n').Split('\n')[^1])!["id"]!.ToString();
        (code, _, _) = await Run("share", "write", id, "--out", folder.Path, "--by", "Ida Berg", "--store", store);
        (code, Directory.GetFiles(folder.Path).Length).ShouldBe((2, 0));
        await Run("share", "approve", id, "--by", "Jon Ek", "--store", store);
        (code, _, error) = await Run("share", "write", id, "--out", folder.Path, "--by", "Ida Berg", "--store", store);
        code.ShouldBe(0, error);
        Directory.GetFiles(folder.Path).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal).ShouldBe([$"{id}-accounts.parquet", $"{id}-edges.parquet", $"{id}-findings.parquet", $"{id}-posts.parquet"]);
        Directory.GetFiles(folder.Path).Select(f => System.Text.Encoding.ASCII.GetString(File.ReadAllBytes(f), 0, 4)).ShouldAllBe(m => m == "PAR1");
    }

    [Fact]
    public async Task Partners_are_registered_listed_ended_and_what_they_gave_is_taken_compared_and_written_for_matching()
    {
        using var at = Home();
        using var folder = new TemporaryFolder();
        string store = at.At.Address.File!;
        (int code, string text, _) = await Run("partners", "add", "Agency", "--tlp", "amber", "--formats", "stix", "rpz", "--elections", "*", "--no-extensions", "--by", "Ida Berg", "--reason", "agreement", "--store", store, "--json");
        (code, JsonNode.Parse(text)!["extensions"]!.GetValue<bool>()).ShouldBe((0, false));
        string bundle = folder.Write("given.json", """{"objects":[{"type":"domain-name","id":"domain-name--0c7b5b88-8ff7-5a4d-aa9d-feb398cd0061","value":"leak.example"},{"type":"indicator","spec_version":"2.1","id":"indicator--0c7b5b88-8ff7-4a4d-aa9d-feb398cd0061","created":"2027-01-01T00:00:00.000Z","modified":"2027-01-01T00:00:00.000Z","pattern":"[domain-name:value = 'bad.example']","pattern_type":"stix","valid_from":"2027-01-01T00:00:00Z"},{"type":"\u001b[31mred"}]}""");
        (code, text, _) = await Run("partners", "import", bundle, "--from", "agency", "--by", "Ida Berg", "--store", store);
        code.ShouldBe(0);
        text.ShouldContain("2 objects kept");
        text.ShouldContain("refused: 1 object");
        text.ShouldNotContain("\u001b");
        (code, text, _) = await Run("partners", "files", "1", "--store", store);
        text.ShouldContain("type");
        (code, text, _) = await Run("partners", "compare", "1", "--store", store);
        (code, text.Contains("leak.example", StringComparison.Ordinal)).ShouldBe((1, true));
        string indicators = Path.Combine(folder.Path, "i.json"), log = folder.Write("a.log", "2027-01-02T10:00:00Z host1 GET http://bad.example/x\n");
        (code, _, _) = await Run("partners", "indicators", "--out", indicators, "--store", store);
        code.ShouldBe(0);
        (code, text, _) = await Run("logs", "match", log, "--indicators", indicators);
        (code, text.Contains("bad.example", StringComparison.Ordinal)).ShouldBe((1, true));
        (code, _, _) = await Run("partners", "end", "Agency", "--by", "Ida Berg", "--reason", "over", "--store", store);
        (_, text, _) = await Run("partners", "list", "--store", store);
        text.ShouldContain("ended");
    }

    [Fact]
    public async Task A_published_note_becomes_a_ClaimReview_and_one_without_an_address_does_not()
    {
        string[] said = ["share", "review", "--claim", "Ballots were forged", "--verdict", "false", "--publisher", "The Cell", "--date", "2027-04-09", "--url"];
        (int code, string text, _) = await Run([.. said, "https://cell.example/3"]);
        (code, JsonNode.Parse(text)!["@type"]!.ToString()).ShouldBe((0, "ClaimReview"));
        (code, _, _) = await Run([.. said, "nowhere"]);
        code.ShouldBe(2);
    }

    // The profile of the made-up scan is no YAML; commands read it.
    private SharingHome Home()
    {
        var at = new SharingHome(StoreHome.Sqlite, server);
        using var file = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={at.At.Address.File}");
        file.Open();
        using var command = file.CreateCommand();
        command.CommandText = "UPDATE elections SET body = @body";
        command.Parameters.AddWithValue("@body", "id: test\nname: Test\njurisdiction: FR\ntime_zone: Europe/Paris\nprotected:\n  people:\n    - id: macron\n      name: Emmanuel Macron\n      domains: [en-marche.fr]\n");
        command.ExecuteNonQuery();
        return at;
    }

    private static async Task<(int Code, string Output, string Messages)> Run(params string[] arguments)
    {
        using var screen = new Screen(width: 200);
        int code = await screen.Run(arguments);
        return (code, screen.Output, screen.Messages);
    }
}
