using System.Text;
using System.Text.Json;
using CsCheck;
using Shouldly;
using Tocsin.Engine.Detectors;
using Tocsin.Engine.Model;
using Tocsin.Engine.Model.Findings;
using Tocsin.Engine.Pipeline;
using Tocsin.Engine.Pipeline.Streaming;
using Tocsin.Engine.Posts;
using Tocsin.Tests.Engine.Detectors;
using Tocsin.Tests.Engine.Posts;
using Tocsin.Tests.Simulation;
using Xunit;

namespace Tocsin.Tests.Engine.Pipeline.Streaming;

public sealed class SliceSetTests
{
    private const long Minute = 60_000;
    private static readonly TimeSpan Hop = TimeSpan.FromHours(6);
    private static readonly ScanSettings Settings = new() { Version = "test", Reveal = true };

    [Theory]
    [InlineData(2, 1)]
    [InlineData(7, 3)]
    public void One_shard_is_many_with_every_detector_and_any_number_of_threads(int shards, int threads)
    {
        string[] lines = Scans.Lines(SimulatedTraffic.Of(Scans.Scenario).Bytes);
        var files = new[] { lines.Where((_, i) => i % 3 == 0).ToArray(), [.. lines.Where((_, i) => i % 3 != 0)] };
        var batches = files.Select((file, number) => Batch(file, number)).ToArray();
        var context = Scans.Context(Scans.Table(lines));
        var settings = Settings with { Claims = context.Claims, Outlets = context.Outlets };

        var one = new SliceSet(Hop);
        foreach (var batch in batches)
            Fill(one, batch, 0, batch.Posts.Count);
        var many = Enumerable.Range(0, shards).Select(_ => new SliceSet(Hop)).ToList();
        var random = new Random(shards);
        foreach (var batch in batches)
        {
            // Each shard gets stretches of each file, as when a file is read from several places at once.
            for (int at = 0; at < batch.Posts.Count;)
            {
                int length = Math.Min(random.Next(1, 900), batch.Posts.Count - at);
                Fill(many[random.Next(shards)], batch, at, length);
                at += length;
            }
        }

        var merged = new SliceSet(Hop);
        foreach (var shard in many.OrderBy(_ => random.Next()))
            merged.Merge(Travelled(shard));

        merged.Posts.ShouldBe(one.Posts);
        var whole = Report(one, settings);
        whole.Findings.Count.ShouldBeGreaterThan(0);
        Text(Report(merged, settings with { Threads = threads })).ShouldBe(Text(whole));
        Scans.Comparable(Found(whole)).ShouldBe(Scans.Comparable(DetectorCatalog.All.SelectMany(d => d.Detect(context, CancellationToken.None).Findings)));
    }

    [Fact]
    public void Shards_merge_to_the_same_posts_however_they_are_split_and_merged() =>
        Gen.Select(Gen.Int[0, 3000].Array[1, 80], Gen.Int[0, 4].Array[80], Gen.Int[0, 1].Array[80]).Sample((minutes, shardOf, fileOf) =>
        {
            var one = new SliceSet(Hop);
            var many = Enumerable.Range(0, 5).Select(_ => new SliceSet(Hop)).ToList();
            for (int file = 0; file < 2; file++)
            {
                var posts = new Prepared();
                var mine = Enumerable.Range(0, minutes.Length).Where(i => fileOf[i] == file).ToList();
                foreach (int i in mine)
                    posts.Post($"post {i}", $"account{i % 7}", $"{i}", Prepared.Noon + (minutes[i] * Minute));
                var batch = posts.Batch();
                batch.Posts.File = file;
                for (int row = 0; row < mine.Count; row++)
                {
                    one.Add(batch, row).ShouldBeTrue();
                    many[shardOf[mine[row]]].Add(batch, row);
                }
            }

            var merged = many.Select(Travelled).Aggregate((a, b) =>
            {
                a.Merge(b);
                return a;
            });
            Bytes(merged).ShouldBe(Bytes(one));
        });

