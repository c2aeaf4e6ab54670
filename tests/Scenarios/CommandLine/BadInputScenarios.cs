using System.Text;
using System.Text.Json;
using Shouldly;
using Xunit;

namespace Tocsin.Scenarios.CommandLine;

/// <summary>Bad input is data: the good rows count, every rejection is counted and shown, nothing ends in a stack trace.</summary>
public sealed class BadInputScenarios : IDisposable
{
    private readonly Workspace _work = new();

    [Fact]
    public async Task An_empty_file_is_said_to_be_empty()
    {
        var run = await Scan(_work.Write("empty.csv", ""));
        run.Exits(2).Messages.ShouldContain("no post could be read");
        Rejections().ShouldHaveSingleItem().Reason.ShouldBe("empty");
    }

    [Fact]
    public async Task An_encoder_that_cannot_be_used_is_refused_before_any_work_with_a_remedy()
    {
        string posts = _work.Write("good.csv", Workspace.GoodRows(20));
        _work.Write("model/model.onnx", "not a network");
        foreach (var (directory, reason) in ((string, string)[])[("nowhere", "there is no directory nowhere"), ("model", "no tokenizer")])
        {
            var run = await Tool.Run(_work.Directory, "scan", posts, "--encoder", directory, "--out", "report");
            run.Exits(2).Messages.ShouldContain(reason);
            Directory.Exists(_work.At("report")).ShouldBeFalse();
        }
    }

    [Fact]
    public async Task An_empty_file_beside_a_good_one_does_no_harm()
    {
        _work.Write("empty.csv", "");
        var run = await Scan(_work.Write("good.csv", Workspace.GoodRows(20)), "empty.csv");
        Posts(run.Exits(0)).ShouldBe(20);
        Rejections().ShouldHaveSingleItem().File.ShouldContain("empty.csv");
    }

    [Fact]
    public async Task A_truncated_archive_gives_the_rows_before_the_break()
    {
        byte[] whole = Workspace.Gzip(Encoding.UTF8.GetBytes(Workspace.GoodRows(50_000)));
        var run = await Scan(_work.Write("cut.csv.gz", whole[..(whole.Length / 2)]));
        Posts(run.Exits(0)).ShouldBeInRange(10_000, 45_000);
        Rejections().ShouldContain(r => r.Reason == "bad-compression" || r.Reason == "truncated");
    }

    [Fact]
    public async Task A_binary_file_is_not_read_as_posts()
    {
        var run = await Scan(_work.Write("image.csv", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, 0, 255, 254, 1]));
        run.Exits(2);
        Rejections().ShouldHaveSingleItem().Reason.ShouldBe("unknown-format");
    }

    [Fact]
    public async Task Rows_in_a_wrong_encoding_are_counted_and_the_others_kept()
    {
        var bytes = new List<byte>(Encoding.UTF8.GetBytes(Workspace.GoodRows(30)));
        bytes.AddRange("p30,user30,2027-04-09T11:00:00Z,r"u8);
        bytes.Add(0xE9);
        bytes.AddRange("volution\n"u8);
        bytes.AddRange("p31,user31,2027-04-09T11:00:01Z,fine again\n"u8);
        var run = await Scan(_work.Write("latin.csv", [.. bytes]));
        // Whether the reader mends the row or rejects it, the thirty-one good ones count.
        Posts(run.Exits(0)).ShouldBeInRange(31, 32);
    }

    [Fact]
    public async Task A_line_of_ten_megabytes_costs_at_most_itself()
    {
        string csv = Workspace.GoodRows(10) + $"big,user-big,2027-04-09T11:00:00Z,{new string('x', 10_000_000)}\n" + "p99,user99,2027-04-09T11:00:01Z,after it\n";
        var run = await Scan(_work.Write("long.csv", csv));
        Posts(run.Exits(0)).ShouldBeInRange(11, 12);
    }

    [Fact]
    public async Task A_post_that_comes_twice_counts_once()
    {
        string csv = Workspace.GoodRows(10) + "p3,user3,2027-04-09T10:00:03Z,again\np4,user4,2027-04-09T10:00:04Z,again\n";
        var run = await Scan(_work.Write("twice.csv", csv));
        Posts(run.Exits(0)).ShouldBe(10);
        Rejections().Count(r => r.Reason == "duplicate-id").ShouldBe(2);
    }

    [Fact]
    public async Task Times_that_are_defaults_or_overflows_are_rejected_with_their_line()
    {
        string csv = Workspace.GoodRows(5)
            + "a,ua,1970-01-01T00:00:00Z,epoch\n"
            + "b,ub,2262-04-11T23:47:16Z,end of nanoseconds\n"
            + "c,uc,yesterday,no time at all\n";
        var run = await Scan(_work.Write("times.csv", csv));
        Posts(run.Exits(0)).ShouldBe(5);
        var rejections = Rejections();
        rejections.Select(r => (r.Line, r.Reason)).ShouldBe([(7, "implausible-time"), (8, "implausible-time"), (9, "bad-time")]);
    }

    [Fact]
    public async Task A_missing_column_is_named_with_the_way_out()
    {
        var run = await Scan(_work.Write("nocol.csv", "who_knows,when_knows\nx,y\n"));
        run.Exits(2);
        Rejections().ShouldContain(r => r.Reason == "missing-column" || r.Reason == "unknown-format");
        (run.Output + run.Messages).ShouldContain("--map");
    }

    [Fact]
    public async Task One_unreadable_file_in_a_directory_does_not_stop_the_others()
    {
        _work.Write("in/good.csv", Workspace.GoodRows(12));
        // A dangling link is unreadable for everybody, root included.
        File.CreateSymbolicLink(_work.At("in/broken.csv"), _work.At("nowhere.csv"));
        var run = await Scan("in");
        Posts(run.Exits(0)).ShouldBe(12);
        Rejections().ShouldHaveSingleItem().Reason.ShouldBe("unreadable");
    }

    [Fact]
    public async Task Hostile_text_never_steers_the_terminal()
    {
        string csv = "id,account,time,text\n"
            + string.Concat(Enumerable.Range(0, 40).Select(i => $"p{i},u\u001b]0;owned\u0007{i},2027-04-09T10:00:{i:00}Z,\u001b[2Jwipe <script>alert(1)</script> [red]the same words again and again[/]\n"));
        var run = await Tool.Run(_work.Directory, "scan", _work.Write("hostile.csv", csv), "--reveal", "--out", "report");
        run.WithoutTrace().Output.ShouldNotContain('\u001b');
        run.Messages.ShouldNotContain('\u001b');
        File.ReadAllText(_work.At("report/report.html")).ShouldNotContain("<script>alert(1)");
    }

    public void Dispose() => _work.Dispose();

    private Task<Run> Scan(params string[] inputs) => Tool.Run(_work.Directory, ["scan", .. inputs, "--json", "--out", "report"]);

    private static long Posts(Run run) =>
        run.Lines().Single(l => l.GetProperty("type").GetString() == "scan").GetProperty("posts").GetInt64();

    private List<(string File, long Line, string Reason)> Rejections() =>
    [
        .. File.ReadLines(_work.At("report/rejected.ndjson")).Select(text =>
        {
            using var parsed = JsonDocument.Parse(text);
            var root = parsed.RootElement;
            return (root.GetProperty("file").GetString()!, root.GetProperty("line") is { ValueKind: JsonValueKind.Number } line ? line.GetInt64() : 0, root.GetProperty("reason").GetString()!);
        }),
    ];
}
