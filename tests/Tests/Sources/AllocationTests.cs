using System.Text;
using Shouldly;
using Tocsin.Engine.Model;
using Tocsin.Sources;
using Tocsin.Sources.Formats;
using Tocsin.Sources.Reading;
using Xunit;

namespace Tocsin.Tests.Sources;

public sealed class AllocationTests
{
    [Fact]
    public void Parses_Tocsin_NDJSON_without_allocating_for_posts() =>
        AllocatedPerChunk(string.Concat(Enumerable.Range(0, 5000).Select(i =>
            $$"""{"id":"{{i}}","account":"a{{i % 50}}","time":"2020-11-03T10:00:00Z","text":"caf\u00e9 {{i}}","urls":["https://e.org/{{i}}"],"hashtags":["x"],"lang":"en"}""" + "\n")))
            .ShouldBeLessThan(2_000);

    [Fact]
    public void Parses_CSV_without_allocating_for_posts() =>
        AllocatedPerChunk("id,account,time,text,urls,hashtags\n" + string.Concat(Enumerable.Range(0, 5000).Select(i =>
            $"{i},a{i % 50},2020-11-03 10:00:00,\"text \"\"{i}\"\", and more\",https://e.org/{i},\"a,b\"\n")))
            .ShouldBeLessThan(2_000);

    private static long AllocatedPerChunk(string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        var options = new ReadOptions();
        var head = new FileHead(bytes[..Math.Min(bytes.Length, FileHead.Size)], false, "x");
        var format = FormatCatalog.All.MaxBy(f => f.Recognise(head, options))!;
        var reading = format.Open(head, options, out _).ShouldNotBeNull();
        var file = new InputFile("x", 0, bytes.Length, false);
        var sink = new PostSink(new PostBatch(), new FileRejections(file, new RejectionLog()));
        var chunk = new Chunk();
        chunk.Append(bytes);
        chunk.FirstLine = 1;
        // The first rounds grow the batch to its size and let the code be compiled.
        for (int i = 0; i < 3; i++)
            ParseAgain(reading, chunk, sink);
        long before = GC.GetAllocatedBytesForCurrentThread();
        ParseAgain(reading, chunk, sink);
        long after = GC.GetAllocatedBytesForCurrentThread();
        sink.Batch.Count.ShouldBe(5000);
        return after - before;
    }

    private static void ParseAgain(FormatReading reading, Chunk chunk, PostSink sink)
    {
        sink.Batch.Clear();
        reading.Parse(chunk, sink);
    }
}
