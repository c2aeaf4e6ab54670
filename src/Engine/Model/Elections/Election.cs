namespace Tocsin.Engine.Model.Elections;

/// <summary>What is protected and when: the one place that knows who attacks and who is attacked. Data, never code.</summary>
public sealed record Election
{
    /// <summary>Short stable id, lower case with hyphens: <c>fr-2017-president</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Full name for people.</summary>
    public required string Name { get; init; }

    /// <summary>ISO 3166-1 alpha-2 country or ISO 3166-2 region.</summary>
    public required string Jurisdiction { get; init; }

    /// <summary>IANA time zone for display and for the calendar.</summary>
    public required string TimeZone { get; init; }

    /// <summary>BCP 47 languages of the campaign.</summary>
    public IReadOnlyList<string> Languages { get; init; } = [];

    /// <summary>Rounds of voting, silences and campaign periods, in order of start.</summary>
    public IReadOnlyList<ElectionPeriod> Periods { get; init; } = [];

    /// <summary>People, parties, bodies and media that are protected.</summary>
    public IReadOnlyList<ProtectedSubject> Protected { get; init; } = [];

    /// <summary>Outlets with a recorded status.</summary>
    public IReadOnlyList<KnownOutlet> Outlets { get; init; } = [];

    /// <summary>Accounts that openly act together (a party's official accounts, a press agency): shown as such.</summary>
    public IReadOnlyList<DeclaredGroup> DeclaredGroups { get; init; } = [];
}
