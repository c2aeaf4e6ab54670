using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Shouldly;
using Tocsin.Engine.Model;
using Xunit;
using ZstdSharp;

namespace Tocsin.Tests.Sources;

public sealed class CompressionTests
{
    private static readonly byte[] Plain = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 20_000).Select(i =>
        $$"""{"id":"{{i}}","account":"a{{i * 7919 % 1000}}","time":{{1_600_000_000 + (i * 31)}},"text":"{{i * 104_729 % 99_991}} post"}""" + "\n")));

    public static TheoryData<string> Kinds() => ["plain", "gz", "gz of two members", "zst", "zst of two frames", "gz in gz", "utf-16le", "utf-16be", "bom"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Reads_whatever_wraps_the_text(string kind)
    {
        byte[] bytes = Wrap(kind);
        var read = Readings.OfBytes(bytes, "whatever.bin");
        read.Rejections.ShouldBeEmpty();
        read.Posts.ShouldBe(Readings.OfBytes(Plain, "plain.ndjson").Posts);
        read.Files[0].BytesRead.ShouldBe(bytes.Length);
        read.Files[0].Sha256.ShouldBe(Convert.ToHexStringLower(SHA256.HashData(bytes)));
    }

    [Theory]
    [InlineData("gz", 0.5)]
    [InlineData("zst", 0.5)]
    [InlineData("gz", 0.9999)]
    public void Keeps_the_good_rows_of_an_archive_that_was_cut_off(string kind, double share)
    {
        byte[] whole = Wrap(kind);
        var read = Readings.OfBytes(whole[..(int)(whole.Length * share)], "cut." + kind);
        read.Lines.Count.ShouldBeGreaterThan(5_000);
        read.Rejections.Count(r => r.Reason == RejectionReason.BadCompression).ShouldBe(1);
        read.Rejections.ShouldAllBe(r => r.Reason == RejectionReason.BadCompression || r.Reason == RejectionReason.Truncated);
    }

    [Theory]
    [InlineData("gz")]
    [InlineData("zst")]
    public void Keeps_the_good_rows_before_the_damage(string kind)
    {
        byte[] bytes = Wrap(kind);
        bytes.AsSpan(bytes.Length * 3 / 4, 40).Fill(0x5a);
        var read = Readings.OfBytes(bytes, "damaged." + kind);
        read.Rejections.ShouldContain(r => r.Reason == RejectionReason.BadCompression);
        read.Files[0].BytesRead.ShouldBe(bytes.Length);
    }

    [Fact]
    public void Does_not_fill_the_memory_with_a_bomb()
    {
        byte[] bomb = Gzip(new byte[50_000_000]);
        var read = Readings.OfBytes(bomb, "bomb.gz");
        read.Rejections.ShouldHaveSingleItem().Reason.ShouldBe(RejectionReason.UnknownFormat);
    }

    private static byte[] Wrap(string kind) => kind switch
    {
        "plain" => [.. Plain],
        "gz" => Gzip(Plain),
        "gz of two members" => [.. Gzip(Plain[..100_000]), .. Gzip(Plain[100_000..])],
        "gz in gz" => Gzip(Gzip(Plain)),
        "zst" => Zstd(Plain),
        "zst of two frames" => [.. Zstd(Plain[..100_000]), .. Zstd(Plain[100_000..])],
        "utf-16le" => [0xff, 0xfe, .. Encoding.Unicode.GetBytes(Encoding.UTF8.GetString(Plain))],
        "utf-16be" => [0xfe, 0xff, .. Encoding.BigEndianUnicode.GetBytes(Encoding.UTF8.GetString(Plain))],
        "bom" => [0xef, 0xbb, 0xbf, .. Plain],
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    private static byte[] Gzip(byte[] bytes)
    {
        using var memory = new MemoryStream();
        using (var gzip = new GZipStream(memory, CompressionLevel.Fastest))
            gzip.Write(bytes);
        return memory.ToArray();
    }

    private static byte[] Zstd(byte[] bytes)
    {
        using var compressor = new Compressor(1);
        return compressor.Wrap(bytes).ToArray();
    }
}
