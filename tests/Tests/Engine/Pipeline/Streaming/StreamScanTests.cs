using System.Text.Json.Nodes;
using CsCheck;
using Shouldly;
using Tocsin.Cli.Scanning;
using Tocsin.Engine.Detectors;
using Tocsin.Engine.Model;
using Tocsin.Engine.Pipeline;
using Tocsin.Engine.Pipeline.Streaming;
using Tocsin.Sources;
using Tocsin.Tests.Engine.Detectors;
using Tocsin.Tests.Engine.Posts;
using Tocsin.Tests.Simulation;
using Tocsin.Tests.Sources;
using Xunit;

namespace Tocsin.Tests.Engine.Pipeline.Streaming;

public sealed class StreamScanTests
{
    private const long Minute = 60_000;
    private static readonly ScanSettings Settings = new() { Version = "test", Reveal = true };
    private static readonly StreamSettings Hourly = new() { Window = TimeSpan.FromHours(3), Every = TimeSpan.FromHours(1), Lateness = TimeSpan.FromMinutes(10), Corroboration = 1 };

    [Fact]
    public void Each_window_finds_what_a_scan_of_its_posts_finds_with_every_detector()
    {
        string[] lines = [.. Scans.Lines(SimulatedTraffic.Of(Scans.Scenario).Bytes), .. Scans.Articles()];
        var stream = new StreamSettings { Window = TimeSpan.FromDays(4), Every = TimeSpan.FromDays(2), Lateness = TimeSpan.FromMinutes(10) };
        string[] ordered = [.. lines.OrderBy(Time)];
        var random = new Random(3);
        string[] jittered = [.. ordered.Select(l => (Line: l, At: Time(l) + random.NextInt64(10 * Minute))).OrderBy(x => x.At).Select(x => x.Line)];
        var all = Scans.Context(Scans.Table(lines));
        var settings = Settings with { Claims = all.Claims, Outlets = all.Outlets };
        var straight = Windows(ordered, settings, stream, 2 << 20);
        var disordered = Windows(jittered, settings with { Threads = 2 }, stream, 5000);
        straight.Count.ShouldBeGreaterThan(1);
        disordered.Select(w => w.End).ShouldBe(straight.Select(w => w.End));
        straight.Sum(w => w.Outcome.Report.Findings.Count).ShouldBeGreaterThan(0);
        foreach (var (window, other) in straight.Zip(disordered))
        {
            string[] inside = [.. lines.Where(l => Time(l) >= window.Start.ToUnixTimeMilliseconds() && Time(l) < window.End.ToUnixTimeMilliseconds())];
            var context = new DetectionContext(Scans.Table(inside), null, DetectionSettings.Defaults) { Claims = all.Claims, Outlets = all.Outlets };
            var batch = DetectorCatalog.All.SelectMany(d => d.Detect(context, TestContext.Current.CancellationToken).Findings).ToList();
            window.Outcome.Report.Posts.ShouldBe(inside.Length);
            Scans.Comparable(Found(window)).ShouldBe(Scans.Comparable(batch));
            Scans.Comparable(Found(other)).ShouldBe(Scans.Comparable(batch));
        }
    }

    [Fact]
    public void Every_post_is_in_its_windows_or_counted_as_late_whatever_the_order_and_the_batches() =>
        Gen.Int[0, 2000].Array[1, 60].Select(Gen.Int[1, 20]).Sample((minutes, size) =>
        {
            var rejections = new RejectionLog();
            var closed = Stream(minutes, size, Hourly, rejections);
            var single = Stream(minutes, 1, Hourly, new RejectionLog());
            closed.Select(Counted).ShouldBe(single.Select(Counted));

            // Told the plain way: a post is late when the whole hours up to the watermark before it hold its time.
            var taken = new List<int>();
            int highest = int.MinValue / 2;
            foreach (int minute in minutes)
            {
                if (minute >= Math.Floor((highest - 10) / 60.0) * 60)
                    taken.Add(minute);
                highest = Math.Max(highest, minute);
            }

            rejections.Counts.Sum(c => c.Value).ShouldBe(minutes.Length - taken.Count);
            rejections.Listed.ShouldAllBe(r => r.Reason == RejectionReason.Late);
            foreach (var window in closed)
                window.Outcome.Report.Posts.ShouldBe(taken.Count(m => At(m) >= window.Start.ToUnixTimeMilliseconds() && At(m) < window.End.ToUnixTimeMilliseconds()));
            taken.ShouldAllBe(m => closed.Any(w => At(m) >= w.Start.ToUnixTimeMilliseconds() && At(m) < w.End.ToUnixTimeMilliseconds()));
        });

