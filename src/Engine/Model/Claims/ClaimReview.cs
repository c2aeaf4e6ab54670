namespace Tocsin.Engine.Model.Claims;

/// <summary>One fact-check of a claim: who rated it what, when and where (schema.org ClaimReview).</summary>
public sealed record ClaimReview
{
    /// <summary>The claim as the fact-checker words it.</summary>
    public required string Claim { get; init; }

    /// <summary>Who made the claim, as stated; null when not stated.</summary>
    public string? Claimant { get; init; }

    /// <summary>When the claim was first made, as stated; null when not stated.</summary>
    public DateTimeOffset? FirstMade { get; init; }

    /// <summary>The rating in the fact-checker's words; null when the file gives none.</summary>
    public string? Rating { get; init; }

    /// <summary>What the rating comes down to.</summary>
    public required ClaimVerdict Verdict { get; init; }

    /// <summary>Who rated it: a name, else the host of the review.</summary>
    public required string Publisher { get; init; }

    /// <summary>Address of the review; empty when not stated.</summary>
    public string Url { get; init; } = "";

    /// <summary>When the review was published; null when not stated.</summary>
    public DateTimeOffset? Reviewed { get; init; }

    /// <summary>Language of the claim as stated; null when not stated.</summary>
    public string? Language { get; init; }

    /// <summary>Addresses where the claim appeared, as stated.</summary>
    public IReadOnlyList<string> Appearances { get; init; } = [];

    /// <summary>The file it was read from, and the record in it, from 1.</summary>
    public required string Origin { get; init; }
}
