using System.Diagnostics;
using Shouldly;
using Tocsin.Engine.Pipeline;
using Tocsin.Tests.Engine.Posts;
using Xunit;

namespace Tocsin.Tests.Engine.Pipeline;

public sealed class PseudonymiserTests
{
    [Fact]
    public void A_key_gives_each_name_its_one_pseudonym_and_another_key_gives_another()
    {
        var one = new Pseudonymiser([1, 2, 3]);
        var same = new Pseudonymiser([1, 2, 3]);
        var other = new Pseudonymiser([1, 2, 4]);
        one.Account("anna").ShouldBe(same.Account("anna"));
        one.Account("anna").ShouldNotBe(one.Account("Anna"));
        one.Account("anna").ShouldNotBe(other.Account("anna"));
        one.Post("anna")[5..].ShouldNotBe(one.Account("anna")[5..]);
        one.Account("anna").ShouldMatch("^acct-[a-z2-9]{12}$");
        one.Table[one.Account("anna")].ShouldBe("anna");
        Enumerable.Range(0, 20_000).Select(i => one.Account($"name{i}")).Distinct().Count().ShouldBe(20_000);
    }

    [Fact]
    public void Without_a_key_the_posts_are_the_key()
    {
        string Name(Prepared posts) => Pseudonymiser.FromPosts(posts.Table()).Account("anna");
        Name(new Prepared().Post("one")).ShouldBe(Name(new Prepared().Post("one")));
        Name(new Prepared().Post("one")).ShouldNotBe(Name(new Prepared().Post("two")));
        Name(new Prepared().Post("one")).ShouldNotBe(Name(new Prepared().Post("one", time: 5)));
        Name(new Prepared()).ShouldNotBe(Name(new Prepared().Post("one")));
    }

    [Theory]
    [InlineData("@anna look at this", "@… look at this")]
    [InlineData("RT @anna_b1: said (@carla)", "RT @…: said (@…)")]
    [InlineData(".@anna is wrong", ".@… is wrong")]
    [InlineData("thanks,@anna!", "thanks,@…!")]
    [InlineData("@@anna", "@@…")]
    [InlineData("こんにちは@annaさん", "こんにちは@…")]
    [InlineData("＠anna hello", "@… hello")]
    [InlineData("@anna@mastodon.example hi", "@… hi")]
    [InlineData("@anna @carla @dmytro", "@… @… @…")]
    [InlineData("nobody is named here, 5 @ 3 euro", "nobody is named here, 5 @ 3 euro")]
    [InlineData("at @ the end @", "at @ the end @")]
    public void Mentions_are_masked(string text, string masked) => Pseudonymiser.Mask(text).ShouldBe(masked);

    [Theory]
    [InlineData("https://twitter.com/anna/status/123?s=20")]
    [InlineData("https://x.com/anna")]
    [InlineData("https://x.com/watchanna")]
    [InlineData("https://mobile.twitter.com/anna")]
    [InlineData("twitter.com/anna")]
    [InlineData("https://t.me/anna/55")]
    [InlineData("https://t.me/s/anna")]
    [InlineData("https://www.facebook.com/anna/posts/1")]
    [InlineData("https://facebook.com/profile.php?id=annaid&x=1")]
    [InlineData("https://facebook.com/groups/anna")]
    [InlineData("https://bsky.app/profile/anna.bsky.social/post/3k")]
    [InlineData("https://mastodon.example/@anna/1234")]
    [InlineData("https://mastodon.example/users/anna/statuses/12")]
    [InlineData("https://www.youtube.com/@anna")]
    [InlineData("https://www.tiktok.com/@anna/video/1")]
    [InlineData("https://medium.com/@anna/title")]
    [InlineData("HTTPS://TWITTER.COM/anna")]
    public void Links_to_profiles_lose_the_account(string url) => Pseudonymiser.Mask($"see {url} now").ShouldNotContain("anna");

    [Theory]
    [InlineData("https://www.netflix.com/title/123")]
    [InlineData("https://www.fox.com/news/story-1")]
    [InlineData("https://depot.me/a/b")]
    [InlineData("https://news.example/users-manual/page")]
    [InlineData("https://www.youtube.com/watch?v=abc")]
    [InlineData("https://x.com/i/status/123")]
    public void Other_links_stay_as_they_are(string url) => Pseudonymiser.Mask($"see {url} now").ShouldBe($"see {url} now");

    [Theory]
    [InlineData("@")]
    [InlineData("@a")]
    [InlineData(".@a.")]
    [InlineData("a@a.")]
    [InlineData("/users/")]
    [InlineData("x.com/")]
    [InlineData("twitter.com/a/status/")]
    [InlineData("https://t.me/@")]
    [InlineData("a")]
    [InlineData("https://a.example/@")]
    public void Hostile_text_costs_no_more_than_its_length(string piece)
    {
        string text = string.Concat(Enumerable.Repeat(piece, 1_000_000 / piece.Length));
        long start = Stopwatch.GetTimestamp();
        Should.NotThrow(() => Pseudonymiser.Mask(text));

        // What backtracks takes minutes; the limit only tells minutes from a moment.
        Stopwatch.GetElapsedTime(start).TotalSeconds.ShouldBeLessThan(5);
    }
}
