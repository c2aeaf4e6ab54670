using Tocsin.Simulation.Randomness;

namespace Tocsin.Simulation;

/// <summary>What <see cref="TrafficSimulator"/> makes: the crowd, its days, and the operations hidden in it.</summary>
/// <remarks>Written as a small YAML file; docs/simulate.md lists every key.</remarks>
public sealed record Scenario
{
    private const string ResourcePrefix = "scenario.";

    /// <summary>Most posts a scenario may have: post ids hold the position of a post in 25 bits.</summary>
    public const int MaximumPosts = 60_000_000;

    /// <summary>Most days a scenario may have.</summary>
    public const int MaximumDays = 366;

    /// <summary>Short name.</summary>
    public required string Name { get; init; }

    /// <summary>What it is for, in a sentence or two.</summary>
    public string Description { get; init; } = "";

    /// <summary>First day, from midnight at the first of <see cref="TimeZones"/>.</summary>
    public required DateOnly Start { get; init; }

    /// <summary>Length in days.</summary>
    public required int Days { get; init; }

    /// <summary>All posts, those of operations included.</summary>
    public required int Posts { get; init; }

    /// <summary>Ordinary accounts, news bots and activists not counted.</summary>
    public required int Accounts { get; init; }

    /// <summary>Outlets: one domain each.</summary>
    public int Domains { get; init; } = 120;

    /// <summary>Topics people follow; the first quarter of them is political.</summary>
    public int Topics { get; init; } = 24;

    /// <summary>Platform the posts say they come from; empty for none.</summary>
    public string Platform { get; init; } = "";

    /// <summary>Whether accounts have lifelike handles, dates of creation and descriptions. Off, posts say less and stay as they were.</summary>
    public bool Profiles { get; init; }

    /// <summary>Languages (en, fr, uk) and their shares of the accounts.</summary>
    public IReadOnlyList<KeyValuePair<string, double>> Languages { get; init; } = [new("en", 0.5), new("fr", 0.35), new("uk", 0.15)];

    /// <summary>Fixed offsets from UTC and their shares of the accounts; the first is home.</summary>
    /// <remarks>Offsets rather than zone names, because the machine's time-zone data must not change the output.</remarks>
    public IReadOnlyList<KeyValuePair<TimeSpan, double>> TimeZones { get; init; } =
        [new(TimeSpan.FromHours(2), 0.82), new(TimeSpan.FromHours(1), 0.08), new(TimeSpan.FromHours(3), 0.06), new(TimeSpan.FromHours(-4), 0.04)];

    /// <summary>The election it is about.</summary>
    public ElectionSetting Election { get; init; } = new();

    /// <summary>The ordinary traffic.</summary>
    public OrganicTraffic Organic { get; init; } = new();

    /// <summary>The operations hidden in it.</summary>
    public IReadOnlyList<Operation> Operations { get; init; } = [];

    /// <summary>The first moment.</summary>
    public DateTimeOffset StartTime => new(Start.ToDateTime(TimeOnly.MinValue), TimeZones[0].Key);

    /// <summary>Names of the scenarios that come with Tocsin.</summary>
    public static IReadOnlyList<string> BuiltInNames { get; } =
    [
        .. typeof(Scenario).Assembly.GetManifestResourceNames()
            .Where(n => n.StartsWith(ResourcePrefix, StringComparison.Ordinal))
            .Select(n => n[ResourcePrefix.Length..])
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>A scenario that comes with Tocsin.</summary>
    /// <exception cref="ScenarioException">There is none of that name.</exception>
    public static Scenario BuiltIn(string name)
    {
        using var stream = typeof(Scenario).Assembly.GetManifestResourceStream(ResourcePrefix + name)
            ?? throw new ScenarioException([new(0, $"there is no built-in scenario '{name}'", $"use one of {string.Join(", ", BuiltInNames)}, or give a file")]);
        using var reader = new StreamReader(stream);
        return Parse(reader.ReadToEnd());
    }

    /// <summary>Reads a scenario from YAML.</summary>
    /// <exception cref="ScenarioException">Mistakes, each with its line and what to do.</exception>
    public static Scenario Parse(string yaml) => ScenarioReader.Read(yaml);

    /// <summary>The same scenario with another number of posts: the crowd and its objects scale, the operations do not.</summary>
    /// <remarks>
    /// Accounts and activist groups grow as n^0.85 and n^0.5, outlets as n^0.5: with a longer look at a platform one sees more
    /// people, but ever fewer new ones per post (Heaps' law).
    /// </remarks>
    public Scenario WithPosts(int posts)
    {
        if (posts is < 1 or > MaximumPosts)
            throw new ScenarioException([new(0, $"{posts} posts cannot be made", $"ask for 1 to {MaximumPosts}")]);
        double ratio = (double)posts / Posts;
        return this with
        {
            Posts = posts,
            Accounts = Scale(Accounts, PortableMath.Pow(ratio, 0.85), 20),
            Domains = Scale(Domains, Math.Sqrt(ratio), Math.Max(6, Election.Outlets.Count)),
            Organic = Organic with { ActivistGroups = Organic.ActivistGroups == 0 ? 0 : Scale(Organic.ActivistGroups, Math.Sqrt(ratio), 1) },
        };
    }

    private static int Scale(int value, double factor, int least) => Math.Max(least, (int)((value * factor) + 0.5));
}
