using System.Diagnostics;
using System.Text;
using Shouldly;
using Tocsin.Engine.Model;
using Tocsin.Engine.Posts;
using Xunit;

namespace Tocsin.Tests.Engine.Posts;

/// <summary>What a post acts on, and when its text may be compared.</summary>
public sealed class PostPreparerTests
{
    private const string Long = "The town hall says the vote in the harbour quarter was moved to Monday";
    private static readonly long Day = Prepared.Noon / 86_400_000;

    [Fact]
    public void A_link_is_an_act_on_the_link_and_on_its_domain() =>
        new Prepared().Post(Long, items: ["l:https://m.news.example/a?utm_source=x#top"]).Objects()
            .ShouldBe(["link " + Canonical("https://m.news.example/a"), "domain news.example"]);

    [Theory]
    [InlineData("https://www.youtube.com/watch?v=abcdefghijk")]
    [InlineData("https://twitter.com/anna/status/12345")]
    [InlineData("https://bit.ly/2abcde")]
    [InlineData("https://t.co/abcdefgh")]
    public void Platforms_and_shorteners_are_no_domains_in_common(string url)
    {
        var objects = new Prepared().Post(Long, items: ["l:" + url]).Objects();
        objects.Length.ShouldBe(1);
        objects[0].ShouldStartWith("link ");
    }

    [Fact]
    public void A_hashtag_belongs_to_its_day_in_UTC()
    {
        long midnight = (Day + 1) * 86_400_000;
        new Prepared().Post(Long, items: ["h:Vote2027"]).Objects().ShouldBe([$"hashtag vote2027 {Day}"]);
        new Prepared().Post(Long, time: midnight - 1, items: ["h:VOTE2027"]).Objects().ShouldBe([$"hashtag vote2027 {Day}"]);
        new Prepared().Post(Long, time: midnight, items: ["h:vote2027"]).Objects().ShouldBe([$"hashtag vote2027 {Day + 1}"]);
        new Prepared().Post(Long, time: -1, items: ["h:vote2027"]).Objects().ShouldBe(["hashtag vote2027 -1"]);
    }

    [Fact]
    public void Media_count_by_their_reference_and_an_empty_one_is_none()
    {
        new Prepared().Post(Long, items: ["m:blob-1"]).Objects().ShouldBe(["media blob-1"]);
        new Prepared().Post(Long, items: ["m:", "l:", "h:", "h:#", "@:bob"]).Objects().ShouldBeEmpty();
    }

    [Fact]
    public void What_the_source_did_not_give_is_read_out_of_the_text_and_only_then()
    {
        const string Text = "Read this https://news.example/a #Vote2027 @bob please";
        new Prepared().Post(Text, flags: PostFlags.None).Objects()
            .ShouldBe(["link " + Canonical("https://news.example/a"), "domain news.example", $"hashtag vote2027 {Day}"]);
        new Prepared().Post(Text).Objects().ShouldBeEmpty();
    }

    [Fact]
    public void A_post_names_an_object_once_however_often_it_repeats_it() =>
        new Prepared().Post(
            "https://news.example/a https://news.example/b #Tag", flags: PostFlags.None,
            items: ["l:https://news.example/a", "l:https://www.news.example/a?fbclid=1", "h:tag", "h:TAG", "m:x", "m:x"]).Objects()
            .ShouldBe([
                "link " + Canonical("https://news.example/a"), "domain news.example", $"hashtag tag {Day}", "media x",
                "link " + Canonical("https://news.example/b")]);

    [Fact]
    public void Repeats_are_dropped_from_long_lists_too_and_the_order_stays()
    {
        string[] tags = [.. Enumerable.Range(0, 300).Select(i => $"h:tag{i * 7 % 100}x")];
        new Prepared().Post(Long, items: tags).Objects()
            .ShouldBe([
                .. Enumerable.Range(0, 100).Select(i => $"hashtag tag{i * 7 % 100}x {Day}"),
                "hashtag-sequence " + string.Join(' ', Enumerable.Range(0, 64).Select(i => $"tag{i * 7 % 100}x")),
            ]);
    }

    [Fact]
    public void Two_hashtags_or_more_are_a_sequence_in_their_order_whatever_the_day()
    {
        new Prepared().Post(Long, items: ["h:Vote2027", "l:https://news.example/a", "h:ÉLECTION"]).Objects()
            .ShouldContain("hashtag-sequence vote2027 election");
        new Prepared().Post(Long, time: Prepared.Noon + 86_400_000, items: ["h:election", "h:vote2027"]).Objects()
            .ShouldContain("hashtag-sequence election vote2027");
        new Prepared().Post(Long + " #b #a #b", flags: PostFlags.None).Objects().ShouldContain("hashtag-sequence b a");
        new Prepared().Post(Long, items: ["h:one", "h:ONE"]).Objects().ShouldBe([$"hashtag one {Day}"]);
    }

