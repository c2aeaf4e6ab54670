namespace Tocsin.Simulation;

/// <summary>What ordinary traffic looks like. Shares are fractions of all posts.</summary>
/// <remarks>Where the defaults come from is in docs/simulate.md.</remarks>
public sealed record OrganicTraffic
{
    /// <summary>Posts that share a link.</summary>
    public double Links { get; init; } = 0.37;

    /// <summary>Posts that reshare another post.</summary>
    public double Reshares { get; init; } = 0.25;

    /// <summary>Exponent of the tail of shares per link.</summary>
    public double PopularityExponent { get; init; } = 2.1;

    /// <summary>Exponent of the tail of cascade sizes.</summary>
    public double CascadeExponent { get; init; } = 2.0;

    /// <summary>Sigma of the log-normal activity of accounts.</summary>
    public double ActivitySigma { get; init; } = 1.4;

    /// <summary>Probability that a link's sharer follows the outlet, rather than being anyone of the same language.</summary>
    public double Affinity { get; init; } = 0.75;

    /// <summary>Probability that a link with at least eighty shares spreads in one burst.</summary>
    public double Viral { get; init; } = 0.5;

    /// <summary>Share-button posts (exact title and link) among link posts.</summary>
    public double ShareButton { get; init; } = 0.35;

    /// <summary>Shared links that carry tracking parameters.</summary>
    public double Tracking { get; init; } = 0.12;

    /// <summary>Outlets that have an automatic account posting each of their articles.</summary>
    public double NewsBots { get; init; } = 0.5;

    /// <summary>Breaking-news moments.</summary>
    public int BreakingNews { get; init; } = 4;

    /// <summary>Posts that belong to breaking news.</summary>
    public double BreakingShare { get; init; } = 0.008;

    /// <summary>Evenings with a debate everybody comments under one hashtag.</summary>
    public int Debates { get; init; } = 2;

    /// <summary>Hashtags that trend for an hour or a few.</summary>
    public int Trends { get; init; } = 10;

    /// <summary>Posts that belong to debates and trends.</summary>
    public double HashtagShare { get; init; } = 0.03;

    /// <summary>Moments at which unrelated people post the same greeting.</summary>
    public int Greetings { get; init; } = 2;

    /// <summary>Posts that belong to greetings.</summary>
    public double GreetingShare { get; init; } = 0.004;

    /// <summary>Fan clubs and party groups that openly copy and paste.</summary>
    public int ActivistGroups { get; init; } = 4;

    /// <summary>Members of each.</summary>
    public int ActivistsPerGroup { get; init; } = 40;

    /// <summary>Calls to action a day and group.</summary>
    public double CallsPerDay { get; init; } = 3;

    /// <summary>Probability that a member answers a call.</summary>
    public double CallParticipation { get; init; } = 0.35;

    /// <summary>Most posts that may answer calls: small scenarios get fewer calls.</summary>
    public double CallShare { get; init; } = 0.05;
}
