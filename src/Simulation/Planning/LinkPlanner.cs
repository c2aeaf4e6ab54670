using Tocsin.Simulation.Randomness;
using Tocsin.Simulation.World;

namespace Tocsin.Simulation.Planning;

/// <summary>Links: outlets publish, followers and others share at human pace, a few pages go viral, news bots post each page.</summary>
internal sealed class LinkPlanner(SimulatedWorld world)
{
    private const int ViralFrom = 80;
    private const int Attempts = 5;

    private readonly RandomStream _random = world.Random("links");

    /// <summary>Plans about <paramref name="budget"/> posts with links.</summary>
    public void Plan(long budget)
    {
        long last = world.Plan.Count + budget;
        int cap = (int)Math.Clamp(Math.Min(world.Scenario.Accounts * 0.12, budget * 0.02), 3, 1e6);
        while (world.Plan.Count < last)
            PlanArticle((int)Math.Min(cap, last - world.Plan.Count));
    }

    private void PlanArticle(int cap)
    {
        int outlet = world.Outlets.Pick(_random);
        byte language = world.Outlets.Language[outlet];
        long published = world.Rhythm.OfficeMoment(_random, (long)world.Scenario.TimeZones[0].Key.TotalMilliseconds, weekdays: false);
        int shares = Math.Min(_random.PowerLaw(world.Scenario.Organic.PopularityExponent, cap), 3 + world.People.Fans.Count(outlet));
        ushort topic = _random.Chance(0.6) ? world.Outlets.Topic[outlet] : (ushort)_random.Below(world.Scenario.Topics);
        int article = world.Articles.Add(new Article(outlet, published, language, topic, -1));
        if (world.Outlets.Bot[outlet] is >= 0 and var bot && published + 120_000 < world.Plan.Duration)
            world.Plan.Add(PostKind.BotLink, published + 15_000 + _random.Below(100_000), bot, article);

        bool viral = shares >= ViralFrom && _random.Chance(world.Scenario.Organic.Viral);
        long burst = published + (long)_random.LogNormal(5_400_000, 1.0);
        double pace = _random.LogNormal(1_500_000, 0.7);
        for (int s = 0; s < shares; s++)
        {
            int account = Sharer(outlet, language);
            long time = viral && burst < world.Plan.Duration && _random.Chance(0.65)
                ? InBurst(burst, pace, published)
                : AtLeisure(account, published);
            world.Plan.Add(PostKind.Link, time, account, article);
        }
    }

    private int Sharer(int outlet, int language)
    {
        if (_random.Chance(world.Scenario.Organic.Affinity) && world.People.Fans.Pick(_random, outlet) is >= 0 and var fan)
            return fan;
        return world.People.Speaker(_random, language);
    }

    private long InBurst(long start, double pace, long published)
    {
        long time = start + (long)_random.LogNormal(pace, 0.9);
        return time < world.Plan.Duration ? time : Late(published);
    }

    /// <summary>When a person gets round to sharing what came out at <paramref name="published"/>: awake, and before the scenario ends.</summary>
    internal long AtLeisure(int account, long published)
    {
        for (int attempt = 0; attempt < Attempts; attempt++)
        {
            long time = published + Delays.AfterPublication(_random);
            if (time < world.Plan.Duration && world.Rhythm.Awake(_random, time, world.People.Shift[account]))
                return time;
        }

        return Late(published);
    }

    private long Late(long published) => published + _random.Below(Math.Min(world.Plan.Duration - published, 172_800_000L));
}
