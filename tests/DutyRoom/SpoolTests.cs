using System.Globalization;
using System.Text;
using CsCheck;
using Shouldly;
using Tocsin.Server;
using Tocsin.Server.Ingest;
using Tocsin.Storage;
using Tocsin.Tests.Sources;
using Xunit;

namespace Tocsin.DutyRoom;

/// <summary>Posts that are handed in: what is acknowledged is on the disk, once.</summary>
public sealed class SpoolTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Meters _meters = new();

    public void Dispose()
    {
        _meters.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void Good_lines_are_kept_as_they_came_and_bad_ones_are_named_by_line_and_reason()
    {
        using var spool = Open();
        string body = Post("a", 1) + "\nnot json\n" + "{\"account\":\"x\"}\n" + Post("b", 2) + "\r\n";
        var receipt = Accept(spool, "feed", body);
        receipt.Accepted.ShouldBe(2);
        receipt.Rejected.ShouldBe(2);
        receipt.Refused.Select(r => (r.Line, r.Reason)).ShouldBe([(2, "malformed"), (3, "missing-time")]);
        Lines(spool).ShouldBe([Post("a", 1), Post("b", 2)]);
    }

    [Fact]
    public void The_same_source_and_id_counts_once_and_another_source_counts_for_itself()
    {
        using var spool = Open();
        Accept(spool, "feed", Post("a", 1)).Accepted.ShouldBe(1);
        var again = Accept(spool, "feed", Post("a", 1) + "\n" + Post("a", 2));
        (again.Accepted, again.Duplicates).ShouldBe((1, 1));
        Accept(spool, "other", Post("a", 1)).Accepted.ShouldBe(1);
    }

    [Fact]
    public void A_post_without_an_id_is_known_by_who_said_what_when()
    {
        using var spool = Open();
        const string line = """{"account":"a","time":"2027-04-01T10:00:00Z","text":"one"}""";
        Accept(spool, "feed", line).Accepted.ShouldBe(1);
        Accept(spool, "feed", line).Accepted.ShouldBe(0);
        Accept(spool, "feed", line.Replace("one", "two", StringComparison.Ordinal)).Accepted.ShouldBe(1);
    }

    [Fact]
    public void What_arrives_after_everything_older_was_deleted_still_waits()
    {
        using (var spool = Open())
        {
            Accept(spool, "feed", Post("a", 1));
            spool.LookedAt("valdoria", spool.Next("valdoria", 1000));
            spool.Forget("valdoria", TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(1)).ShouldBe(1);
        }

        using var again = Open();
        Accept(again, "feed", Post("a", 2)).Accepted.ShouldBe(1);
        again.Waiting().ShouldBe(["valdoria"]);
        again.Next("valdoria", 1000).ShouldAllBe(s => !s.LookedAt);
    }

    [Fact]
    public void What_was_acknowledged_is_there_after_a_restart_and_still_counts_as_taken()
    {
        using (var spool = Open())
            Accept(spool, "feed", string.Join('\n', Enumerable.Range(0, 50).Select(i => Post("a", i))));
        using var again = Open();
        Lines(again).Count.ShouldBe(50);
        Accept(again, "feed", Post("a", 7)).Duplicates.ShouldBe(1);
    }

    [Fact]
    public void Half_a_line_that_a_kill_left_is_cut_off_and_what_stands_before_it_stays()
    {
        using (var spool = Open())
            Accept(spool, "feed", Post("a", 1) + "\n" + Post("a", 2));
        string open = Directory.EnumerateFiles(_folder.Path, "*.open", SearchOption.AllDirectories).Single();
        File.AppendAllText(open, "{\"account\":\"half");
        using var again = Open();
        Lines(again).ShouldBe([Post("a", 1), Post("a", 2)]);
        Accept(again, "feed", Post("a", 3)).Accepted.ShouldBe(1);
    }

    [Fact]
    public void What_waits_is_looked_at_oldest_first_with_what_came_before_it_where_there_is_room()
    {
        using var spool = Open();
        for (int file = 0; file < 4; file++)
        {
            Accept(spool, "feed", string.Join('\n', Enumerable.Range(0, 10).Select(i => Post("a", (file * 10) + i))));
            spool.Next("valdoria", 1).Count.ShouldBe(1);
        }

        var first = spool.Next("valdoria", 25);
        first.Select(s => s.Number).ShouldBe([1, 2]);
        spool.LookedAt("valdoria", first);
        spool.WaitingOf("valdoria").ShouldBe([("feed", 20L)]);
        spool.Next("valdoria", 35).Select(s => s.Number).ShouldBe([2, 3, 4]);
        spool.LookedAt("valdoria", spool.Next("valdoria", 100));
        spool.Waiting().ShouldBeEmpty();
    }

    [Fact]
    public void What_was_not_looked_at_still_waits_after_a_restart()
    {
        using (var spool = Open())
        {
            Accept(spool, "feed", Post("a", 1));
            spool.LookedAt("valdoria", spool.Next("valdoria", 100));
            Accept(spool, "feed", Post("a", 2));
            spool.Next("valdoria", 100).Count.ShouldBe(2);
        }

        using var again = Open();
        again.WaitingOf("valdoria").ShouldBe([("feed", 1L)]);
    }

    [Fact]
    public void In_any_order_and_any_parts_every_post_is_there_once() => Gen.Int[0, 60].List[0, 120].Sample(ids =>
    {
        using var folder = new TemporaryFolder();
        using var spool = Open(folder.Path);
        long accepted = 0;
        foreach (int[] part in ids.Chunk(7))
            accepted += Accept(spool, "feed", string.Join('\n', part.Select(i => Post("a", i)))).Accepted;
        accepted.ShouldBe(ids.Distinct().Count());
        Lines(spool).Distinct().Count().ShouldBe(ids.Distinct().Count());
    }, iter: 60);

    [Theory]
    [InlineData("feed", true)]
    [InlineData("x.y-z_1", true)]
    [InlineData("", false)]
    [InlineData("..", false)]
    [InlineData(".hidden", false)]
    [InlineData("a/b", false)]
    [InlineData("a b", false)]
    public void A_source_has_a_name_that_cannot_lead_anywhere(string name, bool good) => Spool.IsName(name).ShouldBe(good);

    private Spool Open() => Open(_folder.Path);

    private Spool Open(string path) => new(new ServerSettings { Store = StoreAddress.Parse(Path.Combine(path, "none.db")), StoreText = "", Data = path, Program = ["none"] }, _meters);

    private static IngestReceipt Accept(Spool spool, string source, string body)
    {
        string file = spool.Incoming();
        File.WriteAllText(file, body, new UTF8Encoding(false));
        return spool.Accept("valdoria", source, file, TestContext.Current.CancellationToken);
    }

    private static List<string> Lines(Spool spool) => [.. spool.Next("valdoria", long.MaxValue).SelectMany(s => File.ReadAllLines(s.Path))];

    private static string Post(string account, int id) => string.Create(CultureInfo.InvariantCulture, $$"""{"id":"{{id}}","account":"{{account}}","time":"2027-04-01T10:00:{{id % 60:00}}Z","text":"post {{id}}"}""");
}
