using CsCheck;
using Shouldly;
using Tocsin.Engine.Coordination;
using Tocsin.Engine.Statistics;
using Xunit;

namespace Tocsin.Tests.Engine.Coordination;

/// <summary>The parts of the null models: rhythm, degree classes, configuration model, joint test, taste.</summary>
public sealed class ModelTests
{
    [Fact]
    public void Rhythm_is_the_share_of_pairs_within_the_window() =>
        Gen.Select(Gen.Long[-50, 50].Array[0, 30], Gen.Long[0, 30]).Sample((times, window) =>
        {
            Array.Sort(times);
            long pairs = times.Length * (times.Length - 1L) / 2;
            long within = times.Select((t, i) => (long)times.Take(i).Count(u => t - u <= window)).Sum();
            double expected = pairs == 0 ? 0 : (double)within / pairs;
            Rhythm.OfTimes(times, window).ShouldBe(expected, 1e-12);
            Rhythm.Of(times.Select((t, i) => new Act(i, t, i)).ToArray(), window).ShouldBe(expected, 1e-12);
            foreach (long moment in (long[])[-60, 0, 7, 60])
            {
                double near = times.Length == 0 ? 0 : times.Count(t => Math.Abs(t - moment) <= window) / (double)times.Length;
                Rhythm.ShareNear(times, moment, window).ShouldBe(near, 1e-12);
            }
        });

    [Fact]
    public void Degree_classes_keep_every_member_and_the_sum_and_are_narrow()
    {
        int[] degrees = [.. Enumerable.Range(0, 5000)];
        var classes = DegreeClasses.Build(degrees);
        classes.Count.Sum().ShouldBe(4999);
        classes.Count.Zip(classes.Mean, (c, m) => c * m).Sum().ShouldBe(degrees.Sum(), 1e-3);
        for (int d = 1; d < 5000; d++)
        {
            int c = DegreeClasses.Of(d);
            c.ShouldBeGreaterThanOrEqualTo(DegreeClasses.Of(Math.Max(1, d - 1)));
            classes.Mean[c].ShouldBeInRange(d / 1.13, d * 1.13);
        }
    }

    [Fact]
    public void The_configuration_model_reproduces_the_degrees_and_no_chance_exceeds_one()
    {
        var random = new Random(11);
        int[] accounts = [.. Enumerable.Range(0, 3000).Select(_ => 1 + (int)(2 / Math.Pow(random.NextDouble(), 0.6)))];
        long left = accounts.Sum(a => (long)a);
        var objects = new List<int>();
        for (; left > 0; left -= objects[^1])
            objects.Add((int)Math.Min(Math.Min(left, 1500), 1 + (long)(2 / Math.Pow(random.NextDouble(), 0.8))));
        Check(accounts, [.. objects], 0.02);
    }

    [Fact]
    public void Accounts_that_touch_everything_have_a_chance_of_one_at_most()
    {
        int[] accounts = [.. Enumerable.Repeat(10, 10)], objects = [.. Enumerable.Repeat(10, 10)];
        var model = new ConfigurationModel(DegreeClasses.Build(accounts), DegreeClasses.Build(objects));
        model.Chance(DegreeClasses.Of(10), DegreeClasses.Of(10)).ShouldBeInRange(0.95, 1);
    }

    [Fact]
    public void The_joint_expectation_is_near_what_independent_accounts_do()
    {
        var random = new Random(2);
        var raw = Enumerable.Range(0, 300).SelectMany(a =>
            Enumerable.Range(0, 300).Where(_ => random.NextDouble() < 0.1).Select(o => (o, a, (long)random.Next(10_000)))).ToList();
        var trace = Traces.Of(raw);
        var rhythm = Enumerable.Range(0, trace.Objects).Select(o => Rhythm.Of(trace.Of(o), 1000)).ToArray();
        var joint = new JointTest(trace, rhythm, new bool[trace.Objects]);
        double observed = Traces.Weights(raw, 1000).Values.Sum() / (300 * 299 / 2.0);
        double expected = 0;
        for (int a = 0; a < 300; a++)
        {
            for (int b = 0; b < a; b++)
                expected += joint.Expected(trace.Degree[a], trace.Degree[b]) / (300 * 299 / 2.0);
        }

        expected.ShouldBe(observed, observed * 0.05);
        joint.LogP(5, 30, 30).ShouldBe(Tails.LogPoisson(5, joint.Expected(30, 30)));
        joint.Expected(30, 20).ShouldBe(joint.Expected(20, 30));
    }

    [Fact]
    public void Objects_left_out_are_expected_nowhere()
    {
        var trace = Traces.Of([(0, 0, 0), (0, 1, 0), (1, 0, 0), (1, 1, 0)]);
        var all = new JointTest(trace, [1, 1], [false, false]);
        var half = new JointTest(trace, [1, 1], [true, false]);
        var none = new JointTest(trace, [1, 1], [true, true]);
        half.Expected(2, 2).ShouldBe(all.Expected(2, 2) / 2, 1e-9);
        none.Expected(2, 2).ShouldBe(0);
        none.LogP(1, 2, 2).ShouldBe(double.NegativeInfinity);
    }

    private static void Check(int[] accounts, int[] objects, double tolerance)
    {
        DegreeClasses a = DegreeClasses.Build(accounts), o = DegreeClasses.Build(objects);
        var model = new ConfigurationModel(a, o);
        for (int c = 0; c < a.Count.Length; c++)
        {
            if (a.Count[c] == 0)
                continue;
            double expected = 0;
            for (int k = 0; k < o.Count.Length; k++)
            {
                double chance = o.Count[k] == 0 ? 0 : model.Chance(c, k);
                chance.ShouldBeInRange(0, 1);
                expected += o.Count[k] * chance;
            }

            expected.ShouldBe(a.Mean[c], a.Mean[c] * tolerance);
        }
    }
}
