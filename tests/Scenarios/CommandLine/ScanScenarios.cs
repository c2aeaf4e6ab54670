using System.Text;
using Shouldly;
using Xunit;

namespace Tocsin.Scenarios.CommandLine;

/// <summary>Scanning as users do it: pipes, thread counts, interruption, exit codes.</summary>
public sealed class ScanScenarios : IDisposable
{
    private static readonly string[] AlwaysWritten =
        ["accounts.csv", "bundle.json", "context.ndjson", "edges.csv", "findings.ndjson", "incidents.json", "network.graphml", "rejected.ndjson", "report.html"];

    private readonly Workspace _work = new();

    [Fact]
    public async Task A_simulated_operation_goes_through_a_pipe_and_is_found()
    {
        var posts = await Tool.Run(_work.Directory, "simulate", "--posts", "20000", "--seed", "7", "--out", "-");
        posts.Exits(0).OutputBytes.Length.ShouldBeGreaterThan(1_000_000);

        var scan = await Tool.Run(_work.Directory, posts.OutputBytes, ["scan", "-", "--out", "report"]);

        scan.Exits(1).Output.ShouldContain("INCIDENT");
        Directory.EnumerateFiles(_work.At("report")).Select(Path.GetFileName).ShouldBeSubsetOf([.. AlwaysWritten, "scan.json"]);
        foreach (string file in AlwaysWritten)
            File.Exists(_work.At($"report/{file}")).ShouldBeTrue(file);
    }

    [Fact]
    public async Task The_same_input_gives_the_same_bytes_whatever_the_thread_count()
    {
        await Simulate("posts.ndjson", 20_000);
        foreach (int threads in new[] { 1, 2, 5 })
            (await Tool.Run(_work.Directory, "scan", "posts.ndjson", "--out", $"t{threads}", "--threads", $"{threads}")).Exits(1);

        var one = _work.Fingerprints("t1");
        one.Count.ShouldBeGreaterThanOrEqualTo(AlwaysWritten.Length);
        _work.Fingerprints("t2").ShouldBe(one);
        _work.Fingerprints("t5").ShouldBe(one);
    }

    [Fact]
    public async Task Standard_output_holds_JSON_lines_and_nothing_else_when_asked()
    {
        await Simulate("posts.ndjson", 20_000);
        var run = await Tool.Run(_work.Directory, "scan", "posts.ndjson", "--json", "--out", "report");
        var types = run.Exits(1).Lines().Select(l => l.GetProperty("type").GetString()).ToList();
        types.ShouldContain("finding");
        types.ShouldContain("incident");
        types[^1].ShouldBe("scan");
    }

    [Fact]
    public async Task Nothing_found_is_exit_code_0_and_all_files_are_there()
    {
        _work.Write("calm.csv", Workspace.GoodRows(300));
        var run = await Tool.Run(_work.Directory, "scan", "calm.csv", "--out", "report");
        run.Exits(0).Output.ReplaceLineEndings(" ").ShouldContain("Absence of evidence");
        foreach (string file in AlwaysWritten)
            File.Exists(_work.At($"report/{file}")).ShouldBeTrue(file);
    }