    [Fact]
    public void Misdated_posts_make_no_other_post_late_and_change_no_window_they_are_not_in() =>
        Gen.Select(Gen.Int[0, 3].Array[100, 400], Gen.Int[0, 399].Array[0, 40], Gen.Int[1, 20]).Sample((steps, places, size) =>
        {
            // In order, and now and then, but never in five posts running, one dated up to years ahead.
            int now = 0;
            var right = steps.Select(s => now += s).ToList();
            var wrong = new List<int>();
            int last = -10;
            foreach (int place in places.Distinct().Where(p => p < right.Count).Order())
            {
                if (place - last >= 2)
                    wrong.Add(last = place);
            }

            var mixed = right.SelectMany((m, i) => wrong.Contains(i) ? [right[^1] + 5000 + (i * 1000), m] : new[] { m }).ToList();
            var guarded = Hourly with { Corroboration = 5 };
            var rejections = new RejectionLog();
            var without = Stream([.. right], size, guarded, new RejectionLog());
            var with = Stream([.. mixed], 1, guarded, rejections);
            rejections.Total.ShouldBe(0);
            with.Take(without.Count).Select(Counted).ShouldBe(without.Select(Counted));
            Stream([.. mixed], size, guarded, new RejectionLog()).Select(Counted).ShouldBe(with.Select(Counted));
        });

    [Fact]
    public void A_gap_is_believed_once_enough_posts_lie_beyond_it()
    {
        var clock = new StreamClock(TimeSpan.FromMinutes(10), TimeSpan.FromHours(1), 3);
        clock.See(0, 100 * Minute).ShouldBe(long.MinValue);
        clock.See(0, 101 * Minute);
        clock.See(0, 102 * Minute).ShouldBe(92 * Minute);
        clock.See(0, 900 * Minute).ShouldBe(92 * Minute);
        clock.See(0, 103 * Minute).ShouldBe(93 * Minute);
        clock.See(0, 500 * Minute).ShouldBe(93 * Minute);
        clock.See(0, 501 * Minute).ShouldBe(93 * Minute);
        clock.See(0, 502 * Minute).ShouldBe(492 * Minute);
    }

    [Fact]
    public void When_memory_is_full_misdated_posts_go_first()
    {
        var minutes = Enumerable.Range(0, 120).SelectMany(m => m % 10 == 9 ? new[] { m, 100_000 + (m * 60) } : [m]).ToArray();
        var closed = Stream(minutes, 7, Hourly with { Corroboration = 5, MostPosts = 125 }, new RejectionLog());
        closed.Sum(w => w.Shed).ShouldBe(0);
        closed.Sum(w => w.Misdated).ShouldBeGreaterThan(0);
    }

