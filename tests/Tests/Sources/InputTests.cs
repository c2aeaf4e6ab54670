using System.Text;
using Shouldly;
using Tocsin.Engine.Model;
using Tocsin.Sources;
using Xunit;

namespace Tocsin.Tests.Sources;

public sealed class InputTests
{
    private const string Post = """{"id":"1","account":"a","time":"2020-11-03T10:00:00Z"}""" + "\n";

    [Fact]
    public void Reads_a_directory_by_name_and_counts_what_it_cannot_read()
    {
        using var folder = new TemporaryFolder();
        folder.Write("b/2.ndjson", Post);
        folder.Write("a.csv", "account,time,text\nx,2020-11-03,hello\n");
        folder.Write("empty.json", "");
        folder.Write("notes.txt", "Dear colleague,\nthese are notes, not posts.\n");
        folder.Write("picture.png", [0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13]);
        folder.Write(".hidden", Post);
        File.CreateSymbolicLink(Path.Combine(folder.Path, "dangling.json"), "/nowhere/at/all");
        Directory.CreateSymbolicLink(Path.Combine(folder.Path, "b", "loop"), folder.Path);
        var read = Readings.Of(null, folder.Path);
        read.Files.Select(f => Path.GetRelativePath(folder.Path, f.Path)).ShouldBe(["a.csv", "b/2.ndjson", "notes.txt", "picture.png"]);
        read.Lines.Count.ShouldBe(2);
        read.Rejections.Select(r => (Path.GetRelativePath(folder.Path, r.File), r.Reason)).ShouldBe(
        [
            ("dangling.json", RejectionReason.Unreadable), ("empty.json", RejectionReason.Empty),
            ("notes.txt", RejectionReason.UnknownFormat), ("picture.png", RejectionReason.UnknownFormat),
        ]);
    }

    [Theory]
    [InlineData("*.ndjson", 1)]
    [InlineData("**/*.ndjson", 3)]
    [InlineData("d?/*.ndjson", 1)]
    [InlineData("*/*.nd*", 1)]
    [InlineData("**", 3)]
    public void Finds_files_by_pattern(string pattern, int expected)
    {
        using var folder = new TemporaryFolder();
        folder.Write("1.ndjson", Post);
        folder.Write("d1/2.ndjson", Post);
        folder.Write("d1/e/3.ndjson", Post);
        Readings.Of(null, Path.Combine(folder.Path, pattern)).Files.Count.ShouldBe(expected);
    }

