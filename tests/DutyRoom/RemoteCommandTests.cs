using System.Diagnostics;
using System.Text.Json;
using Shouldly;
using Tocsin.DutyRoom.Access;
using Tocsin.Server.Access;
using Tocsin.Storage;
using Xunit;
using static Tocsin.DutyRoom.ApiClient;

namespace Tocsin.DutyRoom;

/// <summary>A command says the same whether it works with a store or with a duty room over the same cases.</summary>
public sealed class RemoteCommandTests
{
    private const string By = "--by|Ida Berg", Why = "--reason|seen by both";

    // In order: what one decides the next one shows. {finding} is one of incident 1.
    private static readonly string[] Commands =
    [
        "incidents|list",
        "incidents|list|--all|--json",
        "incidents|show|1",
        "incidents|show|1|--json",
        "search|valdoria",
        "search|valdoria|--kind|all|--most|60|--json",
        "search|lookalike-domains|--kind|names",
        "search|the|--kind|all|--most|3|--json",
        "search|nobodywritesthis|--kind|findings",
        $"incidents|judge|1|--criterion|misleading-content|--holds|yes|--confidence|high|--evidence|{{finding}}|{By}|{Why}",
        $"incidents|judge|1|--criterion|misleading-content|--holds|yes|--confidence|high|{By}|{Why}",
        $"incidents|assign|1|Jon Ek|{By}|{Why}|--json",
        $"incidents|note|1|the bank was told|{By}",
        $"incidents|technique|1|T0084.001|--confidence|high|--evidence|{{finding}}|{By}|{Why}",
        $"incidents|technique|1|nonsense|--confidence|high|{By}|{Why}",
        $"incidents|breakout|1|2|--confidence|moderate|{By}|{Why}",
        $"incidents|hypothesis|1|operators for hire|--kind|hired|{By}|{Why}",
        $"incidents|hold|1|{By}|{Why}",
        $"incidents|hold|1|{By}|{Why}",
        $"incidents|release|1|{By}|{Why}",
        $"incidents|dismiss|1|{By}|{Why}|--json",
        $"incidents|reopen|1|{By}|{Why}",
        $"incidents|split|1|{{finding}}|{By}|{Why}",
        $"incidents|merge|1|2|{By}|{Why}",
        "incidents|show|99",
        $"incidents|reveal|valdoria-2027|acct-nobodyatall|{By}|{Why}",
        "partners|list",
        $"partners|add|CERT Valdoria|--tlp|amber|--formats|stix|csv|--elections|valdoria-2027|{By}|{Why}",
        "partners|list",
        $"partners|end|CERT Valdoria|{By}|{Why}",
        "share|list",
        "share|show|0198c1",
        "audit|--verify",
    ];

    [Fact]
    public async Task Each_command_says_the_same_here_and_there()
    {
        await using var room = await Room.Open(real: true, copy: Stores.CopyTo);
        using var owner = await room.MakeOwner();
        string key = KeyTests.Make(room, Room.Owner, [.. Scopes.All], ["*"]);
        string store = Path.Combine(Path.GetDirectoryName(room.Data)!, "here.db");
        Stores.CopyTo(store);
        string finding = room.Store.Members(room.Store.Incident("1", Election).Id).Cases[0].Finding.Id;
        var differ = new List<string>();
        foreach (string command in Commands)
        {
            string[] words = command.Replace("{finding}", finding, StringComparison.Ordinal).Split('|');
            var here = Run(null, [.. words, "--store", store]);
            var there = Run(key, [.. words, "--server", room.Address.ToString()]);
            var (said, also) = (await here, await there);
            if (Same(words, said) != Same(words, also))
                differ.Add($"{command}\n--- here\n{Same(words, said)}\n--- there\n{Same(words, also)}");
        }

        differ.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("people|list")]
    [InlineData("store|info")]
    [InlineData("outlets|list")]
    [InlineData("collections|close|valdoria-2027|--by|Ida Berg|--reason|over")]
    [InlineData("playbooks|runs")]
    public async Task What_needs_the_store_itself_says_so_and_what_there_is_instead(string command)
    {
        string said = await Run("a key", [.. command.Split('|'), "--server", "http://127.0.0.1:1"]);
        said.ShouldStartWith("2\n");
        said.ShouldContain("works with the store itself, not with --server");
        said.ShouldContain("—", Case.Sensitive, "a remedy");
    }

