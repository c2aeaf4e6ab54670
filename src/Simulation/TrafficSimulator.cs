using Tocsin.Simulation.Planning;
using Tocsin.Simulation.Rendering;
using Tocsin.Simulation.World;

namespace Tocsin.Simulation;

/// <summary>Makes the traffic of a scenario: posts as Tocsin NDJSON in the order of time, and who is who.</summary>
/// <remarks>
/// The same scenario and seed give the same bytes on every machine: own generators, own logarithm and exponential, no
/// time-zone data, no hash order. All posts are planned first (24 bytes each, 8 more for the order), then written one by one.
/// </remarks>
public sealed class TrafficSimulator(Scenario scenario, ulong seed)
{
    private const int RunLength = 4096;
    private const int MaximumAccounts = 20_000_000;

    /// <summary>Writes the posts and the truth.</summary>
    /// <param name="posts">Receives NDJSON, UTF-8 without a mark; left open.</param>
    /// <param name="truth">Receives CSV with the header <c>account,operation,role,kind</c>, accounts that post only.</param>
    /// <param name="ct">Stops between runs of posts.</param>
    /// <exception cref="ScenarioException">The scenario asks for something that cannot be made.</exception>
    public void Write(Stream posts, TextWriter truth, CancellationToken ct)
    {
        CheckSize();
        var world = new SimulatedWorld(scenario, seed);
        MakePlan(world);
        ct.ThrowIfCancellationRequested();
        var cards = new AccountCards(world);
        var order = world.Plan.InOrder();
        WritePosts(posts, world, cards, order, ct);
        WriteTruth(truth, world, cards);
    }

    // Each thread fills a buffer with a run of posts; the buffers are then written in their order, so the number of threads
    // does not show in the output.
    private static void WritePosts(Stream posts, SimulatedWorld world, AccountCards cards, long[] order, CancellationToken ct)
    {
        var texts = new PostTexts(world, cards);
        var writers = new PostWriter[Environment.ProcessorCount];
        for (int w = 0; w < writers.Length; w++)
            writers[w] = new PostWriter(world, cards, texts);
        int round = writers.Length * RunLength;
        for (int start = 0; start < order.Length; start += round)
        {
            int first = start;
            int runs = Math.Min(writers.Length, (order.Length - start + RunLength - 1) / RunLength);
            Parallel.For(0, runs, new ParallelOptions { CancellationToken = ct }, w =>
            {
                int from = first + (w * RunLength);
                writers[w].Write(order.AsSpan(from, Math.Min(RunLength, order.Length - from)));
            });
            for (int w = 0; w < runs; w++)
                posts.Write(writers[w].Written);
        }
    }

    private void CheckSize()
    {
        if (scenario.Operations.Sum(o => o.ExpectedPosts) + scenario.Posts > Scenario.MaximumPosts)
            throw new ScenarioException([new(0, "posts and operations together make too many posts", $"stay below {Scenario.MaximumPosts}: lower posts, or the accounts and objects of operations")]);
        long accounts = scenario.Accounts + scenario.Operations.Sum(o => (long)o.Accounts) + ((long)scenario.Organic.ActivistGroups * scenario.Organic.ActivistsPerGroup);
        if (accounts > MaximumAccounts)
            throw new ScenarioException([new(0, $"{accounts} accounts are too many", $"stay below {MaximumAccounts}: lower accounts, activists_per_group or the accounts of operations")]);
    }

    private static void MakePlan(SimulatedWorld world)
    {
        var scenario = world.Scenario;
        long organic = Math.Max(0, scenario.Posts - scenario.Operations.Sum(o => o.ExpectedPosts));
        var links = new LinkPlanner(world);
        var reshares = new ResharePlanner(world);
        var chatter = new ChatterPlanner(world, reshares.Roots);
        links.Plan((long)(organic * scenario.Organic.Links));
        reshares.Plan((long)(organic * scenario.Organic.Reshares));
        new MomentPlanner(world).Plan(organic);
        new OperationPlanner(world, chatter, links, reshares).Plan();
        chatter.Plan(scenario.Posts - world.Plan.Count);
    }

    private static void WriteTruth(TextWriter truth, SimulatedWorld world, AccountCards cards)
    {
        var seen = new bool[world.People.Count];
        for (int p = 0; p < world.Plan.Count; p++)
            seen[world.Plan[p].Account] = true;
        truth.Write("account,operation,role,kind\n");
        for (int a = 0; a < seen.Length; a++)
        {
            if (!seen[a])
                continue;
            int o = world.People.Operation[a];
            truth.Write(cards.Id(a));
            truth.Write(',');
            truth.Write(o < 0 ? "" : world.Scenario.Operations[o].Name);
            truth.Write(',');
            truth.Write(RoleName(world.People.Role[a]));
            truth.Write(o < 0 ? ",organic\n" : ",operation\n");
        }

        truth.Flush();
    }

    private static string RoleName(AccountRole role) => role switch
    {
        AccountRole.NewsBot => "news-bot",
        _ => role.ToString().ToLowerInvariant(),
    };
}
