using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using CsCheck;
using Shouldly;
using Tocsin.Cli;
using Tocsin.Cli.Output;
using Tocsin.Tests.Engine.Detectors;
using Tocsin.Tests.Simulation;
using Tocsin.Tests.Sources;
using Xunit;

namespace Tocsin.Tests.Cli.Watching;

public sealed class WatchTests : IDisposable
{
    private static readonly string[] Small = ["--window", "3h", "--every", "1h"];
    private static readonly string[] Outputs = ["windows.ndjson", "cases.ndjson"];

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Windows_and_cases_are_told_and_on_disk_and_a_case_goes_on_from_window_to_window()
    {
        string posts = _folder.Write("posts.ndjson", string.Join('\n', InOrder()) + "\n");
        using var screen = new Screen();
        (await screen.Run(Command(posts, "out", "--window", "4d", "--every", "1d", "--reveal", "--reports", "1"))).ShouldBe(ExitCode.Findings);
        var windows = Lines("out/windows.ndjson");
        var cases = Lines("out/cases.ndjson");
        windows.Length.ShouldBeGreaterThan(3);
        windows.Sum(w => w["late"]!.GetValue<int>()).ShouldBe(0);
        cases.Select(c => c["change"]!.GetValue<string>()).ShouldContain("continued");
        foreach (var change in cases)
            change["sentence"]!.GetValue<string>().ShouldNotBeEmpty();
        screen.Output.ShouldContain(" UTC\n");
        screen.Output.ShouldContain("  new ");
        File.Exists(Path.Combine(_folder.Path, "out/latest/report.html")).ShouldBeTrue();
        File.Exists(Path.Combine(_folder.Path, "out/rejected.ndjson")).ShouldBeTrue();
        string kept = Directory.GetDirectories(Path.Combine(_folder.Path, "out/reports")).ShouldHaveSingleItem();
        windows.Last(w => w["report"] is not null)["report"]!.GetValue<string>().ShouldBe($"reports/{Path.GetFileName(kept)}");
    }

    [Fact]
    public async Task A_run_without_a_state_leaves_no_report_of_an_earlier_one()
    {
        string busy = _folder.Write("busy.ndjson", string.Join('\n', InOrder()) + "\n");
        using var screen = new Screen();
        (await screen.Run(Command(busy, "out", "--window", "4d", "--every", "4d", "--reveal"))).ShouldBe(ExitCode.Findings);
        string mine = Directory.CreateDirectory(Path.Combine(_folder.Path, "out/reports/mine")).FullName;
        (await screen.Run([.. Command(Minutes("posts.csv", 100), "out", Small), "--reveal"])).ShouldBe(ExitCode.Clean);
        Directory.Exists(Path.Combine(_folder.Path, "out/latest")).ShouldBeFalse();
        Directory.GetDirectories(Path.Combine(_folder.Path, "out/reports")).ShouldBe([mine]);
    }

    [Fact]
    public async Task Standard_output_is_the_lines_of_the_windows_and_a_sum_when_JSON_is_asked_for()
    {
        using var screen = new Screen();
        (await screen.Run([.. Command(Minutes("posts.csv", 400), "out", Small), "--json", "--reveal"])).ShouldBe(ExitCode.Clean);
        string[] told = screen.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        told[..^1].ShouldBe(await File.ReadAllLinesAsync(Path.Combine(_folder.Path, "out/windows.ndjson"), TestContext.Current.CancellationToken));
        JsonNode.Parse(told[^1])!["type"]!.GetValue<string>().ShouldBe("watch");
        JsonNode.Parse(told[^1])!["posts"]!.GetValue<int>().ShouldBe(400);
    }

    [Fact]
    public async Task Inputs_of_the_same_days_are_read_side_by_side_and_nothing_is_late()
    {
        string[] lines = InOrder();
        string one = _folder.Write("one.ndjson", string.Join('\n', lines.Where((_, i) => i % 5 != 0)) + "\n");
        string two = _folder.Write("two.ndjson", string.Join('\n', lines.Where((_, i) => i % 5 == 0)) + "\n");
        using var screen = new Screen();
        await screen.Run([.. Command(one, "out", "--window", "2d", "--every", "1d", "--reveal"), two, "--threads", "2"]);
        Lines("out/windows.ndjson").Sum(w => w["late"]!.GetValue<int>()).ShouldBe(0);
        string both = _folder.Write("both.ndjson", string.Join('\n', lines) + "\n");
        using var other = new Screen();
        await other.Run(Command(both, "single", "--window", "2d", "--every", "1d", "--reveal"));
        Lines("out/windows.ndjson").Select(w => w["posts"]!.GetValue<int>()).ShouldBe(Lines("single/windows.ndjson").Select(w => w["posts"]!.GetValue<int>()));
    }

