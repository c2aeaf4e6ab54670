using System.Text;
using Shouldly;
using Tocsin.Engine.Model;
using Tocsin.Sources.Names;
using Xunit;

namespace Tocsin.Tests.Sources.Names;

public sealed class HostTokensTests
{
    [Theory]
    [InlineData("bild.vip", "bild.vip")]
    [InlineData("  \"bild.vip\"\r", "bild.vip")]
    [InlineData("name.with.unknown.end", "name.with.unknown.end")]
    [InlineData("2026-11-02,bild.vip,REGISTRAR,203.0.113.7", "bild.vip")]
    [InlineData("{\"dns_names\":[\"*.bild.vip\",\"welt.ltd\"],\"issuer\":\"R3\"}", "*.bild.vip welt.ltd")]
    [InlineData("GET https://www.bild.vip/politik/index.html?x=a.com HTTP/1.1", "www.bild.vip a.com")]
    [InlineData("from=<info@bild.vip> to=<anna.b.de@party.example>", "bild.vip party.example")]
    [InlineData("1700000000.123 query[A] bild.vip from 10.0.0.4", "bild.vip")]
    [InlineData("bücher.example.de;münchen.рф", "bücher.example.de münchen.рф")]
    [InlineData("no names here at all", "")]
    [InlineData("", "")]
    [InlineData(".", "")]
    public void Finds_the_names_in_a_line_of_anything(string line, string expected)
    {
        var found = new List<string>();
        foreach (var name in new HostTokens(Encoding.UTF8.GetBytes(line)))
            found.Add(Encoding.UTF8.GetString(name));
        string.Join(' ', found).ShouldBe(expected);
    }

    [Fact]
    public void Chunks_are_whole_lines_and_lines_are_counted_through_a_line_that_is_too_long()
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("names.txt", "a.de\n" + new string('x', NameReader.ChunkBytes + 5) + "\nb.de\nc.de");
        var log = new RejectionLog();
        var chunks = new NameReader([path], log).Read().ToList();
        chunks.ShouldAllBe(c => c.Bytes.Length > 0);
        log.Counts.Single(c => c.Key == RejectionReason.TooLong).Value.ShouldBe(1);
        Encoding.ASCII.GetString(chunks[^1].Bytes.Span).ShouldBe("b.de\nc.de");
        chunks[^1].FirstLine.ShouldBe(3);
    }

    [Fact]
    public void What_is_not_there_is_counted_and_the_rest_is_read()
    {
        using var folder = new TemporaryFolder();
        var log = new RejectionLog();
        string path = folder.Write("names.txt", "a.de\n");
        new NameReader([Path.Combine(Path.GetTempPath(), "no-such-file-here.txt"), path], log).Read().Count().ShouldBe(1);
        log.Total.ShouldBe(1);
    }

    [Fact]
    public void A_warning_list_and_a_plain_list_are_both_lists()
    {
        using var folder = new TemporaryFolder();
        DomainList.Read(folder.Write("list.json", """{"name":"x","type":"hostname","list":["a.de",".b.de",3]}""")).Select(e => e.Entry).ShouldBe(["a.de", ".b.de"]);
        DomainList.Read(folder.Write("list.txt", "# ours\na.de  # main\n\nb.de,remark\n")).ShouldBe([(2, "a.de"), (4, "b.de")]);
        Should.Throw<InvalidDataException>(() => DomainList.Read(folder.Write("bad.json", "{\"list\":[")));
    }
}
