using System.Text;
using CsCheck;
using Shouldly;
using Tocsin.Pages;
using Tocsin.Pages.Comparing;
using Tocsin.Pages.Reading;
using Xunit;

namespace Tocsin.Tests.Pages;

public sealed class PageCheckTests
{
    [Fact]
    public void The_page_as_approved_has_no_change()
    {
        ResultPage.Check(ResultPage.Html).Changes.ShouldBeEmpty();
        ResultPage.Check(ResultPage.Html.Replace("\n", "\n\n  ", StringComparison.Ordinal)).Changes.ShouldBeEmpty("white space is no change");
    }

    [Theory]
    [MemberData(nameof(Honest))]
    public void Honest_updates_do_not_ring(string what, string now) => ResultPage.Check(now).Level.ShouldNotBe(ChangeLevel.Alarm, what);

    [Theory]
    [MemberData(nameof(Attacks))]
    public void Attacks_ring(string what, string now, ChangeKind kind)
    {
        var check = ResultPage.Check(now);
        check.Level.ShouldBe(ChangeLevel.Alarm, what);
        check.Changes.Where(c => c.Level == ChangeLevel.Alarm).Select(c => c.Kind).ShouldContain(kind, what);
    }

    public static TheoryData<string, string> Honest() => new()
    {
        { "figures grow", ResultPage.Counted(120, 99, 40) },
        { "the ticker", Edit("Today: sunshine in the harbour quarter", "Now: queues at two stations in Tolmark") },
        { "the clock", Edit("18:02", "18:17") },
        { "another version of the script", Edit("app.js?v=12", "app.js?v=13") },
        { "a sentence more", Edit("Bring an identity card", "The line is open until midnight. Bring an identity card") },
        { "a link to another page of ours", Edit("<a href=\"/\">Home</a>", "<a href=\"/\">Home</a> <a href=\"/press\">Press</a>") },
        { "a cookie banner", Edit("<header>", "<div>We use one cookie to keep your language.</div><header>") },
        { "the title in another wording", Edit("<title>Results of the first round", "<title>First round: results") },
        { "a maintenance page", "<html><head><title>Service unavailable</title></head><body><h1>Under maintenance</h1><p>Please come back later.</p></body></html>" },
        { "a page in front of it", "<html><head><title>Just a moment...</title></head><body>Checking your browser before accessing commission.example</body></html>" },
        { "an empty answer", "" },
        { "a cut answer", ResultPage.Html[..700] },
    };

    public static TheoryData<string, string, ChangeKind> Attacks() => new()
    {
        { "defaced", "<html><head><title>owned</title></head><body><h1>Greetings from the winter brigade</h1><img src=x></body></html>", ChangeKind.Replaced },
        { "a figure outside the regions", Edit("0800 12 34", "0800 99 99"), ChangeKind.Number },
        { "a date for the vote", Edit("close at 20:00", "close at 17:00"), ChangeKind.Number },
        { "a time changed among edited words", Edit("close at 20:00. Voters", "close at 17:00 this time. Voters"), ChangeKind.Number },
        { "words in a figure", ResultPage.Counted(1, 1, 1).Replace(">1<", ">winner<", StringComparison.Ordinal), ChangeKind.Text },
        { "a script of another host", Edit("</body>", "<script src=\"https://cdn.evil.example/x.js\"></script></body>"), ChangeKind.Script },
        { "a script in the page", Edit("</body>", "<script>document.querySelector('#results').innerHTML='x'</script></body>"), ChangeKind.Script },
        { "a form that sends elsewhere", Edit("action=\"/subscribe\"", "action=\"https://collect.example/s\""), ChangeKind.Form },
        { "a new form", Edit("<footer>", "<form action=\"/x\"><input type=\"password\" name=\"p\"></form><footer>"), ChangeKind.Form },
        { "a link that leads elsewhere", Edit("href=\"/stations\"", "href=\"https://stations-valdoria.example/\""), ChangeKind.Link },
        { "a frame", Edit("<footer>", "<iframe src=\"https://evil.example/\"></iframe><footer>"), ChangeKind.Frame },
        { "sent elsewhere", Edit("<head>", "<head><meta http-equiv=\"refresh\" content=\"0;url=https://evil.example/\">"), ChangeKind.Refresh },
    };

    [Fact]
    public void A_result_before_the_polls_close_rings_at_once_and_zeros_do_not()
    {
        ResultPage.Check(ResultPage.Html, polling: true).Level.ShouldBe(ChangeLevel.Expected);
        var early = ResultPage.Check(ResultPage.Counted(120, 0, 0), polling: true);
        early.Changes[0].Kind.ShouldBe(ChangeKind.EarlyResult);
        early.Changes[0].Place.ShouldBe("Mira Halvorsen, Votes");
    }

