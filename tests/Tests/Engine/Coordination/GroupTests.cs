using System.Text;
using Shouldly;
using Tocsin.Engine.Coordination;
using Tocsin.Engine.Posts;
using Xunit;

namespace Tocsin.Tests.Engine.Coordination;

/// <summary>From pairs to groups: cores, density, the test of a group as a whole, what a group did together.</summary>
public sealed class GroupTests
{
    private static readonly CoordinationOptions Options = new();

    [Fact]
    public void The_core_keeps_those_with_two_partners_to_the_last()
    {
        // A square, with a tail of two, and a pair on its own.
        var core = GroupFinder.Core([.. Pairs((0, 1), (1, 2), (2, 3), (0, 3), (3, 4), (4, 5), (8, 9))]);
        core.Accounts.ShouldBe([0, 1, 2, 3]);
        core.Pairs.Select(p => (p.A, p.B)).ShouldBe([(0, 1), (1, 2), (2, 3), (0, 3)]);
        core.Density.ShouldBe(4 / 6.0);
    }

    [Fact]
    public void A_partner_in_two_traces_is_one_partner()
    {
        GroupFinder.Core([.. Pairs((0, 1)), .. Pairs((0, 1)).Select(p => p with { Trace = TraceKind.Text })]).Accounts.ShouldBeEmpty();
        var triangle = GroupFinder.Core([.. Pairs((0, 1), (1, 2), (0, 2)), .. Pairs((0, 1)).Select(p => p with { Trace = TraceKind.Text })]);
        triangle.Pairs.Count.ShouldBe(4);
        triangle.Density.ShouldBe(1);
    }

    [Fact]
    public void Groups_come_largest_first_and_small_ones_not_at_all()
    {
        var groups = GroupFinder.Find(
            [.. Pairs((10, 11), (11, 12), (10, 12)), .. Pairs([.. Clique(0, 5)]), .. Pairs((20, 21))], Options, Order(30));
        groups.Select(g => string.Join(' ', g.Accounts)).ShouldBe(["0 1 2 3 4", "10 11 12"]);
        GroupFinder.Find([], Options, Order(1)).ShouldBeEmpty();
    }

    [Fact]
    public void Groups_do_not_depend_on_the_order_or_the_numbers_of_accounts()
    {
        SignificantPair[] pairs = [.. Pairs([.. Clique(0, 4), .. Clique(4, 4), (3, 4)])];
        var one = GroupFinder.Find(pairs, Options with { Resolution = 0.3 }, Order(8));
        var other = GroupFinder.Find([.. pairs.Reverse()], Options with { Resolution = 0.3 }, Order(8));
        one.Count.ShouldBe(2);
        other.Select(g => string.Join(' ', g.Accounts)).ShouldBe(one.Select(g => string.Join(' ', g.Accounts)));
    }

    [Fact]
    public void A_group_in_step_passes_and_the_stray_member_is_dropped()
    {
        var scene = new Scene();
        for (int o = 0; o < 12; o++)
        {
            long start = scene.Moment();
            scene.Share(Enumerable.Range(0, Scene.Members).Select(a => (a, a == 7 ? start + 600_000 + scene.Jitter(3_600_000) : start + scene.Jitter(20_000))));
        }

        var passed = new GroupTest(scene.Test(), Options, 5000, Order(Scene.Members)).Pass([.. Pairs([.. Clique(0, Scene.Members)])]);
        passed.SelectMany(p => new[] { p.A, p.B }).Distinct().Order().ShouldBe([0, 1, 2, 3, 4, 5, 6]);
        passed.ShouldAllBe(p => p.GroupLogQ < Math.Log(0.01) && p.ClaimLogQ == p.GroupLogQ);
    }

    [Fact]
    public void A_group_that_only_shares_taste_does_not_pass()
    {
        var scene = new Scene();
        for (int o = 0; o < 20; o++)
        {
            long start = scene.Moment();
            scene.Share(Enumerable.Range(0, Scene.Members).Select(a => (a, start + scene.Jitter(3 * 3_600_000))));
        }

        new GroupTest(scene.Test(), Options, 5000, Order(Scene.Members)).Pass([.. Pairs([.. Clique(0, Scene.Members)])]).ShouldBeEmpty();
    }