    [Fact]
    public void Stopped_anywhere_and_taken_up_again_it_gives_the_windows_of_a_run_that_never_stopped() =>
        Gen.Select(Gen.Int[0, 700].Array[0, 4], Gen.Int[1, 90], Gen.Int[0, 6].Array[0, 3]).Sample(
            (cuts, saveEvery, failures) =>
            {
                string[] rows = File.ReadAllLines(Minutes("posts.csv", 700, jitter: 17));
                string growing = Path.Combine(_folder.Path, "growing.csv");
                string[] options = [.. Small, "--lateness", "5m", "--reveal"];
                Remove("whole", "parts", "state", "growing.csv");
                File.WriteAllLines(growing, rows);
                Run(Command(growing, "whole", options)).ShouldBe(ExitCode.Clean);

                string[] kept = [.. options, "--state", Path.Combine(_folder.Path, "state"), "--save-every", $"{saveEvery}"];
                foreach (int cut in cuts.Order())
                {
                    File.WriteAllLines(growing, rows[..(cut + 1)]);
                    Run([.. Command(growing, "parts", kept), "--hold-open"]);
                }

                // The reader of its output goes away after some windows: it dies between a window and its state.
                File.WriteAllLines(growing, rows);
                foreach (int failure in failures)
                    RunUntil(failure, Command(growing, "parts", kept));
                Run(Command(growing, "parts", kept)).ShouldBe(ExitCode.Clean);
                foreach (string file in Outputs)
                    File.ReadAllText(Path.Combine(_folder.Path, "parts", file)).ShouldBe(File.ReadAllText(Path.Combine(_folder.Path, "whole", file)));
            },
            iter: 25,
            threads: 1);

    [Fact]
    public void With_several_inputs_and_every_detector_a_run_that_died_is_taken_up_too()
    {
        string[] lines = InOrder();
        string one = _folder.Write("one.ndjson", string.Join('\n', lines.Where((_, i) => i % 3 != 0)) + "\n");
        string two = _folder.Write("two.ndjson", string.Join('\n', lines.Where((_, i) => i % 3 == 0)) + "\n");
        string[] options = ["--window", "2d", "--every", "1d", "--reveal", "--reports", "2"];
        Run([.. Command(one, "whole", options), two]).ShouldBe(ExitCode.Findings);
        string[] kept = [.. options, "--state", Path.Combine(_folder.Path, "state"), "--save-every", "777"];
        RunUntil(1, [.. Command(one, "parts", kept), two, "--threads", "2"]);
        RunUntil(2, [.. Command(one, "parts", kept), two]);
        Run([.. Command(one, "parts", kept), two]);
        Tree("parts").ShouldBe(Tree("whole"));
    }

    [Fact]
    public async Task A_damaged_or_newer_or_foreign_state_is_refused_with_the_file_and_the_remedy()
    {
        string posts = Minutes("posts.csv", 400), state = Path.Combine(_folder.Path, "state");
        string[] command = [.. Command(posts, "out", Small), "--reveal", "--state", state];
        Run([.. command, "--hold-open"]);
        await Refused(command, Path.Combine(state, "state"), bytes => bytes[^3] ^= 1, "checksum");
        await Refused(command, Path.Combine(state, "state"), bytes => bytes["tocsin-watch-state ".Length] = (byte)'9', "newer Tocsin");
        await Refused(command, Directory.GetFiles(state, "*.posts").Order().First(), bytes => bytes[^1] ^= 1, "checksum");
        await Refused(command, posts, bytes => bytes[^3] ^= 1, expected: null);
        await Refused(command, posts, bytes => bytes[bytes.AsSpan().IndexOf("12:01:00Z"u8) + 4] = (byte)'2', "not the input");
        using var screen = new Screen();
        (await screen.Run([.. Command(posts, "out", "--window", "2h", "--every", "1h"), "--reveal", "--state", state])).ShouldBe(ExitCode.Error);
        screen.Messages.ShouldContain("--window 10800s");
    }

