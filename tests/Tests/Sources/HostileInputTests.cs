using Shouldly;
using Tocsin.Engine.Model;
using Tocsin.Sources;
using Xunit;

namespace Tocsin.Tests.Sources;

public sealed class HostileInputTests
{
    [Theory]
    [MemberData(nameof(GoldenTests.Samples), MemberType = typeof(GoldenTests))]
    public void Survives_damage_of_every_kind(string format, string file)
    {
        byte[] sample = File.ReadAllBytes(Path.Combine(GoldenFile.Folder(), format, file));
        var random = new Random(20190331);
        using var folder = new TemporaryFolder();
        for (int round = 0; round < 60; round++)
        {
            byte[] damaged = Damage(sample, random, round % 4);
            string path = folder.Write("damaged", damaged);
            // With the format named, recognition does not shield the parser.
            var options = new ReadOptions { Format = round % 2 == 0 ? format : null, ChunkBytes = 64 + random.Next(2000), MaxRecordBytes = 4096 };
            var read = Readings.Of(options, path);
            read.Files[0].Posts.ShouldBe(read.Lines.Count);
        }
    }

    [Fact]
    public void Rejects_one_row_for_each_quote_that_is_never_closed_in_linear_time()
    {
        string rows = string.Concat(Enumerable.Range(0, 40_000).Select(i => $"\"x{i}\n"));
        var read = Readings.OfText("account,time,text\n" + rows + "a,2020-11-03,x\n");
        read.Lines.ShouldHaveSingleItem();
        read.Files[0].Rejected.ShouldBe(40_000);
    }

    [Fact]
    public void Rejects_a_document_that_is_nothing_but_brackets()
    {
        var read = Readings.OfText("{\"name\":1,\"type\":2,\"id\":3,\"messages\":[" + new string('[', 3_000_000));
        read.Lines.ShouldBeEmpty();
        read.Rejections.ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("\n   ", "\"text\":\"quote \" inside\"")]
    [InlineData("", "\"text\":\"quote \" inside\"")]
    [InlineData("\n   ", "\"text\":[{\"type\":\"plain\"}")]
    [InlineData("", "\"text\":[{\"type\":\"plain\"}")]
    public void Loses_one_message_to_a_missing_bracket_or_a_stray_quote(string before, string broken)
    {
        string Message(int id, string text) => before + $$"""{"id":{{id}},"type":"message","date_unixtime":"1553757300",{{text}}}""";
        var good = Enumerable.Range(10, 20).Select(i => Message(i, "\"text\":\"[fine}\""));
        string text = """{"name":"n","type":"public_channel","id":9,"messages":["""
            + string.Join(',', good.Prepend(Message(2, broken)).Prepend(Message(1, "\"text\":\"x\""))) + "]}";
        var read = Readings.OfText(text);
        read.Lines.Count.ShouldBe(21);
        read.Rejections.ShouldHaveSingleItem().ShouldBe(read.Rejections[0] with { Line = 2, Reason = RejectionReason.Malformed });
    }

    [Fact]
    public void Skips_a_message_over_the_limit_and_reads_on()
    {
        string big = new('x', 20_000);
        var read = Readings.OfText($$"""
            {"name":"n","type":"public_channel","id":9,"messages":[
            {"id":1,"type":"message","date_unixtime":"1553757300","text":"one"},
            {"id":2,"type":"message","date_unixtime":"1553757300","text":"{{big}}"},
            {"id":3,"type":"message","date_unixtime":"1553757300","text":"three"}]}
            """, options: new ReadOptions { MaxRecordBytes = 5000 });
        read.Lines.Count.ShouldBe(2);
        read.Rejections.ShouldHaveSingleItem().ShouldBe(read.Rejections[0] with { Line = 2, Reason = RejectionReason.TooLong });
    }

    private static byte[] Damage(byte[] sample, Random random, int kind)
    {
        byte[] bytes = [.. sample];
        switch (kind)
        {
            case 0:
                return bytes[..random.Next(bytes.Length)];
            case 1:
                for (int i = 0; i < 8; i++)
                    bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
                return bytes;
            case 2:
                int start = random.Next(bytes.Length);
                int length = random.Next(Math.Min(100, bytes.Length - start));
                return [.. bytes[..start], .. bytes[(start + length)..]];
            default:
                foreach (char c in "\"{}[]\\,\n<&")
                    bytes[random.Next(bytes.Length)] = (byte)c;
                return bytes;
        }
    }
}