    [Fact]
    public void Two_mentioned_accounts_or_more_are_a_set_in_any_order()
    {
        new Prepared().Post(Long, items: ["@:zoe", "@:@Bob", "@:bob"]).Objects().ShouldBe(["mention-set bob zoe"]);
        new Prepared().Post(Long + " @Zoe and @bob", flags: PostFlags.None).Objects().ShouldBe(["mention-set bob zoe"]);
        new Prepared().Post(Long, items: ["@:bob", "@:BOB"]).Objects().ShouldBeEmpty();
    }

    [Fact]
    public void An_answer_acts_on_the_post_it_answers_and_not_on_the_accounts_its_thread_names()
    {
        new Prepared().Post(Long, replyTo: "p9", items: ["@:zoe", "@:bob"]).Objects().ShouldBe(["reply p9"]);
        new Prepared().Post(Long, flags: PostFlags.EntitiesGiven | PostFlags.Reply, items: ["@:zoe", "@:bob"]).Objects().ShouldBeEmpty();
        new Prepared().Post(Long, flags: PostFlags.Reshare, reshareOf: "p1", replyTo: "p9").Objects().ShouldBe(["reshare p1"]);
    }

    [Fact]
    public void A_hostile_crowd_of_mentions_costs_no_more_than_the_first_ones()
    {
        string[] items = [.. Enumerable.Range(0, 100_000).Select(i => $"@:user{i}")];
        new Prepared().Post(Long, items: items).Objects().ShouldHaveSingleItem().Split(' ').Length.ShouldBe(65);
    }

    [Fact]
    public void A_reshare_acts_on_the_reshared_post_alone()
    {
        var post = new Prepared().Post(Long + " #tag https://news.example/a", flags: PostFlags.Reshare, reshareOf: "p77", items: ["l:https://news.example/a", "m:x"]);
        post.Objects().ShouldBe(["reshare p77"]);
        post.Table().Segments[0].Distinct[0].ShouldBe(-1);
    }

    [Fact]
    public void A_reshare_without_a_target_is_known_by_its_words_if_it_has_enough_of_them()
    {
        var first = new Prepared().Post(Long, flags: PostFlags.Reshare).Objects();
        first.Length.ShouldBe(1);
        first[0].ShouldStartWith("reshare the town hall says");
        new Prepared().Post(Long.ToUpperInvariant(), flags: PostFlags.Reshare).Objects().ShouldBe(first);
        new Prepared().Post("Yes!", flags: PostFlags.Reshare).Objects().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("", false)]
    [InlineData("https://news.example/a-very-long-address-that-is-no-text-at-all", false)]
    [InlineData("@anna @bob @carla @dmytro @elena @frank @greta", false)]
    [InlineData("good morning my friends", false)]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", false)]
    [InlineData("one two three four five six", false)]
    [InlineData("1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20", false)]
    [InlineData(Long, true)]
    public void Short_texts_are_never_compared(string text, bool compared) =>
        (new Prepared().Post(text).Table().Segments[0].Distinct[0] >= 0).ShouldBe(compared);

    [Fact]
    public void Texts_that_fold_alike_are_one_distinct_text()
    {
        var table = new Prepared().Post(Long).Post(Long.ToUpperInvariant() + " https://t.co/1 @bob").Post(Long + " and nobody was told about it").Table();
        table.Texts.Count.ShouldBeInRange(2, 3);
        new Prepared().Post(Long).Post(Long.ToUpperInvariant()).Table().Texts.Count.ShouldBe(1);
    }

    [Fact]
    public void Preparing_allocates_nothing_in_a_steady_state()
    {
        var posts = new Prepared();
        for (int i = 0; i < 500; i++)
            posts.Post($"{Long} {i} #tag{i} https://news{i % 9}.example/{i}?utm_source=a", $"a{i}", $"id{i}", flags: i % 5 == 0 ? PostFlags.Reshare : PostFlags.None);
        var batch = posts.Batch();
        var preparer = new PostPreparer();
        for (int warm = 0; warm < 5; warm++)
            preparer.Prepare(batch.Posts, batch);
        long before = GC.GetAllocatedBytesForCurrentThread();
        preparer.Prepare(batch.Posts, batch);
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        allocated.ShouldBeLessThan(100, "bytes for 500 posts");
    }

    [Fact]
    public void A_post_that_names_a_million_objects_costs_no_more_than_its_length()
    {
        // A quadratic comparison would take minutes; the limit only tells minutes from seconds.
        string[] tags = [.. Enumerable.Range(0, 1_000_000).Select(i => $"h:t{i}")];
        var batch = new Prepared().Post(Long, items: tags);
        long start = Stopwatch.GetTimestamp();
        batch.Batch().ObjectCount.ShouldBe(1_000_000 + 1, "every hashtag, and the sequence of the first ones");
        Stopwatch.GetElapsedTime(start).TotalSeconds.ShouldBeLessThan(20);
    }

    private static string Canonical(string url)
    {
        var buffer = new byte[Tocsin.Engine.Domains.LinkCanonicaliser.MaxOutputLength(url.Length)];
        Tocsin.Engine.Domains.LinkCanonicaliser.TryCanonicalise(Encoding.UTF8.GetBytes(url), buffer, out var link).ShouldBeTrue();
        return Encoding.UTF8.GetString(buffer, 0, link.Length);
    }
}
