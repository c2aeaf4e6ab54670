namespace Tocsin.Engine.Detectors.NearDuplicateText;

/// <summary>Tunables of the near-duplicate text detector beside those of the coordination mechanism.</summary>
public sealed record NearDuplicateTextOptions
{
    /// <summary>Least Levenshtein ratio to the typical text of a cluster, on folded texts. 0.5 to 1.</summary>
    public double Similarity { get; init; } = 0.75;

    /// <summary>Share of a cluster's posts that carry one and the same link, from which it is that page's headline. 0.5 to 1: only a majority is unique.</summary>
    public double HeadlineShare { get; init; } = 0.6;
}
