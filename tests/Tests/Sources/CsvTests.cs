using Shouldly;
using Tocsin.Engine.Model;
using Tocsin.Sources;
using Xunit;

namespace Tocsin.Tests.Sources;

public sealed class CsvTests
{
    [Theory]
    [InlineData(",")]
    [InlineData(";")]
    [InlineData("\t")]
    [InlineData("|")]
    public void Sniffs_the_separator(string separator)
    {
        string text = "id,user_id,created_at,text\n1,u1,2020-11-03 10:00:00,hello\n".Replace(",", separator, StringComparison.Ordinal);
        var read = Readings.OfText(text);
        read.Posts.ShouldBe("{\"line\":2,\"id\":\"1\",\"account\":\"u1\",\"text\":\"hello\",\"time\":\"2020-11-03T10:00:00.000Z\"}\n");
    }

    [Fact]
    public void Keeps_newlines_quotes_and_separators_inside_quotes_and_counts_physical_lines()
    {
        var read = Readings.OfText("\uFEFFaccount,time,text\r\na,2020-11-03,\"one\r\ntwo, \"\"three\"\"\"\r\n\r\nb,2020-11-04,a \"stray\" quote\r\n");
        read.Rejections.ShouldBeEmpty();
        read.Lines.Count.ShouldBe(2);
        read.Lines[0].ShouldContain("""
            {"line":2,"account":"a","text":"one\r\ntwo, \"three\"",
            """);
        read.Lines[1].ShouldContain("""
            {"line":5,"account":"b","text":"a \"stray\" quote",
            """);
    }

    [Fact]
    public void Loses_one_row_to_a_quote_that_is_never_closed()
    {
        var read = Readings.OfText("account,time,text\na,2020-11-03,\"open\nb,2020-11-03,fine\nc,2020-11-03,\"good\"\nd,2020-11-03,fine\n");
        read.Lines.Select(l => l[..9]).ShouldBe(["{\"line\":3", "{\"line\":4", "{\"line\":5"]);
        read.Rejections.ShouldHaveSingleItem().Line.ShouldBe(2);
    }

    [Fact]
    public void Loses_one_row_to_an_open_quote_longer_than_the_limit()
    {
        string rows = string.Concat(Enumerable.Range(0, 400).Select(i => $"a{i},2020-11-03,row {i}\n"));
        var read = Readings.OfText("account,time,text\nx,2020-11-03,\"open\n" + rows,
            options: new ReadOptions { ChunkBytes = 512, MaxRecordBytes = 2048 });
        read.Lines.Count.ShouldBe(400);
        read.Rejections.ShouldHaveSingleItem().ShouldBe(read.Rejections[0] with { Line = 2, Reason = RejectionReason.Malformed });
    }

    [Fact]
    public void Counts_rows_with_too_few_or_too_many_columns_and_allows_empty_ones_at_the_end()
    {
        var read = Readings.OfText("account,time,text\na,2020-11-03\nb,2020-11-03,x,y\nc,2020-11-03,x,,\n");
        read.Lines.ShouldHaveSingleItem().ShouldContain("\"account\":\"c\"");
        read.Rejections.Select(r => (r.Line, r.Reason)).ShouldBe(
            [(2, RejectionReason.WrongColumnCount), (3, RejectionReason.WrongColumnCount)]);
        read.Rejections[0].Detail.ShouldBe("2 columns, the header has 3");
    }

    [Fact]
    public void Takes_columns_as_the_map_says()
    {
        var map = new Dictionary<string, string> { ["account"] = "who", ["time"] = "when", ["text"] = "What" };
        var read = Readings.OfText("who,when,What\nme,1604397600,hello\n", options: new ReadOptions { Map = map });
        read.Posts.ShouldBe("{\"line\":2,\"account\":\"me\",\"text\":\"hello\",\"time\":\"2020-11-03T10:00:00.000Z\"}\n");
    }

    [Fact]
    public void Says_which_columns_there_are_and_what_to_type_when_one_is_missing()
    {
        var read = Readings.OfText("who,created_at,text\nme,2020-11-03,hello\n");
        var rejection = read.Rejections.ShouldHaveSingleItem();
        rejection.ShouldBe(rejection with { Line = 0, Reason = RejectionReason.MissingColumn });
        rejection.Detail.ShouldBe("no column for account; the columns are: who, created_at, text; type --map account=COLUMN");
    }

    [Theory]
    [InlineData("\"['https://a.org/x', 'https://b.org/y']\"")]
    [InlineData("\"[https://a.org/x, https://b.org/y]\"")]
    [InlineData("\"[\"\"https://a.org/x\"\",\"\"https://b.org/y\"\"]\"")]
    [InlineData("https://a.org/x https://b.org/y")]
    [InlineData("https://a.org/x|https://b.org/y")]
    [InlineData("\"https://a.org/x,https://b.org/y\"")]
    [InlineData("https://a.org/x;https://b.org/y")]
    public void Reads_lists_in_cells(string cell)
    {
        var read = Readings.OfText($"account,time,urls\na,2020-11-03,{cell}\n");
        read.Lines.ShouldHaveSingleItem().ShouldEndWith("\"link\":[\"https://a.org/x\",\"https://b.org/y\"]}");
    }

    [Theory]
    [InlineData("account,date,time,text\na,2020-11-03,18:22:11,x\n")]
    [InlineData("account,date,time,created_at,text\na,2020-11-03,18:22,1604427731000,x\n")]
    [InlineData("account,date,text\na,2020-11-03 18:22:11 UTC,x\n")]
    public void Finds_the_time_in_one_column_or_two(string text) =>
        Readings.OfText(text).Lines.ShouldHaveSingleItem().ShouldContain("\"time\":\"2020-11-03T18:22:11.000Z\"");

    [Fact]
    public void Reads_the_rows_around_a_zero_byte()
    {
        string rows = string.Concat(Enumerable.Range(0, 20).Select(i => $"a{i},2020-11-03,an ordinary text\n"));
        var read = Readings.OfText("account,time,text\nz,2020-11-03,x\0y\n" + rows);
        read.Lines.Count.ShouldBe(21);
    }

    [Fact]
    public void Takes_a_table_of_accounts_for_no_table_of_posts()
    {
        var read = Readings.OfText("account,created,karma\na,2020-11-03,7\nb,2020-11-04,8\n");
        read.Lines.ShouldBeEmpty();
        read.Rejections.ShouldHaveSingleItem().Reason.ShouldBe(RejectionReason.MissingColumn);
    }

    [Fact]
    public void Takes_NA_for_nothing()
    {
        var read = Readings.OfText("account,time,text,hashtags\na,2020-11-03,NA,NA\nNA,2020-11-03,x,y\n");
        read.Posts.ShouldBe("{\"line\":2,\"account\":\"a\",\"time\":\"2020-11-03T00:00:00.000Z\"}\n");
        read.Rejections.ShouldHaveSingleItem().Reason.ShouldBe(RejectionReason.MissingAccount);
    }

    [Fact]
    public void Cuts_between_rows_whatever_the_size_of_chunks()
    {
        string text = "account,time,text\n" + string.Concat(Enumerable.Range(0, 120).Select(i =>
            $"a{i},2020-11-03,\"line one\nline \"\"two\"\" {i}, with commas\"\n"));
        var whole = Readings.OfText(text);
        whole.Lines.Count.ShouldBe(120);
        foreach (int size in (int[])[64, 99, 1000])
            Readings.OfText(text, options: new ReadOptions { ChunkBytes = size }).Posts.ShouldBe(whole.Posts);
    }
}
