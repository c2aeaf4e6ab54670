namespace Tocsin.Engine.Model.Findings;

/// <summary>Findings that share accounts, objects or text, joined into one case that people work on.</summary>
public sealed record Incident
{
    /// <summary>Stable id: <c>incident--</c> and a UUIDv5.</summary>
    public required string Id { get; init; }

    /// <summary>A short name for people.</summary>
    public required string Title { get; init; }

    /// <summary>What happened, in one paragraph.</summary>
    public required string Summary { get; init; }

    /// <summary>How grave, with the reasons in <see cref="SeverityReasons"/>.</summary>
    public required Severity Severity { get; init; }

    /// <summary>Why this severity.</summary>
    public required IReadOnlyList<string> SeverityReasons { get; init; }

    /// <summary>Ids of its findings.</summary>
    public required IReadOnlyList<string> Findings { get; init; }

    /// <summary>Why the findings were joined: "14 accounts and 3 links in common".</summary>
    public required IReadOnlyList<string> JoinedBecause { get; init; }

    /// <summary>First act.</summary>
    public required DateTimeOffset FirstAct { get; init; }

    /// <summary>Last act.</summary>
    public required DateTimeOffset LastAct { get; init; }

    /// <summary>Everyone who takes part.</summary>
    public required IReadOnlyList<Participant> Accounts { get; init; }

    /// <summary>Each trace's part in the network of all its findings joined, the largest first.</summary>
    public IReadOnlyList<NetworkLayer> Layers { get; init; } = [];

    /// <summary>Distinct posts of all its findings.</summary>
    public required int PostTotal { get; init; }

    /// <summary>Platforms it was seen on.</summary>
    public required IReadOnlyList<string> Platforms { get; init; }

    /// <summary>Languages of its posts, as the sources state them.</summary>
    public required IReadOnlyList<string> Languages { get; init; }

    /// <summary>The protected subjects its posts touch, the most touched first.</summary>
    public required IReadOnlyList<TouchedSubject> Subjects { get; init; }

    /// <summary>Known outlets its posts share.</summary>
    public required IReadOnlyList<TouchedOutlet> Outlets { get; init; }

    /// <summary>Where it lies on the election calendar, in plain words; empty without a calendar.</summary>
    public required IReadOnlyList<CalendarPlace> Calendar { get; init; }

    /// <summary>Breakout Scale proposal, to be confirmed by a person.</summary>
    public required BreakoutProposal Breakout { get; init; }

    /// <summary>Typical posts, at most a few.</summary>
    public required IReadOnlyList<EvidencePost> Samples { get; init; }
}