    [Fact]
    public async Task Pseudonyms_stay_the_same_over_windows_and_runs_without_a_key_of_the_users()
    {
        string posts = Minutes("posts.csv", 100);
        using var screen = new Screen();
        await screen.Run(Command(posts, "out", Small));
        string key = Path.Combine(_folder.Path, "out/private/pseudonym.key");
        byte[] made = await File.ReadAllBytesAsync(key, TestContext.Current.CancellationToken);
        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode(key).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        await screen.Run(Command(posts, "out", Small));
        (await File.ReadAllBytesAsync(key, TestContext.Current.CancellationToken)).ShouldBe(made);
    }

    [Theory]
    [InlineData("--window", "90m")]
    [InlineData("--every", "soon")]
    [InlineData("--reports", "-1")]
    [InlineData("--save-every", "0")]
    [InlineData("--most-posts", "0")]
    public async Task What_cannot_work_is_said_before_any_work(string option, string value)
    {
        using var screen = new Screen();
        (await screen.Run(Command(Minutes("posts.csv", 5), "out", option, value))).ShouldBe(ExitCode.Error);
        screen.Messages.ShouldContain(" — ");
        Directory.Exists(Path.Combine(_folder.Path, "out")).ShouldBeFalse();
    }

    public void Dispose() => _folder.Dispose();

    private static string[] InOrder() =>
        [.. Scans.Lines(SimulatedTraffic.Of(Scans.Scenario).Bytes).OrderBy(l => JsonNode.Parse(l)!["time"]!.GetValue<DateTimeOffset>())];

    private static int Run(string[] args)
    {
        using var screen = new Screen();
        return screen.Run(args).GetAwaiter().GetResult();
    }

    private static void RunUntil(int windows, string[] args)
    {
        using var output = new Leaving(windows);
        using var terminal = new Terminal { Out = output, OutBytes = Stream.Null, Error = TextWriter.Null, In = Stream.Null };
        Application.RunAsync(args, terminal, CancellationToken.None).GetAwaiter().GetResult();
    }

    private static async Task Refused(string[] command, string file, Action<byte[]> damage, string? expected)
    {
        byte[] bytes = await File.ReadAllBytesAsync(file);
        byte[] damaged = [.. bytes];
        damage(damaged);
        await File.WriteAllBytesAsync(file, damaged);
        using var screen = new Screen();
        int code = await screen.Run([.. command, "--hold-open"]);
        await File.WriteAllBytesAsync(file, bytes);
        code.ShouldBe(expected is null ? ExitCode.Clean : ExitCode.Error, screen.Messages);
        if (expected is null)
            return;
        screen.Messages.ShouldContain(file);
        screen.Messages.ShouldContain(expected);
        screen.Messages.ShouldContain(" — ");
    }

    private string[] Command(string input, string output, params string[] options) => ["watch", input, "--out", Path.Combine(_folder.Path, output), .. options];

    private string Minutes(string name, int posts, int jitter = 0)
    {
        var csv = new StringBuilder("id,account,time,text\n");
        var noon = DateTimeOffset.Parse("2027-04-05T12:00:00Z", CultureInfo.InvariantCulture);
        for (int i = 0; i < posts; i++)
        {
            // Some come later than the lateness and some ids come twice.
            int minute = i + (jitter == 0 ? 0 : (i * 7919 % jitter) - (i % 53 == 0 ? 90 : 0));
            csv.Append(CultureInfo.InvariantCulture, $"p{(jitter > 0 && i % 41 == 0 ? i / 2 : i)},user{i % 50},{noon.AddMinutes(minute):yyyy-MM-ddTHH:mm:ssZ},an ordinary post number {i}\n");
        }

        return _folder.Write(name, csv.ToString());
    }

    private JsonNode[] Lines(string name) => [.. File.ReadAllLines(Path.Combine(_folder.Path, name)).Select(l => JsonNode.Parse(l)!)];

    private string[] Tree(string name)
    {
        string root = Path.Combine(_folder.Path, name);
        return
        [
            .. Directory.GetFiles(root, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
                .Select(f => $"{Path.GetRelativePath(root, f)} {Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(f)))}"),
        ];
    }

    private void Remove(params string[] names)
    {
        foreach (string path in names.Select(n => Path.Combine(_folder.Path, n)))
        {
            if (Directory.Exists(path))
                Directory.Delete(path, recursive: true);
            File.Delete(path);
        }
    }

    /// <summary>Somebody who reads a number of windows and leaves.</summary>
    private sealed class Leaving(int windows) : StringWriter(CultureInfo.InvariantCulture)
    {
        private int _left = windows;

        public override void Flush()
        {
            if (_left-- <= 0)
                throw new IOException("the reader has gone");
        }
    }
}