    [Fact]
    public void A_count_that_falls_rings()
    {
        var snapshot = ResultPage.Snapshot() with { Loads = [ResultPage.Bytes(ResultPage.Counted(5000, 4000, 300))] };
        var check = PageCheck.Of(snapshot, ResultPage.Bytes(ResultPage.Counted(5100, 3900, 320)), polling: false);
        check.Changes[0].ShouldBe(new PageChange(ChangeKind.FigureFell, ChangeLevel.Alarm, "Tomas Brandt, Votes", "4000", "3900", "this figure may only grow"));
        check.Changes.Count(c => c.Level == ChangeLevel.Expected).ShouldBe(2);
    }

    [Fact]
    public void What_differs_between_approved_loads_is_no_change()
    {
        string again = Edit("session=\"x1y2\"", "session=\"q9q9\""), third = Edit("session=\"x1y2\"", "session=\"zzz7\"");
        ResultPage.Check(third).Level.ShouldBe(ChangeLevel.Alarm, "with one load it cannot be known");
        ResultPage.Check(third, false, again).Level.ShouldBe(ChangeLevel.Expected);
    }

    [Fact]
    public void Anything_is_survived()
    {
        byte[][] hostile =
        [
            [], [0xFF, 0xFE, 0, 1, 2], Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("<div>", 300_000)) + "deep"), Encoding.UTF8.GetBytes("<table><tr>" + string.Concat(Enumerable.Repeat("<td>1", 60_000))), Encoding.UTF8.GetBytes("<!--<script>"), Encoding.UTF8.GetBytes("<script>"), Encoding.UTF8.GetBytes("<p " + string.Concat(Enumerable.Range(0, 50_000).Select(i => $"a{i}=1 ")) + ">x</p>"),
            Encoding.UTF8.GetBytes("<script>" + new string('x', 2_000_000)), Encoding.Latin1.GetBytes("<table><tr><td>é</td></tr>"), Encoding.UTF8.GetBytes("\u202Eabc\u0000<b>"),
        ];
        foreach (byte[] bytes in hostile)
            PageCheck.Of(ResultPage.Snapshot(), bytes, polling: true).ShouldNotBeNull();
    }

    [Fact]
    public void What_stands_in_a_script_or_a_comment_does_not_nest()
    {
        string tags = string.Concat(Enumerable.Repeat("'<div>' ", 5000));
        string html = $"<!-- {tags} --><script>{tags}</script><title>{tags}</title><p>The end is read.</p>";
        PageReader.Read(ResultPage.Bytes(html), null, []).Blocks.Select(b => b.Text).ShouldContain("The end is read.");
        var deep = PageReader.Read(ResultPage.Bytes("<p>Begin</p>" + string.Concat(Enumerable.Repeat("<div>", 5000)) + "x"), null, []);
        deep.Cut.ShouldBeTrue();
        deep.Blocks[0].Text.ShouldBe("Begin");
    }

    [Fact]
    public void Random_damage_is_survived_and_the_same_bytes_give_the_same_changes() => Gen.Select(Gen.Int[0, 1500], Gen.Int[0, 200], Gen.String[0, 30]).Sample((at, cut, put) =>
    {
        string html = ResultPage.Html;
        at = Math.Min(at, html.Length - 1);
        string now = html.Remove(at, Math.Min(cut, html.Length - at)).Insert(at, put);
        ResultPage.Check(now).Changes.ShouldBe(ResultPage.Check(now).Changes);
    }, iter: 300);

    [Theory]
    [InlineData("1 234 votes", "1 234", "1234")]
    [InlineData("1,234.5", "1,234.5", "1234.5")]
    [InlineData("51,3 %", "51,3", "51.3")]
    [InlineData("1.234.567", "1.234.567", "1234567")]
    [InlineData("12", "12", "12")]
    public void Numbers_are_read_as_people_write_them(string text, string written, string value)
    {
        PageNumbers.Of(text).ShouldBe([written]);
        PageNumbers.Value(written).ShouldBe(decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public void A_selector_that_is_none_is_an_error_that_names_it() =>
        Should.Throw<FormatException>(() => PageReader.Read(ResultPage.Bytes(ResultPage.Html), null, [new PageRegion("##", RegionRule.Anything)])).Message.ShouldContain("##");

    private static string Edit(string before, string after)
    {
        ResultPage.Html.ShouldContain(before);
        return ResultPage.Html.Replace(before, after, StringComparison.Ordinal);
    }
}
