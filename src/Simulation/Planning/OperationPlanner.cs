using Tocsin.Simulation.Randomness;
using Tocsin.Simulation.World;

namespace Tocsin.Simulation.Planning;

/// <summary>The injected operations: their own acts, and the ordinary posts their members hide among.</summary>
internal sealed class OperationPlanner(SimulatedWorld world, ChatterPlanner chatter, LinkPlanner links, ResharePlanner reshares)
{
    private readonly int _organic = world.Plan.Count;
    private readonly HashSet<int> _ridden = [];

    /// <summary>Plans every operation.</summary>
    public void Plan()
    {
        for (int o = 0; o < world.Scenario.Operations.Count; o++)
        {
            var operation = world.Scenario.Operations[o];
            var random = world.Random("operation." + operation.Name);
            for (int item = 0; item < operation.Objects; item++)
                Act(o, operation, item, random);
            Hide(o, operation, random);
        }
    }

    private void Act(int o, Operation operation, int item, RandomStream random)
    {
        long window = (long)operation.Window.TotalMilliseconds;
        long start = Math.Min(Moment(operation, random), world.Plan.Duration - window - 1);
        switch (KindOf(operation, item))
        {
            case OperationKind.CoSharing:
                int article = operation.Ride ? Ride(ref start, window, random) : OwnArticle(o, operation, item, start);
                Together(o, operation, random, start, window, (time, account, _) => world.Plan.Add(PostKind.PushedLink, time, account, article));
                break;
            case OperationKind.Copypasta or OperationKind.Reworded:
                Together(o, operation, random, start, window, (time, account, copy) => world.Plan.Add(PostKind.Copy, time, account, world.TextStart[o] + item, copy));
                break;
            case OperationKind.HashtagFlood:
                Together(o, operation, random, start, window, (time, account, _) => world.Plan.Add(PostKind.Flood, time, account, world.TextStart[o] + item));
                break;
            case OperationKind.FastReshare or OperationKind.AccountFarm:
                int leader = world.People.OperationStart[o] + operation.Accounts;
                int post = world.Plan.Add(PostKind.Copy, start, leader, world.TextStart[o] + item);
                Together(o, operation, random, start, window, (time, account, _) => world.Plan.Add(PostKind.Reshare, time, account, post));
                break;
            default:
                throw new InvalidOperationException($"BUG: operation kind {operation.Kind} has no plan");
        }
    }

    // A mixed operation takes the kinds in turn.
    private static OperationKind KindOf(Operation operation, int item) => operation.Kind != OperationKind.Mixed ? operation.Kind : (item % 3) switch
    {
        0 => OperationKind.CoSharing,
        1 => OperationKind.Copypasta,
        _ => OperationKind.HashtagFlood,
    };

    /// <summary>Lets members act within the window: each with the operation's probability, at least two.</summary>
    private void Together(int o, Operation operation, RandomStream random, long start, long window, Action<long, int, int> act)
    {
        int first = world.People.OperationStart[o];
        int sure = random.Below(operation.Accounts);
        int second = (sure + 1 + random.Below(operation.Accounts - 1)) % operation.Accounts;
        int copy = 0;
        for (int m = 0; m < operation.Accounts; m++)
        {
            bool joins = random.Chance(operation.Participation);
            long time = start + 1 + random.Below(window);
            if (joins || m == sure || m == second)
                act(time, first + m, copy++);
        }
    }

    private int OwnArticle(int o, Operation operation, int item, long start)
    {
        var (first, count) = world.OperationDomains[o];
        int title = operation.Texts.Count > 0 ? world.TextStart[o] + item : -1;
        return world.Articles.Add(new Article(
            world.Outlets.Count + first + (item % count), start, (byte)Population.LanguageOf(world.Scenario, operation), 0, title));
    }

    /// <summary>A page that ordinary people share, popular ones first in line, and a moment while they do.</summary>
    private int Ride(ref long start, long window, RandomStream random)
    {
        for (int attempt = 0; attempt < 10_000 && _organic > 0; attempt++)
        {
            ref readonly var post = ref world.Plan[random.Below(_organic)];
            if (post.Kind != PostKind.Link || (attempt < 9_000 && !_ridden.Add(post.Object)))
                continue;
            long around = world.Articles[post.Object].Published + (long)random.LogNormal(7_200_000, 0.8);
            start = Math.Min(around, world.Plan.Duration - window - 1);
            return post.Object;
        }

        throw new ScenarioException([new(0, "an operation rides popular links, but nobody shares links", "raise organic.links or posts, or drop ride: true")]);
    }

    private long Moment(Operation operation, RandomStream random)
    {
        long offset = (long)(operation.UtcOffset ?? world.Scenario.TimeZones[0].Key).TotalMilliseconds;
        return operation.Timing switch
        {
            OperationTiming.WorkingHours => world.Rhythm.OfficeMoment(random, offset, weekdays: true),
            OperationTiming.BeforeVote => world.Rhythm.VoteMoment(random),
            _ => random.Below(world.Rhythm.Duration),
        };
    }

    private void Hide(int o, Operation operation, RandomStream random)
    {
        int first = world.People.OperationStart[o];
        for (int m = 0; m < operation.Accounts; m++)
        {
            int posts = random.Between(operation.CamouflageMin, operation.CamouflageMax);
            for (int p = 0; p < posts; p++)
                Hide(first + m, random);
        }
    }

    // What ordinary people share, members share too, at ordinary pace.
    private void Hide(int account, RandomStream random)
    {
        if (_organic > 0 && random.Chance(0.5))
        {
            ref readonly var seen = ref world.Plan[random.Below(_organic)];
            if (seen.Kind == PostKind.Link)
            {
                world.Plan.Add(PostKind.Link, links.AtLeisure(account, world.Articles[seen.Object].Published), account, seen.Object);
                return;
            }

            if (seen.Kind == PostKind.Reshare)
            {
                world.Plan.Add(PostKind.Reshare, reshares.AtLeisure(account, world.Plan[seen.Object].Time), account, seen.Object);
                return;
            }
        }

        chatter.PlanOne(account);
    }
}
