namespace Tocsin.Cli.Simulating;

/// <summary>What the user asked of the simulator.</summary>
public sealed record SimulationRequest
{
    /// <summary>Standard output.</summary>
    public const string StandardOutput = "-";

    /// <summary>The scenario that is played when none is named.</summary>
    public const string DefaultScenario = "quickstart";

    /// <summary>Scenario file, or the name of one that comes with Tocsin; null for <see cref="DefaultScenario"/>.</summary>
    public string? Scenario { get; init; }

    /// <summary>Posts to make; null for what the scenario says.</summary>
    public int? Posts { get; init; }

    /// <summary>Seed: the same scenario and seed give the same bytes.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>File to write posts to; <c>-</c> is standard output.</summary>
    public string Out { get; init; } = StandardOutput;

    /// <summary>File to write the truth to; null for none.</summary>
    public string? Truth { get; init; }
}