    [Fact]
    public void Posts_travel_with_all_they_have()
    {
        var posts = new PostBatch(2, 16);
        foreach (int full in new[] { 1, 0, 1 })
        {
            posts.Begin(posts.Count + 1);
            posts.SetTime(Prepared.Noon - (long.MaxValue / 4 * full));
            foreach (var field in Enum.GetValues<PostField>().Where(f => full == 1 || f == PostField.Account))
                posts.Set(field, Encoding.UTF8.GetBytes($"{field} ß {posts.Count}"));
            if (full == 1)
            {
                posts.SetAccountCreated(-5);
                posts.SetAccountFollowers(12);
                posts.AddFlags(Enum.GetValues<PostFlags>().Aggregate((a, b) => a | b));
                foreach (var kind in Enum.GetValues<PostItem>())
                    posts.Add(kind, Encoding.UTF8.GetBytes($"item {kind}"));
            }

            posts.End();
        }

        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        for (int i = 0; i < posts.Count; i++)
            PostCodec.Write(posts, i, writer);
        bytes.Position = 0;
        var back = new PostBatch();
        using var reader = new BinaryReader(bytes);
        for (int i = 0; i < posts.Count; i++)
            PostCodec.Read(reader, back);
        bytes.Position.ShouldBe(bytes.Length);
        back.Times.ToArray().ShouldBe(posts.Times.ToArray());
        back.Lines.ToArray().ShouldBe(posts.Lines.ToArray());
        back.Flags.ToArray().ShouldBe(posts.Flags.ToArray());
        back.AccountCreated.ToArray().ShouldBe(posts.AccountCreated.ToArray());
        back.AccountFollowers.ToArray().ShouldBe(posts.AccountFollowers.ToArray());
        for (int i = 0; i < posts.Count; i++)
        {
            foreach (var field in Enum.GetValues<PostField>())
                back.Get(i, field).SequenceEqual(posts.Get(i, field)).ShouldBeTrue();
            posts.Items(i, out var kinds, out var slices);
            back.Items(i, out var kindsBack, out var slicesBack);
            kindsBack.SequenceEqual(kinds).ShouldBeTrue();
            for (int k = 0; k < kinds.Length; k++)
                back.Resolve(slicesBack[k]).SequenceEqual(posts.Resolve(slices[k])).ShouldBeTrue();
        }
    }

    private static void Fill(SliceSet set, PreparedBatch batch, int from, int count)
    {
        for (int i = from; i < from + count; i++)
            set.Add(batch, i).ShouldBeTrue();
    }

    // As if it had come from another process: only bytes survive.
    private static SliceSet Travelled(SliceSet set)
    {
        var arrived = new SliceSet(Hop);
        foreach (var slice in set.Slices)
        {
            foreach (var (file, count) in slice.Files)
            {
                using var bytes = new MemoryStream();
                using var writer = new BinaryWriter(bytes);
                slice.Write(file, 0, writer);
                bytes.Position = 0;
                using var reader = new BinaryReader(bytes);
                arrived.Read(file, count, reader)!.Start.ShouldBe(slice.Start);
            }
        }

        return arrived;
    }

    private static string Bytes(SliceSet set)
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        foreach (var slice in set.Slices)
        {
            foreach (var (file, count) in slice.Files)
            {
                writer.Write(slice.Start);
                writer.Write(file);
                writer.Write(count);
                slice.Write(file, 0, writer);
            }
        }

        return Convert.ToHexString(bytes.ToArray());
    }

    private static ScanReport Report(SliceSet set, ScanSettings settings) =>
        set.Scan(long.MaxValue, settings, DetectorCatalog.All, [], TestContext.Current.CancellationToken).Report;

    private static string Text(ScanReport report) => JsonSerializer.Serialize(report, Scans.Json);

    private static IEnumerable<DetectedFinding> Found(ScanReport report) => report.Findings.Concat(report.Context).Select(f => new DetectedFinding(f, []));

    private static PreparedBatch Batch(string[] lines, int file)
    {
        using var folder = new Tocsin.Tests.Sources.TemporaryFolder();
        var reader = new Tocsin.Sources.PostReader(
            [folder.Write("posts.ndjson", string.Join('\n', lines) + "\n")], new Tocsin.Sources.ReadOptions { ChunkBytes = 64 << 20 }, new RejectionLog());
        var copy = new PreparedBatch { Posts = new PostBatch { File = file } };
        foreach (var batch in reader.Read(static () => new Tocsin.Cli.Scanning.PrepareStage()))
        {
            for (int i = 0; i < batch.Posts.Count; i++)
                copy.Copy(batch.Stage.Prepared, i);
        }

        return copy;
    }
}
