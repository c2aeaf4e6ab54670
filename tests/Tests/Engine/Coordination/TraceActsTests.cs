using CsCheck;
using Shouldly;
using Tocsin.Engine.Coordination;
using Xunit;

namespace Tocsin.Tests.Engine.Coordination;

public sealed class TraceActsTests
{
    [Fact]
    public void An_account_acts_on_an_object_once_at_its_first_time_or_of_many_at_one_of_them() =>
        Traces.Random.Sample(raw =>
        {
            var trace = Traces.Of(raw);
            var firsts = Traces.Firsts(raw);
            trace.Count.ShouldBe(firsts.Count);
            var seen = new Dictionary<(int, int), long>();
            for (int o = 0; o < trace.Objects; o++)
            {
                trace.Keys[o].ShouldBe(100 + o);
                foreach (var act in trace.Of(o))
                {
                    seen.Add((o, act.Account), act.Time);
                    raw[act.Post].ShouldBe((o, act.Account, act.Time));
                }
            }

            seen.Keys.ShouldBe(firsts.Keys, ignoreOrder: true);
            foreach (var (key, times) in raw.GroupBy(r => (r.Object, r.Account)).Select(g => (g.Key, g.Count())))
            {
                if (times <= 3)
                    seen[key].ShouldBe(firsts[key]);
            }

            for (int a = 0; a < trace.Degree.Length; a++)
                trace.Degree[a].ShouldBe(firsts.Keys.Count(k => k.Account == a));
        });

    [Fact]
    public void Acts_on_an_object_are_in_order_of_time_and_then_of_account() =>
        Traces.Random.Sample(raw =>
        {
            var trace = Traces.Of(raw);
            for (int o = 0; o < trace.Objects; o++)
            {
                var acts = trace.Of(o).ToArray();
                acts.ShouldBe(acts.OrderBy(a => a.Time).ThenBy(a => a.Account).ToArray());
            }
        });

    [Fact]
    public void The_order_of_the_input_does_not_matter() =>
        Gen.Select(Traces.Random, Gen.Int[0, 1000]).Sample((raw, seed) =>
        {
            var shuffled = raw.ToArray();
            new Random(seed).Shuffle(shuffled);
            TraceActs one = Traces.Of(raw), other = Traces.Of(shuffled);
            other.All.ToArray().Select(a => (a.Account, a.Time)).ShouldBe(one.All.ToArray().Select(a => (a.Account, a.Time)));
            other.Degree.ShouldBe(one.Degree);
        });

    [Fact]
    public void Acts_of_those_who_never_stop_do_not_all_lie_at_the_start()
    {
        // Twenty accounts act on thirty objects every minute of a day from its first minute on.
        var raw = Enumerable.Range(0, 30).SelectMany(o => Enumerable.Range(0, 20).SelectMany(a => Enumerable.Range(0, 100).Select(m => (o, a, (m * 860L) + a + (o * 31))))).ToArray();
        var trace = Traces.Of(raw);
        Enumerable.Range(0, 30).Average(o => Rhythm.Of(trace.Of(o), 860)).ShouldBeLessThan(0.1);
    }
}
