namespace Tocsin.Simulation;

/// <summary>An injected operation: who, what shape, how fast, how hidden. The scenario's truth names its members.</summary>
/// <remarks>Nothing here changes with <see cref="Scenario.WithPosts"/>: an operation keeps its size while the crowd grows.</remarks>
public sealed record Operation
{
    /// <summary>Name in the truth file, unique in the scenario.</summary>
    public required string Name { get; init; }

    /// <summary>The shape.</summary>
    public required OperationKind Kind { get; init; }

    /// <summary>Members, not counting a leader.</summary>
    public required int Accounts { get; init; }

    /// <summary>How many links, texts, leader's posts or hashtag sequences it pushes.</summary>
    public required int Objects { get; init; }

    /// <summary>From the first act on an object to the last. Never exceeded.</summary>
    public required TimeSpan Window { get; init; }

    /// <summary>Probability that a member takes part in an object, above 0 up to 1. At least two always do.</summary>
    public double Participation { get; init; } = 0.8;

    /// <summary>Fewest ordinary posts of a member.</summary>
    public int CamouflageMin { get; init; }

    /// <summary>Most ordinary posts of a member.</summary>
    public int CamouflageMax { get; init; } = 10;

    /// <summary>When it acts.</summary>
    public OperationTiming Timing { get; init; } = OperationTiming.WorkingHours;

    /// <summary>The operators' offset from UTC, for <see cref="OperationTiming.WorkingHours"/>; null takes the scenario's first.</summary>
    public TimeSpan? UtcOffset { get; init; }

    /// <summary>Language of its texts; null takes the scenario's first.</summary>
    public string? Language { get; init; }

    /// <summary>Co-sharing: push links that ordinary people share too instead of links of its own.</summary>
    public bool Ride { get; init; }

    /// <summary>Co-sharing: its own domains, all under .example; empty makes three up.</summary>
    public IReadOnlyList<string> Domains { get; init; } = [];

    /// <summary>Texts to copy (copypasta), titles of its articles (co-sharing), the leader's posts. Fewer than its objects take turns; without any they are made up.</summary>
    public IReadOnlyList<string> Texts { get; init; } = [];

    /// <summary>Hashtags it uses, without #; empty makes some up.</summary>
    public IReadOnlyList<string> Hashtags { get; init; } = [];

    /// <summary>Hashtag flood: hashtags in a post.</summary>
    public int TagsPerPost { get; init; } = 3;

    /// <summary>Copypasta: mean number of edits of a copy (Poisson); 0 gives exact copies.</summary>
    public double EditRate { get; init; } = 2;

    /// <summary>Copypasta: the kinds of edits used.</summary>
    public IReadOnlyList<TextEdit> Edits { get; init; } = Enum.GetValues<TextEdit>();

    /// <summary>Reworded: the share of ordinary words that a rewording keeps; names and numbers are always kept. 0 to 1.</summary>
    public double Kept { get; init; } = 0.5;

    /// <summary>Reworded: members write in the scenario's languages in turn, so that only names and numbers are the same.</summary>
    public bool Translate { get; init; }

    /// <summary>Accounts created in one burst under one name pattern.</summary>
    public bool Farm { get; init; }

    /// <summary>Farm: days within which its accounts are created.</summary>
    public int CreatedDays { get; init; } = 3;

    /// <summary>Farm in a scenario with profiles: how its handles are formed.</summary>
    public FarmHandles Handles { get; init; }

    /// <summary>Farm in a scenario with profiles: how many descriptions its accounts share; 0 gives each its own.</summary>
    public int Descriptions { get; init; } = 4;

    /// <summary>Whether it has a leader whose posts are reshared; the leader is a member too.</summary>
    public bool HasLeader => Kind is OperationKind.FastReshare or OperationKind.AccountFarm;

    /// <summary>Posts to expect from it, camouflage included.</summary>
    public long ExpectedPosts =>
        (long)((Accounts * Participation * Objects) + (HasLeader ? Objects : 0) + (Accounts * (CamouflageMin + CamouflageMax) / 2.0));
}
