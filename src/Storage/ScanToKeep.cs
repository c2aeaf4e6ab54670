using Tocsin.Engine.Incidents;
using Tocsin.Engine.Model.Elections;
using Tocsin.Engine.Model.Findings;
using Tocsin.Engine.Model.Sightings;

namespace Tocsin.Storage;

/// <summary>What one scan gives the store, names as they are.</summary>
public sealed record ScanToKeep
{
    /// <summary>The election; findings of different elections are never joined.</summary>
    public required Election Election { get; init; }

    /// <summary>The profile as it was given, for the record.</summary>
    public required string Profile { get; init; }

    /// <summary>Who ran the scan.</summary>
    public required string Actor { get; init; }

    /// <summary>Version of the program.</summary>
    public required string Version { get; init; }

    /// <summary>Settings by name.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    /// <summary>The inputs.</summary>
    public required IReadOnlyList<Capture> Captures { get; init; }

    /// <summary>The posts of each capture, by its place in <see cref="Captures"/>; read once, in the order of arrival.</summary>
    public IEnumerable<(int Capture, StoredPost Post)> Posts { get; init; } = [];

    /// <summary>Findings about accounts, with the posts behind them.</summary>
    public IReadOnlyList<FindingCase> Cases { get; init; } = [];

    /// <summary>Findings about content and background.</summary>
    public IReadOnlyList<Finding> Context { get; init; } = [];

    /// <summary>What the hacking half saw.</summary>
    public IReadOnlyList<Sighting> Sightings { get; init; } = [];

    /// <summary>What the findings rest on, as it was received; read once, after the posts.</summary>
    public IEnumerable<FrozenRecord> Records { get; init; } = [];
}
