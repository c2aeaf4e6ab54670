using Shouldly;
using Tocsin.Engine.Model;
using Tocsin.Sources;
using Xunit;

namespace Tocsin.Tests.Sources;

public sealed class PostReaderTests
{
    private const string Good = """{"id":"1","account":"a","time":"2020-11-03T10:00:00Z","text":"x"}""";

    [Fact]
    public void Reads_a_post_with_all_its_fields()
    {
        var read = Readings.OfText("""
            {"id":"7","account":"a1","handle":"ann","time":"2020-11-03T10:00:00.5+01:00","text":"caf\u00e9 \ud83d\ude00 \"q\"","urls":["https://e.org/a"],"hashtags":["vote"],"mentions":["bob"],"media":["m1"],"is_reshare":true,"reshare_of":"6","reply_to":"5","quote_of":"4","lang":"fr","platform":"x","client":"web","label":"never"}
            """);
        read.Rejections.ShouldBeEmpty();
        read.Posts.ShouldBe("""
            {"line":1,"id":"7","account":"a1","handle":"ann","text":"café \uD83D\uDE00 \"q\"","lang":"fr","platform":"x","client":"web","reshare_of":"6","reply_to":"5","quote_of":"4","time":"2020-11-03T09:00:00.500Z","flags":"Reshare, Reply, Quote, EntitiesGiven","link":["https://e.org/a"],"hashtag":["vote"],"mention":["bob"],"media":["m1"]}

            """.ReplaceLineEndings("\n"));
    }

    [Fact]
    public void Counts_each_broken_line_by_its_reason_and_keeps_the_good_ones()
    {
        string deep = new string('[', 5000) + new string(']', 5000);
        string text = string.Join('\n',
            Good,
            """{"id":"2","time":"2020-11-03T10:00:00Z"}""",
            """{"id":"3","account":"a"}""",
            """{"id":"4","account":"a","time":"yesterday"}""",
            """{"id":"5","account":"a","time":0}""",
            """{"id":"6","account":"a","time":"2262-04-11T00:00:00Z"}""",
            """{"id":"7","account":"a","time":""",
            """{"id":"8","account":"a","time":"2020-11-03","text":"\ud800"}""",
            $$"""{"id":"9","account":"a","time":"2020-11-03","x":{{deep}}}""",
            "",
            "[1,2]",
            """{"id":"10","account":"a","time":"2020-11-03"} trailing""",
            Good,
            """{"id":"11","account":"a","ti""");
        var read = Readings.OfText(text);
        read.Lines.Count.ShouldBe(2);
        read.Rejections.Select(r => (r.Line, r.Reason)).ShouldBe(
        [
            (2, RejectionReason.MissingAccount), (3, RejectionReason.MissingTime), (4, RejectionReason.BadTime),
            (5, RejectionReason.ImplausibleTime), (6, RejectionReason.ImplausibleTime), (7, RejectionReason.Malformed),
            (8, RejectionReason.Malformed), (9, RejectionReason.Malformed), (11, RejectionReason.Malformed),
            (12, RejectionReason.Malformed), (14, RejectionReason.Truncated),
        ]);
        read.Files[0].Posts.ShouldBe(2);
        read.Files[0].Rejected.ShouldBe(11);
    }

    [Fact]
    public void Rejects_only_the_record_that_is_not_UTF8()
    {
        byte[] bytes = [.. Bytes(Good + "\n"), .. Bytes("""{"account":"a","time":"2020-11-03","text":"caf"""), 0xe9, .. Bytes(" noir\"}\n" + Good)];
        var read = Readings.OfBytes(bytes, "x.ndjson");
        read.Lines.Count.ShouldBe(2);
        var rejection = read.Rejections.ShouldHaveSingleItem();
        rejection.ShouldBe(rejection with { Line = 2, Reason = RejectionReason.BadEncoding });
        rejection.Detail.ShouldNotBeNull().ShouldContain("WINDOWS-1252");
    }

    [Fact]
    public void Reads_a_line_of_ten_megabytes()
    {
        string big = $$"""{"id":"big","account":"a","time":"2020-11-03","text":"{{new string('x', 10_000_000)}}"}""";
        var read = Readings.OfText($"{Good}\n{big}\n{Good}\n");
        read.Lines.Count.ShouldBe(3);
        read.Rejections.ShouldBeEmpty();
    }

    [Fact]
    public void Rejects_a_line_over_the_limit_and_reads_on()
    {
        string big = $$"""{"id":"big","account":"a","time":"2020-11-03","text":"{{new string('x', 50_000)}}"}""";
        var read = Readings.OfText($"{Good}\n{big}\n{Good}\n", options: new ReadOptions { MaxRecordBytes = 10_000, ChunkBytes = 4096 });
        read.Lines.Count.ShouldBe(2);
        read.Lines[1].ShouldStartWith("{\"line\":3,");
        read.Rejections.ShouldHaveSingleItem().ShouldBe(read.Rejections[0] with { Line = 2, Reason = RejectionReason.TooLong });
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void Gives_the_same_batches_whatever_the_number_of_threads(int threads)
    {
        string text = string.Concat(Enumerable.Range(0, 5000).Select(i =>
            i % 7 == 0 ? "broken\n" : $$"""{"id":"{{i}}","account":"a{{i % 13}}","time":{{1_600_000_000 + i}},"text":"post {{i}}"}""" + "\n"));
        var one = Readings.OfText(text, options: new ReadOptions { ChunkBytes = 10_000 });
        var many = Readings.OfText(text, options: new ReadOptions { ChunkBytes = 10_000, Threads = threads });
        many.Posts.ShouldBe(one.Posts);
        many.Sequences.ShouldBe(Enumerable.Range(0, one.Sequences.Count).Select(i => (long)i));
        many.Rejections.Select(r => (r.Line, r.Reason)).ShouldBe(one.Rejections.Select(r => (r.Line, r.Reason)));
    }

    [Fact]
    public void Leaves_no_thread_behind_when_the_caller_stops_early()
    {
        string text = string.Concat(Enumerable.Repeat(Good + "\n", 20_000));
        using var folder = new TemporaryFolder();
        var reader = new PostReader([folder.Write("a.ndjson", text)], new ReadOptions { ChunkBytes = 1000, Threads = 3 }, new RejectionLog());
        reader.Read(() => new CountingStage(), TestContext.Current.CancellationToken).Take(2).Sum(b => b.Stage.Posts).ShouldBeGreaterThan(0);
    }

    [Fact]
    public void Throws_what_the_stage_threw()
    {
        using var folder = new TemporaryFolder();
        var reader = new PostReader([folder.Write("a.ndjson", Good)], new ReadOptions(), new RejectionLog());
        Should.Throw<InvalidOperationException>(() =>
            reader.Read<BrokenStage>(() => new(), TestContext.Current.CancellationToken).Count()).Message.ShouldBe("BUG: on purpose");
    }

    private static byte[] Bytes(string text) => System.Text.Encoding.UTF8.GetBytes(text);

    private sealed class BrokenStage : IBatchStage
    {
        public void Run(PostBatch batch) => throw new InvalidOperationException("BUG: on purpose");
    }
}
