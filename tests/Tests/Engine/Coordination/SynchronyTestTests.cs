using Shouldly;
using Xunit;

namespace Tocsin.Tests.Engine.Coordination;

/// <summary>Who is out of step with everybody else, on cases made by hand.</summary>
public sealed class SynchronyTestTests
{
    private static readonly int[] Group = [.. Enumerable.Range(0, Scene.Members)];
    private static readonly double Beyond = Math.Log(1e-6);
    private static readonly double Nothing = Math.Log(0.05);

    [Fact]
    public void Sharing_objects_alone_within_seconds_is_significant()
    {
        var scene = new Scene();
        for (int o = 0; o < 12; o++)
        {
            long start = scene.Moment();
            scene.Share(Group.Select(a => (a, start + scene.Jitter(20_000))));
        }

        scene.Pair(0, 1, out double expected, out int common).ShouldBeLessThan(Beyond);
        common.ShouldBe(12);
        expected.ShouldBeLessThan(2);
        scene.Test().GroupLogP(Group).ShouldBeLessThan(Beyond);
        scene.Test().MemberLogP(3, Group).ShouldBeLessThan(Beyond);
    }

    [Fact]
    public void Sharing_what_everyone_shares_in_the_same_seconds_is_not()
    {
        var scene = new Scene();
        for (int o = 0; o < 12; o++)
        {
            long start = scene.Moment();
            scene.Share(Group.Concat(scene.Outsiders(40)).Select(a => (a, start + scene.Jitter(40_000))));
        }

        scene.Pair(0, 1, out double expected, out int common).ShouldBeGreaterThan(Nothing);
        common.ShouldBe(12);
        expected.ShouldBeGreaterThan(9);
        scene.Test().GroupLogP(Group).ShouldBeGreaterThan(Nothing);
        scene.Test().MemberLogP(3, Group).ShouldBeGreaterThan(Nothing);
    }

    [Fact]
    public void Riding_popular_objects_in_step_is_significant_where_the_crowd_takes_its_time()
    {
        var scene = new Scene();
        for (int o = 0; o < 12; o++)
        {
            long start = scene.Moment();
            scene.Share(Group.Select(a => (a, start + 3_600_000 + scene.Jitter(20_000)))
                .Concat(scene.Outsiders(60).Select(a => (a, start + scene.Jitter(8 * 3_600_000)))));
        }

        scene.Pair(0, 1, out _, out _).ShouldBeLessThan(Beyond);
        scene.Test().GroupLogP(Group).ShouldBeLessThan(Beyond);
    }

    [Fact]
    public void Shared_taste_without_common_seconds_is_nothing()
    {
        var scene = new Scene();
        for (int o = 0; o < 40; o++)
        {
            long start = scene.Moment();
            scene.Share(Group.Select(a => (a, start + scene.Jitter(6 * 3_600_000))));
        }

        scene.Pair(0, 1, out _, out int common).ShouldBeGreaterThan(Nothing);
        common.ShouldBe(40);
        scene.Test().GroupLogP(Group).ShouldBeGreaterThan(Nothing);
    }

    [Fact]
    public void Fans_with_notifications_who_are_always_early_get_credit()
    {
        // Half of the readers come in the first minutes; members always do. Without credit the second scene would look the same.
        double Fans(bool early)
        {
            var scene = new Scene();
            for (int o = 0; o < 12; o++)
            {
                long start = scene.Moment(), members = early ? start : start + (4 * 3_600_000);
                scene.Share(Group.Select(a => (a, members + scene.Jitter(100_000)))
                    .Concat(scene.Outsiders(20).Select(a => (a, start + scene.Jitter(120_000))))
                    .Concat(scene.Outsiders(20).Select(a => (a, start + 120_000 + scene.Jitter(3 * 3_600_000)))));
            }

            return scene.Test().GroupLogP(Group);
        }

        Fans(early: true).ShouldBeGreaterThan(Nothing);
        Fans(early: false).ShouldBeLessThan(Math.Log(0.001));
    }

    [Fact]
    public void A_member_who_is_not_in_step_does_not_pass_for_one()
    {
        var scene = new Scene();
        for (int o = 0; o < 12; o++)
        {
            long start = scene.Moment();
            scene.Share(Group.Select(a => (a, a == 7 ? start + 600_000 + scene.Jitter(3_600_000) : start + scene.Jitter(20_000))));
        }

        scene.Test().MemberLogP(7, Group).ShouldBeGreaterThan(Nothing);
        scene.Test().MemberLogP(2, Group).ShouldBeLessThan(Math.Log(0.001));
    }

    [Fact]
    public void Two_accounts_without_an_object_in_common_are_judged_and_not_suspected()
    {
        new Scene().Pair(0, 1, out double expected, out int common).ShouldBe(0);
        (expected, common).ShouldBe((0, 0));
        new Scene().Test().GroupLogP(Group).ShouldBe(0);
    }
}