    [Fact]
    public void Reads_a_file_named_twice_once()
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("1.ndjson", Post);
        Readings.Of(null, path, folder.Path, Path.Combine(folder.Path, "*.ndjson")).Lines.Count.ShouldBe(1);
    }

    [Fact]
    public void Says_that_there_is_no_such_file()
    {
        Readings.Of(null, "/nowhere/at/all.json", "/nowhere/*.json").Rejections
            .ShouldAllBe(r => r.Reason == RejectionReason.Unreadable && r.Line == 0 && r.Detail != null);
    }

    [Theory]
    [InlineData("", RejectionReason.Empty)]
    [InlineData(" \n\n", RejectionReason.Empty)]
    [InlineData("just some words\n", RejectionReason.UnknownFormat)]
    [InlineData("{\"a\":1}\n{\"b\":2}\n", RejectionReason.UnknownFormat)]
    [InlineData("<html><body>no feed</body></html>", RejectionReason.UnknownFormat)]
    [InlineData("a\0b", RejectionReason.UnknownFormat)]
    [InlineData("{", RejectionReason.UnknownFormat)]
    public void Says_why_a_file_is_no_input(string text, RejectionReason reason)
    {
        var read = Readings.OfText(text);
        var rejection = read.Rejections.ShouldHaveSingleItem();
        rejection.ShouldBe(rejection with { Line = 0, Reason = reason });
        read.Files[0].Rejected.ShouldBe(1);
    }

    [Fact]
    public void Obeys_the_format_that_is_named()
    {
        var options = new ReadOptions { Format = "csv", Map = new Dictionary<string, string> { ["account"] = "account_id", ["time"] = "timestamp_share", ["text"] = "object_id" } };
        var read = Readings.OfText("object_id,account_id,content_id,timestamp_share\no,a,c,1623881091\n", options: options);
        read.Files[0].Format.ShouldBe("csv");
        read.Lines.ShouldHaveSingleItem().ShouldContain("\"text\":\"o\"");
    }

    [Fact]
    public void Names_the_formats_when_one_is_asked_for_that_is_none() =>
        Should.Throw<ArgumentException>(() => new PostReader([], new ReadOptions { Format = "exel" }, new RejectionLog()))
            .Message.ShouldContain("coortweet");

    [Fact]
    public void Reads_JSON_lines_whose_keys_the_map_names()
    {
        var options = new ReadOptions { Map = new Dictionary<string, string> { ["account"] = "who", ["time"] = "when" } };
        var read = Readings.OfText("""{"who":"a","when":1623881091,"text":"x"}""", options: options);
        read.Lines.ShouldHaveSingleItem().ShouldContain("\"account\":\"a\"");
    }

    [Fact]
    public void Takes_the_owner_of_an_archive_from_the_file_beside_it()
    {
        using var folder = new TemporaryFolder();
        folder.Write("account.js", """window.YTD.account.part0 = [ { "account" : { "username" : "ann", "accountId" : "11" } } ]""");
        string tweets = folder.Write("tweets.js", """
            window.YTD.tweets.part0 = [ { "tweet" : { "id_str" : "1", "created_at" : "Thu Mar 28 07:15:00 +0000 2019", "full_text" : "RT @bob: x", "entities" : { } } } ]
            """);
        var read = Readings.Of(null, tweets);
        read.Posts.ShouldBe("""
            {"line":1,"id":"1","account":"11","handle":"ann","text":"RT @bob: x","platform":"x","time":"2019-03-28T07:15:00.000Z","flags":"Reshare, EntitiesGiven"}

            """.ReplaceLineEndings("\n"));
    }

    [Theory]
    [InlineData("account=author_id,time=created_at", null)]
    [InlineData("user=author_id, url = link", null)]
    [InlineData("account", "'account' is not FIELD=COLUMN")]
    [InlineData("acount=x", "'acount' is no field; the fields are account")]
    public void Reads_the_map_as_typed(string text, string? error)
    {
        FieldMap.TryParse(text, out var map, out string? said).ShouldBe(error is null);
        if (error is null)
            map["account"].ShouldBe("author_id");
        else
            said.ShouldNotBeNull().ShouldStartWith(error);
    }

    [Theory]
    [InlineData("<!DOCTYPE rss [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">]><rss><channel><link>https://n.example</link><item><title>one</title><pubDate>2022-04-10</pubDate></item><item><title>&b;</title></item></channel></rss>")]
    [InlineData("<!DOCTYPE rss SYSTEM \"file:///etc/passwd\"><rss><channel><link>https://n.example</link><item><title>one</title><pubDate>2022-04-10</pubDate></item><item><title>two</ti")]
    public void Keeps_the_items_before_a_trap_in_a_feed(string xml)
    {
        var read = Readings.OfText(xml);
        read.Lines.ShouldHaveSingleItem().ShouldContain("\"text\":\"one\"");
        read.Rejections.ShouldHaveSingleItem().Line.ShouldBe(3);
    }

    [Fact]
    public void Reads_a_feed_in_the_encoding_it_declares()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        byte[] bytes = Encoding.GetEncoding(1251).GetBytes("""
            <?xml version="1.0" encoding="windows-1251"?><rss><channel><link>https://n.example</link><item><title>Выборы</title><pubDate>2022-04-10</pubDate></item></channel></rss>
            """);
        Readings.OfBytes(bytes, "feed.xml").Lines.ShouldHaveSingleItem().ShouldContain("Выборы");
    }
}
