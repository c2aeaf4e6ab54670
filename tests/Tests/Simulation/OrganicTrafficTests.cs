using Shouldly;
using Xunit;

namespace Tocsin.Tests.Simulation;

public sealed class OrganicTrafficTests
{
    private static SimulatedTraffic Organic => SimulatedTraffic.BuiltIn("organic", 60_000);

    [Fact]
    public void Nothing_is_injected() => Organic.Labels.Values.ShouldAllBe(l => l.Operation.Length == 0 && l.Kind == "organic");

    [Fact]
    public void Links_and_reshares_have_their_shares()
    {
        double posts = Organic.Posts.Count;
        (Organic.Posts.Count(p => p.IsReshare) / posts).ShouldBeInRange(0.22, 0.28);
        (Organic.Posts.Count(p => !p.IsReshare && p.Urls.Length > 0) / posts).ShouldBeInRange(0.34, 0.42);
    }

    [Fact]
    public void A_few_accounts_write_much_and_most_write_little()
    {
        var counts = Organic.Posts.GroupBy(p => p.Account).Select(g => g.Count()).OrderDescending().ToList();
        counts.Take(counts.Count / 10).Sum().ShouldBeGreaterThan(Organic.Posts.Count * 4 / 10);
        counts[counts.Count / 2].ShouldBeLessThan(8);
        counts[0].ShouldBeLessThan(Organic.Posts.Count / 20);
    }

    [Fact]
    public void Shares_of_links_have_a_heavy_tail_near_the_exponent_asked_for()
    {
        var counts = Organic.Posts.Where(p => !p.IsReshare).SelectMany(p => p.Pages).GroupBy(u => u).Select(g => g.Count()).ToList();
        counts.Max().ShouldBeGreaterThan(200);
        // Continuous approximation of the maximum-likelihood exponent above x_min = 5 (Clauset, Shalizi and Newman 2009).
        var tail = counts.Where(c => c >= 5).ToList();
        double alpha = 1 + (tail.Count / tail.Sum(c => Math.Log(c / 4.5)));
        alpha.ShouldBeInRange(1.7, 2.5);
    }

    [Fact]
    public void People_sleep()
    {
        var hours = new int[24];
        foreach (var post in Organic.Posts)
            hours[post.Time.ToOffset(Organic.Scenario.TimeZones[0].Key).Hour]++;
        double night = hours[3] + hours[4] + hours[5];
        double evening = hours[19] + hours[20] + hours[21];
        (evening / night).ShouldBeGreaterThan(4);
        hours.Min().ShouldBeGreaterThan(0);
    }

    [Fact]
    public void Breaking_news_reaches_many_within_two_minutes()
    {
        var news = Organic.Posts.Where(p => p.Text.StartsWith("BREAKING:", StringComparison.Ordinal) || p.Text.StartsWith("JUST IN:", StringComparison.Ordinal)).ToList();
        int best = news.Max(p => news.Where(q => q.Time >= p.Time && q.Time <= p.Time.AddMinutes(2)).Select(q => q.Account).Distinct().Count());
        best.ShouldBeGreaterThan(10);
    }

    [Fact]
    public void Some_links_go_viral_within_hours()
    {
        bool viral = Organic.Posts.Where(p => !p.IsReshare).SelectMany(p => p.Pages.Select(page => (page, p.Time)))
            .GroupBy(x => x.page, x => x.Time).Where(g => g.Count() >= 80)
            .Any(g => g.Max(t => g.Count(u => u >= t && u <= t.AddHours(2))) > g.Count() / 2);
        viral.ShouldBeTrue();
    }

    [Fact]
    public void Unrelated_people_post_the_same_title_as_a_share_button_writes_it()
    {
        var titles = Organic.Posts.Where(p => !p.IsReshare && p.Urls.Length == 1 && p.Text.Length > 60)
            .Select(p => (Title: p.Text[..p.Text.IndexOf(p.Urls[0], StringComparison.Ordinal)], p.Account))
            .Where(x => x.Title.Length > 25).GroupBy(x => x.Title, x => x.Account).ToList();
        titles.Max(g => g.Distinct().Count()).ShouldBeGreaterThan(30);
    }

    [Fact]
    public void Activists_copy_calls_at_human_pace()
    {
        var calls = Organic.Posts.Where(p => Organic.Labels[p.Account].Role == "activist" && !p.IsReshare).GroupBy(p => p.Text).Where(g => g.Count() >= 8).ToList();
        calls.Count.ShouldBeGreaterThan(20);
        calls.ShouldAllBe(g => g.Max(p => p.Time) - g.Min(p => p.Time) > TimeSpan.FromMinutes(20));
    }

    [Fact]
    public void A_news_bot_posts_pages_of_one_outlet_only()
    {
        var bots = Organic.Posts.Where(p => Organic.Labels[p.Account].Role == "news-bot").GroupBy(p => p.Account).ToList();
        bots.Count.ShouldBeGreaterThan(20);
        bots.ShouldAllBe(b => b.SelectMany(p => p.Pages).Select(u => new Uri(u).Host).Distinct().Count() == 1);
        bots.Select(b => new Uri(b.First().Pages.First()).Host).Distinct().Count().ShouldBe(bots.Count);
    }

    [Fact]
    public void Followers_come_back_to_their_outlets()
    {
        // Among accounts with enough links, the favourite outlet takes far more than its share of all links.
        var links = Organic.Posts.Where(p => !p.IsReshare && p.Urls.Length > 0 && Organic.Labels[p.Account].Role == "person")
            .Select(p => (p.Account, Host: new Uri(p.Pages.First()).Host)).ToList();
        var overall = links.GroupBy(l => l.Host).ToDictionary(g => g.Key, g => (double)g.Count() / links.Count);
        var readers = links.GroupBy(l => l.Account).Where(g => g.Count() >= 15).ToList();
        double lift = readers.Average(r => r.GroupBy(l => l.Host).Max(h => (double)h.Count() / r.Count() / overall[h.Key]));
        lift.ShouldBeGreaterThan(4);
    }

    [Fact]
    public void Chatter_of_strangers_is_no_near_copy()
    {
        // Greetings, proverbs and breaking news begin alike on purpose; they are not chatter.
        var texts = Organic.Posts.Where(p => !p.IsReshare && p.Urls.Length == 0 && p.Hashtags.Length == 0 && p.Text.Length >= 60 && Organic.Labels[p.Account].Role == "person")
            .GroupBy(p => p.Text[..15]).Where(g => g.Count() == 1).Select(g => Shingles(g.Single().Text)).Take(1000).ToList();
        texts.Count.ShouldBe(1000);
        int near = 0;
        for (int i = 0; i < texts.Count; i++)
        {
            for (int j = i + 1; j < Math.Min(texts.Count, i + 60); j++)
                near += Jaccard(texts[i], texts[j]) >= 0.3 ? 1 : 0;
        }

        near.ShouldBe(0);
    }

    private static HashSet<string> Shingles(string text) => [.. Enumerable.Range(0, text.Length - 4).Select(i => text.Substring(i, 5))];

    private static double Jaccard(HashSet<string> a, HashSet<string> b)
    {
        int both = a.Count(b.Contains);
        return (double)both / (a.Count + b.Count - both);
    }
}
