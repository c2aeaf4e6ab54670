using System.Text;
using System.Text.Json;
using Shouldly;
using Xunit;

namespace Tocsin.Scenarios.CommandLine;

/// <summary>Watching as users do it: real pipes, real kills.</summary>
public sealed class WatchScenarios : IDisposable
{
    private static readonly string[] Windows = ["--window", "2d", "--every", "6h", "--reveal", "--reports", "2"];

    private readonly Workspace _work = new();

    [Fact]
    public async Task A_killed_watch_goes_on_where_it_was_and_no_window_is_lost_or_told_twice()
    {
        (await Tool.Run(_work.Directory, "simulate", "--posts", "20000", "--seed", "7", "--out", "posts.ndjson")).Exits(0);
        var whole = await Tool.Run(_work.Directory, ["watch", "posts.ndjson", "--out", "whole", "--json", .. Windows]);
        int windows = Lines("whole/windows.ndjson").Length;
        windows.ShouldBeGreaterThan(20);

        string[] command = ["watch", "posts.ndjson", "--out", "parts", "--state", "state", "--save-every", "500", "--json", .. Windows];
        var told = new StringBuilder();
        foreach (int until in new[] { 1, windows / 3, windows * 2 / 3 })
        {
            // As soon as that many windows are acknowledged, wherever the program is then.
            var killed = await Tool.Kill(_work.Directory, () => Lines("parts/windows.ndjson").Length >= until, command);
            killed.ExitCode.ShouldNotBeOneOf(0, 1, 2);
            told.Append(killed.Output);
        }

        told.Append((await Tool.Run(_work.Directory, command)).Exits(1).Output);
        foreach (string file in new[] { "windows.ndjson", "cases.ndjson" })
            (await File.ReadAllTextAsync(_work.At($"parts/{file}"), TestContext.Current.CancellationToken)).ShouldBe(await File.ReadAllTextAsync(_work.At($"whole/{file}"), TestContext.Current.CancellationToken));
        _work.Fingerprints("parts/latest").ShouldBe(_work.Fingerprints("whole/latest"));
        _work.Fingerprints("parts/reports").ShouldBe(_work.Fingerprints("whole/reports"));

        // A window can be on disk and not told when the kill came in between, but never told twice.
        string[] ends = [.. told.ToString().Split('\n').Where(l => l.StartsWith("""{"type":"window""", StringComparison.Ordinal) && l.EndsWith('}')).Select(End)];
        ends.ShouldBeUnique();
        ends.ShouldBeSubsetOf(whole.Lines().Where(l => l.GetProperty("type").GetString() == "window").Select(l => l.GetProperty("end").GetString()!));
    }

    [Fact]
    public async Task A_pipe_that_ends_is_taken_up_by_the_next_one_and_posts_sent_again_are_dropped()
    {
        var posts = await Tool.Run(_work.Directory, "simulate", "--posts", "6000", "--seed", "7", "--out", "-");
        string[] lines = posts.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        string[] calm = ["--window", "4d", "--every", "2d", "--reveal"];
        await Tool.Run(_work.Directory, posts.OutputBytes, ["watch", "-", "--out", "whole", .. calm]);

        string[] command = ["watch", "-", "--out", "parts", "--state", "state", .. calm];
        (await Tool.Run(_work.Directory, Bytes(lines[..2500]), [.. command, "--hold-open"])).WithoutTrace();
        var rest = await Tool.Run(_work.Directory, Bytes(lines[2400..]), [.. command, "--json"]);
        rest.Lines()[^1].GetProperty("duplicates").GetInt32().ShouldBe(100);
        Lines("parts/windows.ndjson").Select(Posts).ShouldBe(Lines("whole/windows.ndjson").Select(Posts));
        Lines("parts/cases.ndjson").Length.ShouldBe(Lines("whole/cases.ndjson").Length);
    }

    [Fact]
    public async Task Two_watches_do_not_share_a_state()
    {
        _work.Write("posts.csv", Workspace.GoodRows(50));
        using (new FileStream(Directory.CreateDirectory(_work.At("state")).FullName + "/lock", FileMode.Create, FileAccess.ReadWrite, FileShare.None))
        {
            var run = await Tool.Run(_work.Directory, "watch", "posts.csv", "--out", "out", "--state", "state");
            run.Exits(2).Messages.ShouldContain("another watch");
        }

        (await Tool.Run(_work.Directory, "watch", "posts.csv", "--out", "out", "--state", "state")).Exits(0);
    }

    [Fact]
    public async Task Interrupted_while_it_waits_for_a_pipe_it_says_that_its_windows_are_on_disk()
    {
        var run = await Tool.InterruptWaiting(_work.Directory, "watch", "-", "--out", "out", "--reveal");
        run.Exits(130).Messages.ShouldContain("the windows told of are on disk");
    }

    public void Dispose() => _work.Dispose();

    private static byte[] Bytes(string[] lines) => Encoding.UTF8.GetBytes(string.Join('\n', lines) + "\n");

    private static string End(string line) => Member(line, "end").GetString()!;

    private static int Posts(string line) => Member(line, "posts").GetInt32();

    private static JsonElement Member(string line, string name)
    {
        using var document = JsonDocument.Parse(line);
        return document.RootElement.GetProperty(name).Clone();
    }

    // Read while the program writes: a line counts when it is whole.
    private string[] Lines(string name)
    {
        if (!File.Exists(_work.At(name)))
            return [];
        using var file = new StreamReader(new FileStream(_work.At(name), FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        string text = file.ReadToEnd();
        return text[..(text.LastIndexOf('\n') + 1)].Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
