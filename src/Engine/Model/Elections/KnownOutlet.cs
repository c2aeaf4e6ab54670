namespace Tocsin.Engine.Model.Elections;

/// <summary>An outlet with the statuses that somebody gave it, each with its ground.</summary>
public sealed record KnownOutlet
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Its domains, mirrors included.</summary>
    public IReadOnlyList<string> Domains { get; init; } = [];

    /// <summary>Its accounts as <c>platform:handle</c>.</summary>
    public IReadOnlyList<string> Accounts { get; init; } = [];

    /// <summary>What was decided about it, by whom, since when and why.</summary>
    public IReadOnlyList<OutletStatus> Statuses { get; init; } = [];
}
