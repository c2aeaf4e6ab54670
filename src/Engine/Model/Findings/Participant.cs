namespace Tocsin.Engine.Model.Findings;

/// <summary>An account that takes part in a finding or an incident.</summary>
public sealed record Participant
{
    /// <summary>The account (a pseudonym unless revealed).</summary>
    public required string Account { get; init; }

    /// <summary>core: it lies in the innermost k-core of the group's network; periphery: further out.</summary>
    public required string Role { get; init; }

    /// <summary>How many other members it acted with.</summary>
    public required int Partners { get; init; }

    /// <summary>Its posts that count.</summary>
    public required int Posts { get; init; }

    /// <summary>In how many of the shared objects it was the first of the group, or among the first at the same moment.</summary>
    public required int Firsts { get; init; }

    /// <summary>Its coreness: the largest k for which it is tied to k others who are tied to k others themselves, and so on.</summary>
    public int Coreness { get; init; }

    /// <summary>In how many it would be first if the order within each object were drawn by lot.</summary>
    public double FirstsExpected { get; init; }

    /// <summary>How likely a lot would make it first at least so often, corrected for the accounts of the group; 1 when untested.</summary>
    public double LeadP { get; init; } = 1;

    /// <summary>True when it leads in time: more often first than chance explains, at one in a hundred.</summary>
    public bool Leads => LeadP <= 0.01;

    /// <summary>Its first act that counts.</summary>
    public required DateTimeOffset FirstAct { get; init; }

    /// <summary>Its last act that counts.</summary>
    public required DateTimeOffset LastAct { get; init; }
}