    [Fact]
    public async Task The_description_of_the_API_says_what_its_bodies_are()
    {
        await using var room = await Room.Open(real: true, copy: Stores.CopyTo);
        using var owner = await room.MakeOwner();
        using var client = Of(room, Room.Owner, Scopes.Read);
        var paths = (await client.Get<JsonElement>("openapi.json")).GetProperty("paths");
        paths.GetProperty("/api/v1/elections/{election}/posts").GetProperty("post").GetProperty("requestBody").GetProperty("content").TryGetProperty("application/x-ndjson", out _).ShouldBeTrue();
        paths.GetProperty("/api/v1/elections/{election}").GetProperty("put").GetProperty("requestBody").GetProperty("content").TryGetProperty("application/yaml", out _).ShouldBeTrue();
        foreach (var (path, method) in paths.EnumerateObject().SelectMany(p => p.Value.EnumerateObject().Where(m => m.Name is "put").Select(m => (p.Name, m))))
            method.Value.TryGetProperty("requestBody", out _).ShouldBeTrue($"{method.Name} {path}");
    }

    [Fact]
    public async Task Nobody_reads_in_which_folder_a_file_lay_and_the_record_keeps_it()
    {
        await using var room = await Room.Open(real: true, copy: Stores.CopyTo);
        using var owner = await room.MakeOwner();
        using var client = Of(room, Room.Owner, Scopes.Read);
        string folder = Path.GetDirectoryName(Stores.At("."))!;
        room.Store.Captures().Values.Concat(room.Store.Members(room.Store.Incident("1", Election).Id).Sightings.SelectMany(s => s.Exhibits).Select(e => e.File)).ShouldContain(f => f.Contains('/', StringComparison.Ordinal), "the record keeps whole paths");
        foreach (string path in new[] { "incidents/1", "observations?q=the&kind=documents&limit=1000", "observations?q=mail-screening&kind=mail", "findings?detector=leaks&detector=mail-screening&detector=decoys", "incidents/1/records" })
        {
            string said = (await client.Get<JsonElement>($"elections/{Election}/{path}")).GetRawText();
            said.ShouldNotContain(folder, Case.Sensitive, path);
            said.ShouldNotContain("/tmp/", Case.Sensitive, path);
        }
    }

    [Theory]
    [InlineData("in the dump /home/jon/secret case/posts.csv are ours", "in the dump secret case/posts.csv are ours")]
    [InlineData("in the dump /home/jon/dump.zip are ours", "in the dump dump.zip are ours")]
    [InlineData("given in …/jon/list.csv", "given in list.csv")]
    [InlineData(@"read from C:\Users\jon\posts.csv", "read from posts.csv")]
    [InlineData("see https://example.org/home/a/b and /vote/2027/results", "see https://example.org/home/a/b and /vote/2027/results")]
    [InlineData("hxxps://example.org/tmp/x", "hxxps://example.org/tmp/x")]
    public void Folders_are_taken_out_and_addresses_stay(string said, string shown) => FileNames.In(said).ShouldBe(shown);

    // Folders are the machine's; a store of its own and a server's have their own times of what was just done, and their own logs.
    private static string Same(string[] words, string said) => words[0] == "audit" ? said.Split(':')[0].Split('\n')[^1] : Unwrapped(FileNames.In(words[0] is "partners" ? Days(said) : said));

    // Where lines break depends on how long a folder is.
    private static string Unwrapped(string said) => string.Join(' ', said.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string Days(string said) => System.Text.RegularExpressions.Regex.Replace(said, @"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d+)?)?Z?", "TIME");

    private static async Task<string> Run(string? key, params string[] arguments)
    {
        var start = new ProcessStartInfo(Stores.Program[0], [Stores.Program[1], .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment.Remove("TOCSIN_STORE");
        if (key is not null)
            start.Environment["TOCSIN_KEY"] = key;
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        string said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return $"{process.ExitCode}\n{said}{await error}";
    }
}