    [Fact]
    public void Memory_is_the_window_and_not_the_stream()
    {
        var closed = Stream([.. Enumerable.Range(0, 3000)], 100, Hourly, new RejectionLog());
        closed.Count.ShouldBe(50);
        closed.Max(w => w.Load.Posts).ShouldBeLessThanOrEqualTo(180 + 11);
        closed.Max(w => w.Load.Slices).ShouldBeLessThanOrEqualTo(4);
        closed[^1].Load.PostBytes.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void What_does_not_fit_is_shed_and_said()
    {
        var closed = Stream([.. Enumerable.Range(0, 300)], 100, Hourly with { MostPosts = 100 }, new RejectionLog());
        closed.Max(w => w.Load.Posts).ShouldBeLessThanOrEqualTo(100);
        foreach (var window in closed)
            (window.Outcome.Report.Posts + window.Shed).ShouldBe(Enumerable.Range(0, 300).Count(m => At(m) >= window.Start.ToUnixTimeMilliseconds() && At(m) < window.End.ToUnixTimeMilliseconds()));
        closed.Sum(w => w.Shed).ShouldBeGreaterThan(0);
    }

    [Fact]
    public void The_same_id_is_taken_once_while_its_window_is_held()
    {
        var rejections = new RejectionLog();
        var stream = new StreamScan(Settings, Hourly, []);
        stream.Append(new Prepared().Post("a", id: "1").Post("b", id: "1").Batch(), "a.csv", rejections, _ => { }, TestContext.Current.CancellationToken);
        stream.Held.Posts.ShouldBe(1);
        rejections.Listed.ShouldBe([new Rejection("a.csv", 2, RejectionReason.DuplicateId, null)]);
    }

    [Fact]
    public void Pseudonyms_without_a_lasting_key_are_refused() =>
        Should.Throw<ArgumentException>(() => new StreamScan(Settings with { Reveal = false }, Hourly, [])).Message.ShouldContain("key");

    [Fact]
    public void A_source_that_fell_silent_holds_nothing_back_and_one_a_little_behind_does()
    {
        var clock = new StreamClock(TimeSpan.FromMinutes(10), TimeSpan.FromHours(1), 1);
        clock.See(0, 100 * Minute).ShouldBe(90 * Minute);
        clock.See(1, 130 * Minute).ShouldBe(90 * Minute);
        clock.See(1, 161 * Minute).ShouldBe(151 * Minute);
        clock.See(0, 165 * Minute).ShouldBe(151 * Minute);
        clock.Finish(1).ShouldBe(155 * Minute);
    }

    private static (DateTimeOffset End, long Posts, long Late) Counted(ClosedWindow w) => (w.End, w.Outcome.Report.Posts, w.Late);

    private static long At(int minute) => Prepared.Noon + (minute * Minute);

    private static IEnumerable<DetectedFinding> Found(ClosedWindow window) =>
        window.Outcome.Report.Findings.Concat(window.Outcome.Report.Context).Select(f => new DetectedFinding(f, []));

    private static long Time(string line) => JsonNode.Parse(line)!["time"]!.GetValue<DateTimeOffset>().ToUnixTimeMilliseconds();

    private static List<ClosedWindow> Stream(int[] minutes, int size, StreamSettings settings, RejectionLog rejections)
    {
        var closed = new List<ClosedWindow>();
        var stream = new StreamScan(Settings, settings, []);
        foreach (int[] chunk in minutes.Chunk(size))
        {
            var posts = new Prepared();
            foreach (int minute in chunk)
                posts.Post("a", time: At(minute));
            stream.Append(posts.Batch(), "a.csv", rejections, closed.Add, CancellationToken.None);
        }

        stream.Complete(closed.Add, CancellationToken.None);
        return closed;
    }

    private static List<ClosedWindow> Windows(string[] lines, ScanSettings settings, StreamSettings windows, int chunkBytes)
    {
        using var folder = new TemporaryFolder();
        var rejections = new RejectionLog();
        var closed = new List<ClosedWindow>();
        var stream = new StreamScan(settings, windows, DetectorCatalog.All);
        var reader = new PostReader([folder.Write("posts.ndjson", string.Join('\n', lines) + "\n")], new ReadOptions { ChunkBytes = chunkBytes, Threads = settings.Threads }, rejections);
        foreach (var batch in reader.Read(static () => new PrepareStage()))
            stream.Append(batch.Stage.Prepared, batch.File.Path, rejections, closed.Add, CancellationToken.None);
        stream.Complete(closed.Add, CancellationToken.None);
        rejections.Listed.ShouldBeEmpty();
        return closed;
    }
}
