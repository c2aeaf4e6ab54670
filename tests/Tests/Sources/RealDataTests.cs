using Shouldly;
using Tocsin.Engine.Model;
using Tocsin.Sources;
using Xunit;

namespace Tocsin.Tests.Sources;

public sealed class RealDataTests
{
    [Fact]
    public void Reads_every_post_of_the_mixed_set()
    {
        var (posts, reader, log) = Count("posts/mixed-2016q4.ndjson.gz");
        posts.ShouldBe(423_452);
        log.Total.ShouldBe(0);
        reader.Files[0].Format.ShouldBe("tocsin");
        reader.Files[0].BytesRead.ShouldBe(reader.Files[0].TotalBytes);
    }

    [Fact]
    public void Reads_every_comment_of_the_reddit_set()
    {
        var (posts, _, log) = Count("posts/reddit-ira-comments.ndjson.gz");
        posts.ShouldBe(6_711);
        log.Total.ShouldBe(0);
    }

    [Fact]
    public void Reads_every_share_of_the_CooRTweet_set()
    {
        var (posts, reader, log) = Count("coordination/russian_coord_tweets.csv.gz");
        posts.ShouldBe(35_125);
        log.Total.ShouldBe(0);
        reader.Files[0].Format.ShouldBe("coortweet");
    }

    [Theory]
    [InlineData("samples/mastodon_outbox_a.json.gz", "mastodon", 1_586, 0)]
    [InlineData("samples/bluesky_jetstream.ndjson", "jetstream", 4, 3)]
    [InlineData("samples/telegram_desktop_result.json", "telegram", 1, 1)]
    [InlineData("samples/twitter_archive_congressedits/2016_01.js", "x-api-v1", 32, 0)]
    public void Reads_the_real_samples(string path, string format, long posts, long rejected)
    {
        var (read, reader, log) = Count(path);
        reader.Files[0].Format.ShouldBe(format);
        read.ShouldBe(posts);
        log.Total.ShouldBe(rejected);
    }

    [Fact]
    public void Reads_a_real_archive_folder_and_counts_the_files_that_are_none()
    {
        var (posts, reader, log) = Count("samples/twitter_archive_congressedits");
        posts.ShouldBe(975);
        reader.Files.Count.ShouldBe(27);
        log.Counts.ShouldBe([new(RejectionReason.UnknownFormat, 3)]);
    }

    private static (long Posts, PostReader Reader, RejectionLog Log) Count(string path)
    {
        var log = new RejectionLog();
        var reader = new PostReader([RealData.Path(path)], new ReadOptions { Threads = 2 }, log);
        long posts = reader.Read(() => new CountingStage(), TestContext.Current.CancellationToken).Sum(b => b.Stage.Posts);
        reader.Files.Sum(f => f.Posts).ShouldBe(posts);
        return (posts, reader, log);
    }
}
