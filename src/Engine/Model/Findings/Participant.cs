namespace Tocsin.Engine.Model.Findings;

/// <summary>An account that takes part in a finding or an incident.</summary>
public sealed record Participant
{
    /// <summary>The account (a pseudonym unless revealed).</summary>
    public required string Account { get; init; }

    /// <summary>core or periphery: how tightly it is bound into the group.</summary>
    public required string Role { get; init; }

    /// <summary>How many other members it acted with.</summary>
    public required int Partners { get; init; }

    /// <summary>Its posts that count.</summary>
    public required int Posts { get; init; }

    /// <summary>In how many of the shared objects it was the first of the group, or among the first at the same moment.</summary>
    public required int Firsts { get; init; }

    /// <summary>Its first act that counts.</summary>
    public required DateTimeOffset FirstAct { get; init; }

    /// <summary>Its last act that counts.</summary>
    public required DateTimeOffset LastAct { get; init; }
}
