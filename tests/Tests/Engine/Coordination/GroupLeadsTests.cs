using Shouldly;
using Tocsin.Engine.Coordination;
using Tocsin.Engine.Posts;
using Xunit;

namespace Tocsin.Tests.Engine.Coordination;

public sealed class GroupLeadsTests
{
    private static GroupObject Shared(int number, params (int Account, long Time)[] acts) =>
        new(TraceKind.Link, number, [.. acts.Select((a, i) => new Act(a.Account, a.Time, (number * 10) + i))], acts.Length);

    [Fact]
    public void One_who_is_always_first_leads_and_the_chance_is_that_of_the_lot()
    {
        // Ten objects, four accounts: always first has chance 4^-10, times four accounts.
        var objects = Enumerable.Range(0, 10).Select(o => Shared(o, (0, 0), (1, 1), (2, 2), (3, 3))).ToList();
        var leads = GroupLeads.Of([0, 1, 2, 3], objects);
        (leads[0].Firsts, leads[0].Expected).ShouldBe((10, 2.5));
        leads[0].P.ShouldBe(4 * Math.Pow(0.25, 10), 1e-12);
        leads[1].ShouldBe(new AccountLead(0, 2.5, 1));
    }

    [Fact]
    public void Being_first_by_turns_is_no_lead()
    {
        var objects = Enumerable.Range(0, 12).Select(o => Shared(o, (o % 3, 0), ((o + 1) % 3, 1), ((o + 2) % 3, 2))).ToList();
        GroupLeads.Of([0, 1, 2], objects).Values.ShouldAllBe(l => l.Firsts == 4 && l.P == 1);
    }

    [Fact]
    public void A_coarse_clock_proves_nothing()
    {
        // Everybody at the same minute is first every time, and chance has it so.
        var objects = Enumerable.Range(0, 50).Select(o => Shared(o, (0, 0), (1, 0), (2, 0))).ToList();
        GroupLeads.Of([0, 1, 2], objects).Values.ShouldAllBe(l => l.Firsts == 50 && l.Expected == 50 && l.P == 1);
    }

    [Fact]
    public void The_chance_holds_what_it_promises_when_order_is_drawn_by_lot()
    {
        // Two thousand groups of five on forty objects: at one in a hundred, corrected, at most about one group in a hundred has a leader.
        var random = new Random(3);
        int wrong = 0;
        for (int trial = 0; trial < 2000; trial++)
        {
            var objects = Enumerable.Range(0, 40).Select(o =>
            {
                int[] order = [0, 1, 2, 3, 4];
                random.Shuffle(order);
                return Shared(o, [.. order.Take(2 + random.Next(4)).Select((a, i) => (a, (long)i))]);
            }).ToList();
            wrong += GroupLeads.Of([0, 1, 2, 3, 4], objects).Values.Any(l => l.P <= 0.01) ? 1 : 0;
        }

        wrong.ShouldBeLessThan(30);
    }
}
