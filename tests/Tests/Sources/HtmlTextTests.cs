using System.Text;
using CsCheck;
using Shouldly;
using Tocsin.Engine.Model;
using Tocsin.Sources.Markup;
using Xunit;

namespace Tocsin.Tests.Sources;

public sealed class HtmlTextTests
{
    [Theory]
    [InlineData("<p>one</p><p>two<br/>three</p>", "one\ntwo\nthree")]
    [InlineData("a &amp; b &lt;c&gt; &quot;d&quot; &#39;e&#x27; &nbsp;f &hellip;", "a & b <c> \"d\" 'e'  f …")]
    [InlineData("no &entity; &; & &#xZZ; &#0; &#99999999;", "no &entity; &; & &#xZZ; &#0; &#99999999;")]
    [InlineData("1 < 2 and 3 > 2", "1 < 2 and 3 > 2")]
    [InlineData("<script>alert('<p>')</script>after", "after")]
    [InlineData("a<!-- hidden > -->b", "ab")]
    [InlineData("<a title=\"x > y\" href='u'>link</a>", "link")]
    [InlineData("&amp;lt;b&amp;gt;", "&lt;b&gt;")]
    [InlineData("<p>", "")]
    public void Turns_into_text(string html, string expected) => Text(html).ShouldBe(expected);

    [Theory]
    [InlineData("<a href=\"https://a.org/?x=1&amp;y=2\">x</a>", "https://a.org/?x=1&y=2")]
    [InlineData("<a class='u-url mention' href='https://a.org/@ann'>@ann</a>", "")]
    [InlineData("<a href=https://a.org/bare>x</a><A HREF=\"http://b.org\">y</A>", "https://a.org/bare http://b.org")]
    [InlineData("<a href=\"javascript:alert(1)\">x</a><a>y</a>", "")]
    public void Finds_links(string html, string expected) => string.Join(' ', Links(html)).ShouldBe(expected);

    [Fact]
    public void Takes_linear_time_on_text_full_of_brackets()
    {
        string hostile = string.Concat(Enumerable.Repeat("<a", 100_000));
        Text(hostile).ShouldBe(hostile);
        Links(hostile).ShouldBeEmpty();
    }

    [Fact]
    public void Never_throws_and_never_grows() =>
        Gen.String["<>&;#x/\"'= abp!-\n0é"].Sample(html => Encoding.UTF8.GetByteCount(Text(html)) <= Encoding.UTF8.GetByteCount(html));

    private static string Text(string html)
    {
        var batch = new PostBatch(1, 16);
        batch.Begin(1);
        var text = HtmlText.ToText(batch, batch.Append(Encoding.UTF8.GetBytes(html)));
        return Encoding.UTF8.GetString(batch.Resolve(text));
    }

    private static List<string> Links(string html)
    {
        var batch = new PostBatch(1, 16);
        batch.Begin(1);
        HtmlText.AddLinks(batch, batch.Append(Encoding.UTF8.GetBytes(html)));
        batch.End();
        batch.Items(0, out _, out var slices);
        var links = new List<string>();
        foreach (var slice in slices)
            links.Add(Encoding.UTF8.GetString(batch.Resolve(slice)));
        return links;
    }
}
