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
    /// <summary>Writes the posts and the truth.</summary>
    /// <param name="posts">Receives NDJSON, UTF-8 without a mark; left open.</param>
    /// <param name="truth">Receives CSV with the header <c>account,operation,role,kind</c>, accounts that post only.</param>
    /// <param name="ct">Stops between posts.</param>
    /// <exception cref="ScenarioException">The scenario asks for something that cannot be made.</exception>
    public void Write(Stream posts, TextWriter truth, CancellationToken ct)
    {
        var world = new SimulatedWorld(scenario, seed);
        MakePlan(world);
        ct.ThrowIfCancellationRequested();
        var cards = new AccountCards(world);
        var writer = new PostWriter(world, cards);
        var seen = new bool[world.People.Count];
        int written = 0;
        foreach (int number in world.Plan.InOrder())
        {
            if ((++written & 0xFFF) == 0)
                ct.ThrowIfCancellationRequested();
            seen[world.Plan[number].Account] = true;
            writer.Write(posts, number);
        }

        writer.Flush(posts);
        WriteTruth(truth, world, cards, seen);
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

    private static void WriteTruth(TextWriter truth, SimulatedWorld world, AccountCards cards, bool[] seen)
    {
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
