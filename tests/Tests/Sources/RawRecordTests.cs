using System.Text;
using System.Text.Json;
using Shouldly;
using Tocsin.Sources;
using Xunit;

namespace Tocsin.Tests.Sources;

/// <summary>Records fetched again, byte for byte.</summary>
public sealed class RawRecordTests
{
    public static TheoryData<string, string> Samples() => GoldenTests.Samples();

    [Theory]
    [MemberData(nameof(Samples))]
    public void Every_post_of_a_sample_is_found_again_in_the_bytes_it_was_read_from(string format, string file)
    {
        string path = Path.Combine(GoldenFile.Folder(), format, file);
        var posts = Readings.Of(null, path);
        var lines = posts.Lines.Select(l => JsonDocument.Parse(l).RootElement.GetProperty("line").GetInt64()).ToHashSet();

        var (records, hash) = RawRecords.Read(path, new ReadOptions(), lines, TestContext.Current.CancellationToken);

        hash.ShouldBe(posts.Files[0].Sha256);
        var pieces = RawRecords.Read(path, new ReadOptions { ChunkBytes = 64 }, lines, TestContext.Current.CancellationToken).Records;
        pieces.Select(r => (r.Line, Encoding.UTF8.GetString(r.Bytes))).ShouldBe(records.Select(r => (r.Line, Encoding.UTF8.GetString(r.Bytes))), "the size of chunks does not matter");
        if (lines.Count == 0)
            return;
        if (records is [{ Line: 0 }])
        {
            Encoding.UTF8.GetString(records[0].Bytes).ShouldContain("<");
            return;
        }

        records.Select(r => r.Line).Where(lines.Contains).ShouldBe(lines.Order());
        if (!lines.Contains(1) && records[0].Line == 1)
        {
            // A table: header and one row alone are read as the same post.
            foreach (var record in records.Skip(1))
            {
                byte[] alone = [.. records[0].Bytes, (byte)'\n', .. record.Bytes, (byte)'\n'];
                Unnumbered(Readings.OfBytes(alone, file.Replace(".gz", "", StringComparison.Ordinal), new ReadOptions { Format = format }).Lines.Single()).ShouldBe(Unnumbered(posts.Lines.First(l => l.StartsWith($"{{\"line\":{record.Line},", StringComparison.Ordinal))));
            }

            return;
        }

        foreach (var record in records)
            JsonDocument.Parse(record.Bytes).RootElement.ValueKind.ShouldBe(JsonValueKind.Object);
    }

    [Fact]
    public void Lines_of_any_text_file_are_found_plain_and_compressed()
    {
        using var folder = new TemporaryFolder();
        byte[] text = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(1, 200_000).Select(i => $"line number {i}\r\n")) + "the end");
        string plain = folder.Write("a.log", text), packed = folder.Write("a.log.gz", Gzip(text));
        foreach (string path in new[] { plain, packed })
        {
            var found = RawLines.Read(path, new HashSet<long> { 1, 77_777, 200_001, 200_002, 0 }, TestContext.Current.CancellationToken);
            found.Select(l => (l.Line, Encoding.UTF8.GetString(l.Bytes))).ShouldBe([(1L, "line number 1"), (77_777L, "line number 77777"), (200_001L, "the end")]);
        }
    }

    [Fact]
    public void A_row_over_several_lines_is_one_record_and_a_quote_that_never_closes_takes_its_line_only()
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("posts.csv", "account,time,text\na,2027-04-01T00:00:00Z,\"one\ntwo \"\"three\"\"\"\nb,2027-04-01T00:00:01Z,\"never\nc,2027-04-01T00:00:02Z,last\n");
        var records = RawRecords.Read(path, new ReadOptions(), new HashSet<long> { 2, 4, 5 }, TestContext.Current.CancellationToken).Records;
        records.Select(r => (r.Line, Encoding.UTF8.GetString(r.Bytes))).ShouldBe([(1L, "account,time,text"), (2L, "a,2027-04-01T00:00:00Z,\"one\ntwo \"\"three\"\"\""), (4L, "b,2027-04-01T00:00:01Z,\"never"), (5L, "c,2027-04-01T00:00:02Z,last")]);
    }

    private static string Unnumbered(string post) => post[post.IndexOf(',', StringComparison.Ordinal)..];

    private static byte[] Gzip(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new System.IO.Compression.GZipStream(packed, System.IO.Compression.CompressionMode.Compress))
            gzip.Write(bytes);
        return packed.ToArray();
    }
}
