using System.Text;
using System.Text.Json;
using CsCheck;
using Shouldly;
using Tocsin.Engine.Model;
using Tocsin.Sources;
using Tocsin.Sources.Formats.TocsinNdjson;
using Tocsin.Sources.Reading;
using Xunit;

namespace Tocsin.Tests.Sources;

/// <summary>The quick way of reading a record against the general one.</summary>
public sealed class QuickJsonTests
{
    private static readonly string[] Pieces =
    [
        "\"id\":\"7\"", "\"account\":\"a\"", "\"account\": \"b\"", "\"account\":17", "\"time\":\"2020-11-03T10:00:00Z\"", "\"time\":\"2020-11-03T10:00:00.123Z\"",
        "\"time\":1604397600", "\"time\":null", "\"text\":\"caf\\u00e9 \\ud83d\\ude00 \\\"x\\\" \\n\"", "\"text\":\"\\ud83d\"", "\"text\":\"\\q\"", "\"text\":\"plain\"",
        "\"urls\":[\"https://e.org/\\/x\",\"https://e.org\"]", "\"urls\":[]", "\"urls\":[\"a\" , \"b\"]", "\"urls\":[1,\"b\"]", "\"urls\":null", "\"hashtags\":\"x\"",
        "\"is_reshare\":true", "\"is_reshare\":false", "\"reshare_of\":\"9\"", "\"reshare_of\":\"\"", "\"reply_to\":5", "\"reply_to\":-0.5e3", "\"reply_to\":007", "\"extra\":{\"a\":[1]}",
        "\"extra\":\"\\q\"", "\"extra\":\"\\n\"", "\"extra\":tru", "\"\\u0069d\":\"8\"", "\"lang\":\"fr\"", "\"platform\":\"X\"", "\"handle\":\"h\"", "\"media\":[\"m\"]", "\"id\"", "\"text\":\"\u0001\"",
        "\"text\":\"é\"", "",
    ];

    private static readonly string[] Frames = ["{*}", "{ * }", " {*}\r", "{*} ", "{*}x", "{*,}", "{*", "[*]", "{*}{}", "{*}]"];

    [Fact]
    public void What_it_reads_the_general_way_reads_alike() =>
        Gen.Select(Gen.Int[0, Frames.Length - 1].Select(i => Frames[i]), Gen.Int[0, Pieces.Length - 1].Select(i => Pieces[i]).Array[0, 8]).Sample((frame, pieces) =>
        {
            byte[] record = Encoding.UTF8.GetBytes(frame.Replace("*", string.Join(',', pieces), StringComparison.Ordinal));
            var (quick, quickLog) = Sink();
            if (!TocsinQuickReading.TryRead(record, 1, quick, new TocsinKeys(new Dictionary<string, string>())))
            {
                // Nothing may be left behind of what it gave up on.
                quick.Batch.Count.ShouldBe(0);
                quickLog.Listed.ShouldBeEmpty();
                return;
            }

            var (full, fullLog) = Sink();
            Should.NotThrow(() => new TocsinReading(null, new Dictionary<string, string>()).ReadFully(record, 1, full), Encoding.UTF8.GetString(record));
            Canonical(quick.Batch).ShouldBe(Canonical(full.Batch));
            quickLog.Listed.ShouldBe(fullLog.Listed);
        }, iter: 5_000);

    [Fact]
    public void It_reads_what_Tocsin_writes()
    {
        byte[] record = JsonSerializer.SerializeToUtf8Bytes(new
        {
            id = "1",
            account = "a",
            time = "2027-03-31T22:00:00.039Z",
            text = "L'été \"dit\" \n 😀",
            urls = (string[])["https://e.org"],
            hashtags = Array.Empty<string>(),
            is_reshare = false,
            lang = "fr",
        });
        var (sink, _) = Sink();
        TocsinQuickReading.TryRead(record, 1, sink, new TocsinKeys(new Dictionary<string, string>())).ShouldBeTrue();
        Encoding.UTF8.GetString(sink.Batch.Get(0, PostField.Text)).ShouldBe("L'été \"dit\" \n 😀");
        sink.Batch.Times[0].ShouldBe(DateTimeOffset.Parse("2027-03-31T22:00:00.039Z", null).ToUnixTimeMilliseconds());
    }

    private static (PostSink Sink, RejectionLog Log) Sink()
    {
        var log = new RejectionLog();
        return (new PostSink(new PostBatch(), new FileRejections(new InputFile("x", 0, 0, false), log)), log);
    }

    private static string Canonical(PostBatch batch)
    {
        var stage = new CanonicalPosts();
        stage.Run(batch);
        return stage.Text;
    }
}
