using Tocsin.Simulation.Planning;
using Tocsin.Simulation.Randomness;
using Tocsin.Simulation.Texts;

namespace Tocsin.Simulation.World;

/// <summary>People, outlets, pages and the plan of posts: everything the planners share.</summary>
internal sealed class SimulatedWorld
{
    public SimulatedWorld(Scenario scenario, ulong seed)
    {
        Scenario = scenario;
        Seed = seed;
        Rhythm = new Rhythm(scenario);
        var domains = new List<string>();
        OperationDomains = [.. scenario.Operations.Select(o => AddDomains(o, domains, seed))];
        Outlets = new Outlets(scenario, domains, seed);
        People = new Population(scenario, Outlets, seed);
        Plan = new Plan(scenario.Posts, Rhythm.Duration);
        TextStart = new int[scenario.Operations.Count + 1];
        for (int o = 0; o < scenario.Operations.Count; o++)
            TextStart[o + 1] = TextStart[o] + scenario.Operations[o].Objects;
    }

    public Scenario Scenario { get; }

    public ulong Seed { get; }

    public Rhythm Rhythm { get; }

    public Outlets Outlets { get; }

    public Population People { get; }

    public Articles Articles { get; } = new();

    public Plan Plan { get; }

    /// <summary>First domain and number of domains of each operation, counted after the outlets.</summary>
    public (int First, int Count)[] OperationDomains { get; }

    /// <summary>First text (or hashtag sequence) of each operation, numbered through all operations.</summary>
    public int[] TextStart { get; }

    /// <summary>A stream of random numbers of this world.</summary>
    public RandomStream Random(string name) => new(Seed, name);

    private static (int First, int Count) AddDomains(Operation operation, List<string> domains, ulong seed)
    {
        int first = domains.Count;
        if (operation.Kind is not (OperationKind.CoSharing or OperationKind.Mixed) || operation.Ride)
            return (first, 0);
        if (operation.Domains.Count > 0)
        {
            domains.AddRange(operation.Domains);
            return (first, operation.Domains.Count);
        }

        var words = Vocabulary.Compose(Lexicon.Load("en"), 2000, []);
        var random = new RandomStream(seed, "domains." + operation.Name);
        for (int d = 0; d < 3; d++)
            domains.Add($"{words[random.Below(words.Count)]}-{words[random.Below(words.Count)]}.example");
        return (first, 3);
    }
}
