using Tocsin.Engine.Model.Claims;

namespace Tocsin.Engine.Detectors.KnownClaims;

/// <summary>One claim with all fact-checks that word it alike, and its terms.</summary>
internal sealed class ClaimGroup(IReadOnlyList<ClaimReview> reviews, int[] terms)
{
    /// <summary>The fact-checks, the earliest first.</summary>
    public IReadOnlyList<ClaimReview> Reviews { get; } = reviews;

    /// <summary>Its terms in their order, repetitions included.</summary>
    public int[] Terms { get; } = terms;

    /// <summary>Sum of the information of its distinct terms, in bits.</summary>
    public double Bits { get; set; }

    /// <summary>The claim as worded.</summary>
    public string Text => Reviews[0].Claim;

    /// <summary>When it was first rated; null when no review is dated.</summary>
    public DateTimeOffset? Rated => Reviews.Min(r => r.Reviewed);
}
