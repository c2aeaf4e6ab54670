using Tocsin.Simulation.Randomness;
using Tocsin.Simulation.World;

namespace Tocsin.Simulation.Planning;

/// <summary>Everything else: people talk, answer, use hashtags, quote proverbs.</summary>
internal sealed class ChatterPlanner(SimulatedWorld world, IReadOnlyList<int> roots)
{
    private readonly RandomStream _random = world.Random("chatter");

    /// <summary>Plans exactly <paramref name="posts"/> posts.</summary>
    public void Plan(long posts)
    {
        int activists = world.Scenario.Organic.ActivistGroups * world.Scenario.Organic.ActivistsPerGroup;
        for (long p = 0; p < posts; p++)
        {
            // Activists talk about other things too, about as much as everybody.
            int account = activists > 0 && _random.Below(world.People.Persons + activists) < activists
                ? world.People.ActivistStart + _random.Below(activists)
                : world.People.Anyone(_random);
            PlanOne(account);
        }
    }

    /// <summary>Plans one ordinary post of words by an account.</summary>
    public void PlanOne(int account)
    {
        long time = world.Rhythm.Moment(_random, world.People.Shift[account]);
        double u = _random.Unit();
        if (u < 0.18 && roots.Count > 0)
            world.Plan.Add(PostKind.Reply, Answer(account, time, out int root), account, root);
        else if (u < 0.38)
            world.Plan.Add(PostKind.Tagged, time, account, _random.Chance(0.7) ? world.People.Topic[account] : world.People.SecondTopic[account]);
        else if (u < 0.44)
            world.Plan.Add(PostKind.Short, time, account, 0);
        else if (u < 0.46)
            world.Plan.Add(PostKind.Proverb, time, account, _random.Below(1000));
        else
            world.Plan.Add(PostKind.Chatter, time, account, 0);
    }

    private long Answer(int account, long fallback, out int root)
    {
        root = roots[_random.Below(roots.Count)];
        for (int attempt = 0; attempt < 5; attempt++)
        {
            long time = world.Plan[root].Time + Delays.AfterPost(_random);
            if (time < world.Plan.Duration && world.Rhythm.Awake(_random, time, world.People.Shift[account]))
                return time;
        }

        long posted = world.Plan[root].Time;
        return Math.Max(posted + ((world.Plan.Duration - posted - 1) / 2), fallback);
    }
}
