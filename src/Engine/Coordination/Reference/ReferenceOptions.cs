namespace Tocsin.Engine.Coordination.Reference;

/// <summary>The reference tool's parameters, with its defaults.</summary>
/// <remarks>
/// The tool is CooRTweet 2.x (R): <c>detect_groups</c> takes the first three, <c>generate_coordinated_network</c> the fourth.
/// </remarks>
public sealed record ReferenceOptions
{
    /// <summary>Greatest distance in time between two shares of an object that still makes a pair, in seconds, itself included.</summary>
    public double TimeWindowSeconds { get; init; } = 10;

    /// <summary>Shares an account needs: once in all the input, and again among the contents that stand in pairs.</summary>
    public int MinParticipation { get; init; } = 2;

    /// <summary>Drop pairs of an account with itself, of a content with itself, and of an object that is one of the contents.</summary>
    public bool RemoveLoops { get; init; } = true;

    /// <summary>Quantile of all edge weights, from 0 to 1, that an edge must exceed to stand above the threshold.</summary>
    public double EdgeWeight { get; init; } = 0.5;

    /// <summary>
    /// Reproduce the tool's own counts, faults included: contents counted by who came first instead of by account, objects
    /// credited with one end of each edge only, and edges turned as its graph library turns them.
    /// </summary>
    public bool CountsAsPublished { get; init; }

    /// <summary>Throws when a value lies outside its range.</summary>
    internal void Validate()
    {
        if (!(TimeWindowSeconds >= 0))
            throw new ArgumentOutOfRangeException(nameof(TimeWindowSeconds), TimeWindowSeconds, "The time window is a number of seconds, 0 or more.");
        if (!(EdgeWeight is >= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(EdgeWeight), EdgeWeight, "The edge weight quantile lies between 0 and 1.");
    }
}
