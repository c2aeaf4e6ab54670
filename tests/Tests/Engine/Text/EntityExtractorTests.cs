using System.Text;
using CsCheck;
using Shouldly;
using Tocsin.Engine.Text;
using Xunit;

namespace Tocsin.Tests.Engine.Text;

public sealed class EntityExtractorTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("nothing here. at all: no", "")]
    [InlineData("#MAGA #Élection ＃選挙 #выборы2019", "#MAGA #Élection ＃選挙 #выборы2019")]
    [InlineData("#2017 #1 #a1 #_a #__", "#a1 #_a")]
    [InlineData("a#b &#39; &#x27; (#c) #d,#e é#f", "#c #d #e")]
    [InlineData("#हिन्दी #ไทย #한국", "#हिन्दी #ไทย #한국")]
    [InlineData("hi @alice, (@bob) .@carol ＠dave", "@alice @bob ＠dave")]
    [InlineData("me@example.org a@b", "")]
    [InlineData("@user@mastodon.social! @eve.bsky.social", "@user@mastodon.social @eve.bsky.social")]
    [InlineData("@abcdefghijklmnopqrstuvwxyz01234", "")]
    [InlineData("see http://example.com/a?b=c#d.", "http://example.com/a?b=c#d")]
    [InlineData("(https://en.wikipedia.org/wiki/A_(b)) and", "https://en.wikipedia.org/wiki/A_(b)")]
    [InlineData("<a href=\"http://a.example/x\">y</a>", "http://a.example/x")]
    [InlineData("&lt;http://a.example/x&gt; http://b.example/?a=1&amp;b=2&quot;", "http://a.example/x http://b.example/?a=1&amp;b=2")]
    [InlineData("www.example.com, t.me/chan/1 youtu.be/ID x.com/a awww.no at.me/x", "www.example.com t.me/chan/1 youtu.be/ID x.com/a")]
    [InlineData("https://t.co/AbC你好 https://президент.рф/новости…", "https://t.co/AbC https://президент.рф/новости")]
    [InlineData("http:// https://? www. t.me/", "")]
    [InlineData("https://medium.com/@user/post #tag", "https://medium.com/@user/post #tag")]
    [InlineData("http://a.example/http://b.example", "http://a.example/http://b.example")]
    [InlineData("([http://a.example/(b)[c]]))", "http://a.example/(b)[c]")]
    public void Finds_links_hashtags_and_mentions(string text, string expected) =>
        string.Join(' ', Find(Encoding.UTF8.GetBytes(text)).Select(e => Encoding.UTF8.GetString(e.Bytes))).ShouldBe(expected);

    [Fact]
    public void Says_what_it_found_and_where_the_name_starts()
    {
        var found = Find(Encoding.UTF8.GetBytes("＃a @b http://c.example"));
        found.Select(f => f.Entity).ShouldBe(
        [
            new Entity(EntityKind.Hashtag, 0, 4, 3),
            new Entity(EntityKind.Mention, 5, 2, 1),
            new Entity(EntityKind.Url, 8, 16, 0),
        ]);
    }

    [Fact]
    public void Entities_of_any_bytes_lie_in_order_inside_the_text() =>
        Gen.OneOf(TextGen.Bytes, TextGen.Text).Sample(
            text =>
            {
                int end = 0;
                foreach (var entity in new EntityExtractor(text))
                {
                    entity.Start.ShouldBeGreaterThanOrEqualTo(end);
                    entity.Length.ShouldBeGreaterThan(entity.SignLength);
                    end = entity.Start + entity.Length;
                }

                end.ShouldBeLessThanOrEqualTo(text.Length);
            },
            iter: 4_000,
            threads: 1);

    [Theory]
    [InlineData("http://a.example/", ")")]
    [InlineData("@", "a")]
    [InlineData("", "@a")]
    [InlineData("", "a.")]
    [InlineData("", "#&")]
    [InlineData("", "www.")]
    [InlineData("", "http://")]
    public void A_megabyte_of_one_thing_is_handled_in_one_go(string start, string repeated)
    {
        byte[] text = Encoding.UTF8.GetBytes(start + string.Concat(Enumerable.Repeat(repeated, 1_000_000 / repeated.Length)));
        byte[] buffer = [];
        Count(text).ShouldBeLessThan(text.Length);
        TextNormaliser.Normalise(text, ref buffer, out _).ShouldBeLessThanOrEqualTo(text.Length);
    }

    [Fact]
    public void Allocates_nothing()
    {
        byte[] text = Encoding.UTF8.GetBytes("＃a @b http://c.example t.me/x www.d.example");
        Count(text).ShouldBe(5);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 1000; i++)
            Count(text);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }

    private static int Count(byte[] text)
    {
        int count = 0;
        foreach (var _ in new EntityExtractor(text))
            count++;
        return count;
    }

    private static List<(Entity Entity, byte[] Bytes)> Find(byte[] text)
    {
        var found = new List<(Entity, byte[])>();
        foreach (var entity in new EntityExtractor(text))
            found.Add((entity, text[entity.Start..(entity.Start + entity.Length)]));
        return found;
    }
}
