using Tocsin.Simulation.Randomness;
using Tocsin.Simulation.World;

namespace Tocsin.Simulation.Planning;

/// <summary>Cascades: well-known accounts write, those who share their interests reshare, most of them early.</summary>
internal sealed class ResharePlanner(SimulatedWorld world)
{
    private const int Attempts = 5;

    private readonly RandomStream _random = world.Random("reshares");
    private readonly HashSet<int> _already = [];

    /// <summary>Posts that others reshare, and may answer.</summary>
    public List<int> Roots { get; } = [];

    /// <summary>Plans about <paramref name="budget"/> reshares and the posts they reshare.</summary>
    public void Plan(long budget)
    {
        int cap = (int)Math.Clamp(Math.Min(world.Scenario.Accounts * 0.08, budget * 0.02), 3, 1e6);
        int links = world.Plan.Count;
        while (budget > 0)
            budget -= PlanCascade((int)Math.Min(cap, budget), links);
    }

    private int PlanCascade(int cap, int links)
    {
        int author = world.People.Famous(_random);
        int root = PlanRoot(author, links);
        Roots.Add(root);
        int size = _random.PowerLaw(world.Scenario.Organic.CascadeExponent, cap);
        _already.Clear();
        for (int s = 0; s < size; s++)
        {
            int account = Resharer(author);
            if (account < 0)
                continue;
            world.Plan.Add(PostKind.Reshare, AtLeisure(account, world.Plan[root].Time), account, root);
        }

        return size;
    }

    private int PlanRoot(int author, int links)
    {
        // A third of what is reshared carries a link that is around at that time.
        if (links > 0 && _random.Chance(0.33))
        {
            ref readonly var shared = ref world.Plan[_random.Below(links)];
            if (shared.Kind == PostKind.Link)
                return world.Plan.Add(PostKind.Link, shared.Time, author, shared.Object);
        }

        long time = world.Rhythm.Moment(_random, world.People.Shift[author]);
        return _random.Chance(0.3)
            ? world.Plan.Add(PostKind.Tagged, time, author, world.People.Topic[author])
            : world.Plan.Add(PostKind.Chatter, time, author, 0);
    }

    /// <summary>Somebody who has not reshared it yet, or -1.</summary>
    private int Resharer(int author)
    {
        for (int attempt = 0; attempt < Attempts; attempt++)
        {
            int account = _random.Chance(0.65)
                ? world.People.Fans.Pick(_random, world.People.Outlet[author])
                : world.People.Speaker(_random, world.People.Language[author]);
            if (account >= 0 && account != author && _already.Add(account))
                return account;
        }

        return -1;
    }

    /// <summary>When a person gets round to resharing a post of that time.</summary>
    internal long AtLeisure(int account, long posted)
    {
        for (int attempt = 0; attempt < Attempts; attempt++)
        {
            long time = posted + Delays.AfterPost(_random);
            if (time < world.Plan.Duration && world.Rhythm.Awake(_random, time, world.People.Shift[account]))
                return time;
        }

        return posted + _random.Below(Math.Min(world.Plan.Duration - posted, 86_400_000L));
    }
}
