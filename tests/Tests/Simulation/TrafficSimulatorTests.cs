using System.Text;
using Shouldly;
using Tocsin.Simulation;
using Xunit;

namespace Tocsin.Tests.Simulation;

public sealed class TrafficSimulatorTests
{
    private static SimulatedTraffic Bench => SimulatedTraffic.BuiltIn("bench", 40_000);

    [Fact]
    public void The_same_scenario_and_seed_give_the_same_bytes()
    {
        var scenario = Scenario.BuiltIn("small-groups").WithPosts(12_000);
        var first = SimulatedTraffic.Write(scenario, 3);
        var second = SimulatedTraffic.Write(scenario, 3);
        second.Posts.ShouldBe(first.Posts);
        second.Truth.ShouldBe(first.Truth);
    }

    [Fact]
    public void Another_seed_gives_other_posts_and_other_accounts()
    {
        var scenario = Scenario.BuiltIn("small-groups").WithPosts(5_000);
        var first = SimulatedTraffic.Write(scenario, 3);
        var second = SimulatedTraffic.Write(scenario, 4);
        second.Posts.AsSpan().SequenceEqual(first.Posts).ShouldBeFalse();
        second.Truth.ShouldNotBe(first.Truth);
    }

    [Fact]
    public void The_bytes_are_those_of_every_other_machine()
    {
        // Recorded once: a change here means that published scenario-and-seed results can no longer be repeated.
        var (posts, truth) = SimulatedTraffic.Write(Scenario.BuiltIn("quickstart").WithPosts(20_000), 1);
        (Fnv(posts), Fnv(Encoding.UTF8.GetBytes(truth))).ShouldBe((7725106394214059600UL, 11035416608716254349UL));
    }

    [Fact]
    public void Makes_exactly_as_many_posts_as_asked() => Bench.Posts.Count.ShouldBe(40_000);

    [Fact]
    public void Posts_come_in_the_order_of_time_and_inside_the_scenario()
    {
        var times = Bench.Posts.ConvertAll(p => p.Time);
        times.Zip(times.Skip(1)).ShouldAllBe(pair => pair.First <= pair.Second);
        times[0].ShouldBeGreaterThanOrEqualTo(Bench.Scenario.StartTime);
        times[^1].ShouldBeLessThan(Bench.Scenario.StartTime.AddDays(Bench.Scenario.Days));
    }

    [Fact]
    public void Ids_and_handles_are_unique()
    {
        Bench.Posts.Select(p => p.Id).Distinct().Count().ShouldBe(Bench.Posts.Count);
        var handles = Bench.Posts.Select(p => (p.Account, p.Handle)).Distinct().ToList();
        handles.Select(h => h.Account).Distinct().Count().ShouldBe(handles.Count);
        handles.Select(h => h.Handle).Distinct(StringComparer.OrdinalIgnoreCase).Count().ShouldBe(handles.Count);
    }

    [Fact]
    public void A_reshare_follows_its_original_and_repeats_its_words()
    {
        var posts = Bench.Posts.ToDictionary(p => p.Id);
        var reshares = Bench.Posts.Where(p => p.IsReshare).ToList();
        reshares.Count.ShouldBeGreaterThan(8_000);
        var pairs = reshares.ConvertAll(r => (Reshare: r, Original: posts[r.ReshareOf!]));
        pairs.ShouldAllBe(p => !p.Original.IsReshare && p.Original.Account != p.Reshare.Account);
        pairs.ShouldAllBe(p => p.Reshare.Time >= p.Original.Time && p.Reshare.Text == p.Original.Text);
    }

    [Fact]
    public void An_answer_follows_what_it_answers_and_mentions_its_author()
    {
        var posts = Bench.Posts.ToDictionary(p => p.Id);
        var replies = Bench.Posts.Where(p => p.ReplyTo is not null).ToList();
        replies.Count.ShouldBeGreaterThan(500);
        replies.ShouldAllBe(r => posts[r.ReplyTo!].Time <= r.Time && r.Mentions[0] == posts[r.ReplyTo!].Handle);
    }

    [Fact]
    public void Links_hashtags_and_mentions_stand_in_the_text()
    {
        Bench.Posts.ShouldAllBe(p => p.Urls.All(u => p.Text.Contains(u, StringComparison.Ordinal)));
        Bench.Posts.ShouldAllBe(p => p.Urls.All(u => new Uri(u).Host.EndsWith(".example", StringComparison.Ordinal)));
        Bench.Posts.ShouldAllBe(p => p.Hashtags.All(h => p.Text.Contains("#" + h, StringComparison.Ordinal)));
        Bench.Posts.ShouldAllBe(p => p.Mentions.All(m => p.Text.Contains("@" + m, StringComparison.Ordinal)));
    }

    [Fact]
    public void The_truth_names_every_account_that_posts_and_no_other() =>
        Bench.Posts.Select(p => p.Account).ToHashSet().SetEquals(Bench.Labels.Keys).ShouldBeTrue();

    [Fact]
    public void The_truth_names_the_members_that_the_scenario_injects()
    {
        foreach (var operation in Bench.Scenario.Operations)
        {
            var members = Bench.Labels.Values.Where(l => l.Operation == operation.Name).ToList();
            members.Count.ShouldBe(operation.Accounts);
            members.ShouldAllBe(l => l.Role == "member" && l.Kind == "operation");
        }

        Bench.Labels.Values.Where(l => l.Operation.Length == 0).ShouldAllBe(l => l.Kind == "organic");
    }

    [Fact]
    public void Stops_when_cancelled()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        Should.Throw<OperationCanceledException>(() =>
            new TrafficSimulator(Scenario.BuiltIn("quickstart"), 1).Write(Stream.Null, TextWriter.Null, source.Token));
    }

    [Fact]
    public void Words_from_a_scenario_never_break_the_json()
    {
        var traffic = SimulatedTraffic.Of("""
            name: hostile
            start: 2027-04-01
            days: 2
            posts: 400
            accounts: 60
            election: { candidates: ['A "B" \ C'] }
            operations:
              - { name: o, kind: copypasta, accounts: 4, texts: 5, wording: ["say \"no\" \\ <b>now</b>\tand # then #Tag!"], camouflage: 1 }
            """);
        traffic.Posts.Count.ShouldBe(400);
        traffic.PostsOf("o").ShouldContain(p => p.Text == "say \"no\" \\ <b>now</b>\tand # then #Tag!" && p.Hashtags.Length == 1);
    }

    private static ulong Fnv(ReadOnlySpan<byte> bytes)
    {
        ulong hash = 0xCBF29CE484222325;
        foreach (byte b in bytes)
            hash = (hash ^ b) * 0x100000001B3;
        return hash;
    }
}
