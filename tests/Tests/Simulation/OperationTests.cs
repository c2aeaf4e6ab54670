using Shouldly;
using Xunit;

namespace Tocsin.Tests.Simulation;

public sealed class OperationTests
{
    private static SimulatedTraffic Bench => SimulatedTraffic.BuiltIn("bench", 40_000);

    private static SimulatedTraffic Small => SimulatedTraffic.BuiltIn("small-groups", 30_000);

    [Theory]
    [InlineData("G1", 60, 50, 30)]
    [InlineData("G2", 40, 40, 600)]
    public void Co_sharing_members_post_every_link_inside_the_window(string name, int links, int accounts, int seconds)
    {
        var pushed = Bench.PostsOf(name).Where(p => !p.IsReshare).SelectMany(p => p.Pages.Select(page => (page, p)))
            .GroupBy(x => x.page, x => x.p).Where(g => g.Select(p => p.Account).Distinct().Count() >= accounts / 2).ToList();
        pushed.Count.ShouldBe(links);
        pushed.ShouldAllBe(link => (link.Max(p => p.Time) - link.Min(p => p.Time)).TotalSeconds <= seconds);
        var pages = pushed.Select(link => link.Key).ToHashSet();
        Bench.Posts.Where(p => p.Pages.Any(pages.Contains)).ShouldAllBe(p => Bench.Labels[p.Account].Operation == name);
    }

    [Fact]
    public void Copypasta_members_post_lightly_edited_copies_inside_the_window()
    {
        var waves = Bench.PostsOf("G3").Where(p => !p.IsReshare && p.Urls.Length == 0 && p.Text.Length > 80).ToList();
        var originals = waves.GroupBy(p => p.Text).Where(g => g.Count() >= 4).ToList();
        // The originals, and copies that happened to be edited alike.
        originals.Count.ShouldBeInRange(20, 40);
        foreach (var original in originals)
        {
            var first = original.Min(p => p.Time);
            var copies = waves.Where(p => (p.Time - first).Duration() <= TimeSpan.FromMinutes(2) && Overlap(p.Text, original.Key) >= 0.5).ToList();
            copies.Count.ShouldBeGreaterThan(35);
            copies.Select(p => p.Text).Distinct().Count().ShouldBeGreaterThan(15);
        }
    }

    [Fact]
    public void Riders_push_links_that_ordinary_people_share_too()
    {
        var pushed = Small.PostsOf("riders").Where(p => !p.IsReshare).SelectMany(p => p.Pages.Select(page => (page, p)))
            .GroupBy(x => x.page, x => x.p.Account).Where(g => g.Distinct().Count() >= 5).Select(g => g.Key).ToList();
        pushed.Count.ShouldBe(10);
        pushed.ShouldAllBe(page => Small.Posts.Any(p => p.Pages.Contains(page) && Small.Labels[p.Account].Operation.Length == 0));
    }

    [Fact]
    public void Fast_resharers_act_within_seconds_of_their_leader()
    {
        string leader = Small.Labels.Single(l => l.Value is { Operation: "reshares", Role: "leader" }).Key;
        var led = Small.Posts.Where(p => p.Account == leader).ToDictionary(p => p.Id);
        led.Count.ShouldBe(10);
        var reshares = Small.PostsOf("reshares").Where(p => p.ReshareOf is { } of && led.ContainsKey(of)).ToList();
        reshares.Count.ShouldBeGreaterThan(70);
        reshares.ShouldAllBe(r => (r.Time - led[r.ReshareOf!].Time).TotalSeconds <= 10);
    }

    [Fact]
    public void Hashtag_floods_repeat_sequences_with_words_of_their_own()
    {
        var floods = Small.PostsOf("tags").Where(p => p.Hashtags.Length == 3).GroupBy(p => string.Join(' ', p.Hashtags)).Where(g => g.Count() >= 5).ToList();
        floods.Count.ShouldBeInRange(8, 10);
        floods.ShouldAllBe(g => g.Select(p => p.Text).Distinct().Count() == g.Count());
        floods.SelectMany(g => g).ShouldAllBe(p => p.Hashtags.Distinct().Count() == 3);
    }

    [Fact]
    public void A_farm_is_created_in_one_burst_under_one_name()
    {
        var farm = Small.PostsOf("farm").Where(p => Small.Labels[p.Account].Role == "member").DistinctBy(p => p.Account).ToList();
        farm.Count.ShouldBe(10);
        farm.Select(p => p.Handle.Split('_')[0]).Distinct().Count().ShouldBe(1);
        var days = farm.Select(p => DateOnly.Parse(p.Created, System.Globalization.CultureInfo.InvariantCulture).DayNumber).ToList();
        (days.Max() - days.Min()).ShouldBeLessThanOrEqualTo(3);
    }

    [Fact]
    public void Members_hide_among_ordinary_posts()
    {
        // G1's members push at most 60 links; what is beyond is camouflage, and it goes to outlets of everybody.
        var ordinary = Bench.Posts.Where(p => Bench.Labels[p.Account].Operation.Length == 0).SelectMany(p => p.Pages).ToHashSet();
        Bench.PostsOf("G1").Count(p => p.Urls.Length == 0).ShouldBeGreaterThan(100);
        Bench.PostsOf("G1").Count(p => p.Pages.Any(ordinary.Contains)).ShouldBeGreaterThan(30);
    }

    [Fact]
    public void Scaling_the_crowd_leaves_operations_as_they_are()
    {
        var scaled = Bench.Scenario.WithPosts(500_000);
        scaled.Operations.ShouldBe(Bench.Scenario.Operations);
        scaled.Accounts.ShouldBeGreaterThan(Bench.Scenario.Accounts * 6);
        scaled.Accounts.ShouldBeLessThan(Bench.Scenario.Accounts * 12);
    }

    private static double Overlap(string a, string b)
    {
        static HashSet<string> Words(string text) => [.. text.ToLowerInvariant().Split(' ')];
        var first = Words(a);
        var second = Words(b);
        return (double)first.Intersect(second).Count() / first.Union(second).Count();
    }
}
