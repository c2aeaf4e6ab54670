namespace Tocsin.Engine.Detectors.KnownClaims;

/// <summary>What a post does with a claim it repeats.</summary>
internal enum ClaimStance
{
    /// <summary>States it.</summary>
    Spreads,

    /// <summary>Denies, asks or jokes, or its words do not tell.</summary>
    Unclear,

    /// <summary>Says that it is false, or points to the fact-check.</summary>
    Debunks,
}
