using Tocsin.Simulation.Randomness;
using Tocsin.Simulation.World;

namespace Tocsin.Simulation.Planning;

/// <summary>Moments at which many strangers do the same thing for a good reason: news, debates, trends, greetings, campaign calls.</summary>
internal sealed class MomentPlanner(SimulatedWorld world)
{
    private readonly RandomStream _random = world.Random("moments");
    private readonly HashSet<int> _already = [];

    /// <summary>Plans all moments; <paramref name="organic"/> is the number of ordinary posts.</summary>
    public void Plan(long organic)
    {
        var o = world.Scenario.Organic;
        Repeat(o.BreakingNews, o.BreakingShare * organic, PlanNews);
        Repeat(o.Debates, o.HashtagShare * 0.5 * organic, PlanDebate);
        Repeat(o.Trends, o.HashtagShare * 0.5 * organic, PlanTrend);
        Repeat(o.Greetings, o.GreetingShare * organic, PlanGreeting);
        PlanCalls(o.CallShare * organic);
    }

    private static void Repeat(int moments, double posts, Action<int, int> plan)
    {
        for (int m = 0; m < moments; m++)
            plan(m, Math.Max(3, (int)(posts / moments)));
    }

    private void PlanNews(int news, int posts)
    {
        long time = world.Rhythm.AtHome(_random.Below(world.Scenario.Days), 7 + (_random.Unit() * 15));
        int languages = world.Scenario.Languages.Count;
        var pages = new int[languages * 3];
        for (int p = 0; p < pages.Length; p++)
        {
            int language = p % languages;
            pages[p] = world.Articles.Add(new Article(world.Outlets.OfLanguage(_random, language), time, (byte)language, 0, -1));
        }

        _already.Clear();
        for (int p = 0; p < posts; p++)
        {
            long at = time + Delays.AfterNews(_random);
            if (NewPerson() is not (>= 0 and var account) || at >= world.Plan.Duration)
                continue;
            int page = _random.Chance(0.5) ? pages[world.People.Language[account] + (languages * _random.Below(3))] + 1 : 0;
            world.Plan.Add(PostKind.Breaking, at, account, news, page);
        }
    }

    private void PlanDebate(int debate, int posts)
    {
        int vote = world.Scenario.Election.Vote is { } v ? v.DayNumber - world.Scenario.Start.DayNumber : world.Scenario.Days;
        int day = Math.Clamp(Math.Min(vote, world.Scenario.Days) - 2 - (debate * 4), 0, world.Scenario.Days - 1);
        long start = world.Rhythm.AtHome(day, 20.5);
        for (int p = 0; p < posts; p++)
            AddTrend(debate, start + _random.Below(7_800_000L));
    }

    private void PlanTrend(int trend, int posts)
    {
        long start = world.Rhythm.AtHome(_random.Below(world.Scenario.Days), 8 + (_random.Unit() * 14));
        double pace = _random.LogNormal(2_700_000, 0.6);
        for (int p = 0; p < posts; p++)
            AddTrend(world.Scenario.Organic.Debates + trend, start + (long)_random.LogNormal(pace, 0.8));
    }

    private void AddTrend(int trend, long time)
    {
        if (time < world.Plan.Duration)
            world.Plan.Add(PostKind.Trend, time, world.People.Anyone(_random), trend);
    }

    private void PlanGreeting(int greeting, int posts)
    {
        long start = world.Rhythm.AtHome(_random.Below(world.Scenario.Days), 7.5);
        _already.Clear();
        for (int p = 0; p < posts; p++)
        {
            long time = start + (long)_random.LogNormal(1_800_000, 1.0);
            if (NewPerson() is >= 0 and var account && time < world.Plan.Duration)
                world.Plan.Add(PostKind.Greeting, time, account, greeting);
        }
    }

    private void PlanCalls(double most)
    {
        var o = world.Scenario.Organic;
        double wanted = o.CallsPerDay * world.Scenario.Days;
        double posts = wanted * o.ActivistGroups * o.ActivistsPerGroup * o.CallParticipation;
        int calls = (int)((posts > most ? wanted * most / posts : wanted) + 0.5);
        for (int group = 0; group < o.ActivistGroups; group++)
        {
            int first = world.People.ActivistStart + (group * o.ActivistsPerGroup);
            for (int call = 0; call < calls; call++)
            {
                long time = world.Rhythm.OfficeMoment(_random, (long)world.Scenario.TimeZones[0].Key.TotalMilliseconds, weekdays: false);
                for (int a = first; a < first + o.ActivistsPerGroup; a++)
                {
                    long at = time + Delays.AfterCall(_random);
                    if (_random.Chance(o.CallParticipation) && at < world.Plan.Duration)
                        world.Plan.Add(PostKind.Call, at, a, (group * calls) + call);
                }
            }
        }
    }

    /// <summary>A person who has not yet taken part in this moment, or -1.</summary>
    private int NewPerson()
    {
        for (int attempt = 0; attempt < 4; attempt++)
        {
            int account = world.People.Anyone(_random);
            if (_already.Add(account))
                return account;
        }

        return -1;
    }
}