    [Fact]
    public void A_group_keeps_the_acts_that_have_a_partner_in_the_window()
    {
        // Object 0: members 0 and 1 in step, member 2 late, a stranger. Object 1: nobody in step. Object 2: a chain.
        var acts = Traces.Of([(0, 0, 0), (0, 1, 50), (0, 2, 500), (0, 3, 20), (1, 0, 0), (1, 1, 200), (2, 0, 0), (2, 1, 100), (2, 2, 200)]);
        var objects = new List<GroupObject>[] { [] };
        GroupActs.Collect(TraceKind.Link, acts, [0, 0, 0, -1], [100], objects);
        objects[0].Select(o => o.Key).ShouldBe([100, 102]);
        objects[0][0].Acts.Select(a => a.Account).ShouldBe([0, 1]);
        objects[0][0].AccountsInData.ShouldBe(4);
        objects[0][1].Acts.Select(a => a.Account).ShouldBe([0, 1, 2]);
        GroupActs.Collect(TraceKind.Link, acts, [0, 0, 0, -1], [0], objects);
        objects[0].Count.ShouldBe(2);
    }

    [Fact]
    public void The_pairs_with_a_common_taste_are_counted_exactly_while_accounts_are_few()
    {
        var random = new Random(4);
        (int, int, long)[] raw = [.. Enumerable.Range(0, 4000).Select(_ => (random.Next(300), random.Next(150), (long)random.Next(100)))];
        var trace = Traces.Of(raw);
        var leftOut = new bool[trace.Objects];
        leftOut[3] = leftOut[40] = true;
        int expected = Traces.Weights(raw.Where(r => !leftOut[r.Item1]), 1000).Count(w => w.Value >= 3);
        TasteCount.Estimate(trace, 3, leftOut, Order(150)).ShouldBe(expected);
        TasteCount.Estimate(Traces.Of([]), 3, [], Order(1)).ShouldBe(1);
    }

    [Fact]
    public void The_estimate_for_many_accounts_is_near_and_does_not_depend_on_their_numbers()
    {
        const int Accounts = 6000;
        var random = new Random(9);
        (int Object, int Account, long Time)[] raw = [.. Enumerable.Range(0, Accounts * 12).Select(_ => (random.Next(900), random.Next(Accounts), 0L))];
        double exact = Traces.Weights(raw, 0).Count(w => w.Value >= 3);
        double estimate = TasteCount.Estimate(Traces.Of(raw), 3, new bool[900], Order(Accounts));
        estimate.ShouldBe(exact, exact * 0.15);
        var backwards = raw.Select(r => (r.Object, Accounts - 1 - r.Account, r.Time)).ToList();
        TasteCount.Estimate(Traces.Of(backwards), 3, new bool[900], Order(Accounts, backwards: true)).ShouldBe(estimate);
    }

    /// <summary>Accounts named by their numbers.</summary>
    private static AccountOrder Order(int accounts, bool backwards = false)
    {
        var table = new PostTable();
        for (int a = 0; a < accounts; a++)
        {
            byte[] name = Encoding.UTF8.GetBytes($"account{(backwards ? accounts - 1 - a : a):d6}");
            table.Accounts.Intern(name, Utf8Pool.Hash(name));
        }

        return new AccountOrder(table.Accounts);
    }

    private static IEnumerable<(int, int)> Clique(int first, int size) =>
        from a in Enumerable.Range(first, size)
        from b in Enumerable.Range(first, size)
        where a < b
        select (a, b);

    private static IEnumerable<SignificantPair> Pairs(params (int A, int B)[] pairs) => pairs.Select(p => new SignificantPair
    {
        A = p.A,
        B = p.B,
        Trace = TraceKind.Link,
        Window = Scene.Window,
        Weight = 12,
        Common = 12,
        Expected = 0.1,
        LogP = -20,
        JointLogP = -20,
        SynchronyLogP = -20,
    });
}
