namespace Tocsin.Sites.Marks;

/// <summary>How far a mark in common says that sites have one operator.</summary>
/// <remarks>The tiers of the Information Laundromat of the Alliance for Securing Democracy (README, "Domain Fingerprinting").</remarks>
public enum MarkTier
{
    /// <summary>An account that somebody opened and that works for its owner alone.</summary>
    Conclusive = 1,

    /// <summary>Reasonably likely to be one operator's; two different kinds of it are needed.</summary>
    Associative = 2,

    /// <summary>Has many other reasons; never enough alone.</summary>
    Circumstantial = 3,
}