    [Fact]
    public async Task An_interrupted_scan_leaves_nothing_behind()
    {
        _work.Write("big.csv", BigCsv(150_000));
        var run = await Tool.Interrupt(_work.Directory, () => Directory.Exists(_work.At("report")), "scan", "big.csv", "--out", "report");
        run.Exits(130).Messages.ShouldContain("interrupted; nothing was written");
        if (Directory.Exists(_work.At("report")))
            Directory.EnumerateFileSystemEntries(_work.At("report")).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_interrupted_scan_keeps_earlier_results()
    {
        _work.Write("calm.csv", Workspace.GoodRows(300));
        (await Tool.Run(_work.Directory, "scan", "calm.csv", "--out", "report")).Exits(0);
        var before = _work.Fingerprints("report");
        _work.Write("big.csv", BigCsv(150_000));
        var clock = System.Diagnostics.Stopwatch.StartNew();
        (await Tool.Interrupt(_work.Directory, () => clock.ElapsedMilliseconds > 500, "scan", "big.csv", "--out", "report")).Exits(130);
        _work.Fingerprints("report").ShouldBe(before);
    }

    [Fact]
    public async Task The_compatibility_mode_counts_as_the_reference_tool_does()
    {
        _work.Write("shares.csv", """
            object_id,account_id,content_id,timestamp_share
            o1,a,c1,1621001000
            o1,b,c2,1621001060
            o1,d,c3,1621001121
            o2,a,c4,1621002000
            o2,b,c5,1621002001
            o2,a,c4,1621002001
            o3,d,c6,1621003000

            """);
        var run = await Tool.Run(_work.Directory, "scan", "shares.csv", "--compat", "coortweet", "--window", "60", "--reveal", "--out", "compat", "--json");
        run.Exits(0).Lines().Single(l => l.GetProperty("type").GetString() == "compat").GetProperty("edges").GetInt32().ShouldBe(1);
        File.ReadAllLines(_work.At("compat/edges.csv"))[1].ShouldStartWith("a,b,3,");
    }

    [Fact]
    public async Task The_compatibility_mode_gives_the_reference_tools_edges_on_real_data()
    {
        string data = Path.Combine(Tool.Root, "..", "shared", "data", "coordination");
        if (!File.Exists(Path.Combine(data, "ru_tw60_mp2_edges_full.csv.gz")))
            Assert.Skip("The reference data are not here: shared/data/coordination beside the repository is missing.");
        var run = await Tool.Run(
            _work.Directory, "scan", Path.Combine(data, "russian_coord_tweets.csv.gz"), "--compat", "coortweet", "--as-published", "--reveal", "--out", "compat");
        run.WithoutTrace().ExitCode.ShouldBeInRange(0, 1);
        using var expected = new System.IO.Compression.GZipStream(
            File.OpenRead(Path.Combine(data, "ru_tw60_mp2_edges_full.csv.gz")), System.IO.Compression.CompressionMode.Decompress);
        using var text = new StreamReader(expected);
        File.ReadAllText(_work.At("compat/edges.csv")).ShouldBe(await text.ReadToEndAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task An_interruption_ends_a_scan_that_waits_for_its_input()
    {
        var run = await Tool.InterruptWaiting(_work.Directory, "scan", "-", "--out", "report");
        run.Exits(130).Messages.ShouldContain("interrupted; nothing was written");
    }

    [Fact]
    public async Task Inputs_that_are_not_there_are_an_error_before_any_work()
    {
        var run = await Tool.Run(_work.Directory, "scan", "nowhere.csv");
        run.Exits(2).Messages.ShouldBe("tocsin: error: there is no file or directory nowhere.csv — check the path\n");
        Directory.Exists(_work.At("tocsin-out")).ShouldBeFalse();
    }

    [Fact]
    public async Task An_output_that_cannot_be_made_is_an_error_before_any_work()
    {
        _work.Write("calm.csv", Workspace.GoodRows(10));
        _work.Write("taken", "a file");
        (await Tool.Run(_work.Directory, "scan", "calm.csv", "--out", "taken")).Exits(2).Messages.ShouldContain("--out");
        File.ReadAllText(_work.At("taken")).ShouldBe("a file");
    }

    [Fact]
    public async Task Output_to_a_pipe_is_plain_text_within_100_columns()
    {
        await Simulate("posts.ndjson", 20_000);
        var run = await Tool.Run(_work.Directory, "scan", "posts.ndjson", "--out", "report");
        run.Exits(1).Output.ShouldNotContain('\u001b');
        foreach (string line in run.Output.Split('\n'))
            new System.Globalization.StringInfo(line).LengthInTextElements.ShouldBeLessThanOrEqualTo(100, line);
    }

    public void Dispose() => _work.Dispose();

    private async Task Simulate(string name, int posts) => (await Tool.Run(
        _work.Directory, "simulate", "--posts", $"{posts}", "--seed", "7", "--out", name, "--truth", "truth.csv")).Exits(0);

    private static byte[] BigCsv(int rows)
    {
        var csv = new StringBuilder("id,account,time,text\n");
        for (int i = 0; i < rows; i++)
            csv.Append(System.Globalization.CultureInfo.InvariantCulture, $"p{i},user{i % 5000},2027-04-{1 + (i % 28):00}T{i % 24:00}:{i % 60:00}:{i * 7 % 60:00}Z,post {i * 7919 % 100003} on {i * 31 % 977} says {i * 17 % 4099} https://site{i % 700}.example/{i * 13 % 2003}\n");
        return Encoding.UTF8.GetBytes(csv.ToString());
    }
}
