using Shouldly;
using Tocsin.Engine.Detectors;
using Tocsin.Engine.Model;
using Tocsin.Engine.Pipeline;
using Tocsin.Tests.Engine.Posts;
using Xunit;

namespace Tocsin.Tests.Engine.Pipeline;

public sealed class ShardTests
{
    private const string Long = "The town hall says the vote in the harbour quarter was moved to Monday";
    private static readonly ScanSettings Settings = new() { Version = "test" };

    [Fact]
    public void A_scan_of_nothing_has_a_report_too()
    {
        var report = new Shard(Settings).Complete([], new RejectionLog(), cancellation: TestContext.Current.CancellationToken).Report;
        (report.Posts, report.Accounts, report.FirstPost, report.LastPost).ShouldBe((0, 0, null, null));
        report.Findings.ShouldBeEmpty();
        report.Incidents.ShouldBeEmpty();
        report.Activity.All.ShouldBeEmpty();
        report.Detectors.Select(d => d.Detector).ShouldBe(DetectorCatalog.All.Select(d => d.Info.Name));
        report.Detectors.ShouldAllBe(d => d.Outcome.StartsWith("Insufficient data", StringComparison.Ordinal));
    }

    [Fact]
    public void A_detector_that_throws_is_set_aside_and_named_and_the_others_speak()
    {
        var shard = new Shard(Settings, [new Broken(), DetectorCatalog.All[0]]);
        shard.Append(new Prepared().Post(Long).Batch(), "a.csv", new RejectionLog());
        var report = shard.Complete([], new RejectionLog(), cancellation: TestContext.Current.CancellationToken).Report;
        report.Detectors.Count.ShouldBe(2);
        report.Detectors[0].Detector.ShouldBe("broken");
        report.Detectors[0].Outcome.ShouldStartWith("FAILED");
        report.Detectors[0].Outcome.ShouldContain("no such luck");
        report.Detectors[1].Outcome.ShouldStartWith("Insufficient data");
    }

    [Fact]
    public void Cancelling_is_no_failure_of_a_detector()
    {
        using var cancellation = new CancellationTokenSource();
        cancellation.Cancel();
        var shard = new Shard(Settings);
        shard.Append(new Prepared().Post(Long).Batch(), "a.csv", new RejectionLog());
        Should.Throw<OperationCanceledException>(() => shard.Complete([], new RejectionLog(), cancellation: cancellation.Token));
    }

    [Fact]
    public void Duplicates_are_rejections_with_their_file_and_line()
    {
        var rejections = new RejectionLog();
        var shard = new Shard(Settings);
        shard.Append(new Prepared().Post(Long, id: "1").Post(Long, id: "1").Batch(), "a.csv", rejections).ShouldBe(1);
        shard.Append(new Prepared().Post(Long, id: "2").Batch(), "b.csv", rejections).ShouldBe(0);
        shard.Count.ShouldBe(2);
        rejections.Listed.ShouldBe([new Rejection("a.csv", 2, RejectionReason.DuplicateId, null)]);
        shard.Complete([], rejections, cancellation: TestContext.Current.CancellationToken).Report.Rejected.ShouldHaveSingleItem().Value.ShouldBe(1);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0, 1)]
    [InlineData(-1, 0)]
    [InlineData(-86_400_001, -86_400_000)]
    [InlineData(-5_000_000, 5_000_000)]
    [InlineData(-62_000_000_000_000, 250_000_000_000_000)]
    [InlineData(631_152_000_000, 4_133_980_799_999)]
    [InlineData(1_000, 399_999)]
    public void Activity_counts_every_post_once_in_aligned_bins(long first, long last)
    {
        var posts = new Prepared();
        for (int i = 0; i <= 10; i++)
            posts.Post(Long, time: first + (long)((last - first) * (i / 10.0)));
        var table = posts.Table();
        var activity = Activity.Of(table, [new DetectedFinding(null!, [0, 3]), new DetectedFinding(null!, [3])]);
        activity.All.Sum().ShouldBe(11);
        activity.InFindings.Sum().ShouldBe(2);
        activity.All.Count.ShouldBe(activity.InFindings.Count);
        long start = activity.Start!.Value.ToUnixTimeMilliseconds(), width = (long)activity.Bin.TotalMilliseconds;
        (start % width).ShouldBe(0);
        first.ShouldBeInRange(start, start + width - 1);
        last.ShouldBeLessThan(start + (width * activity.All.Count));
        activity.All[0].ShouldBeGreaterThan(0);
        activity.All[^1].ShouldBeGreaterThan(0);
        if (last - first < 300L * 365 * 86_400_000)
            activity.All.Count.ShouldBeLessThanOrEqualTo(400);
    }

    private sealed class Broken : IDetector
    {
        public DetectorInfo Info { get; } = new("broken", "Broken", "Finds nothing.", "broken.md", []);

        public DetectorResult Detect(DetectionContext context, CancellationToken cancellation) => throw new InvalidOperationException("no such luck");
    }
}
