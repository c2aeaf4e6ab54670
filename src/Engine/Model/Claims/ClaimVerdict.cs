namespace Tocsin.Engine.Model.Claims;

/// <summary>What a fact-check's rating comes down to.</summary>
public enum ClaimVerdict
{
    /// <summary>No rating was given, or its words are not known: the claim counts as listed, no more is said of it.</summary>
    Listed,

    /// <summary>Rated false.</summary>
    False,

    /// <summary>Rated misleading, distorted or out of context.</summary>
    Misleading,

    /// <summary>Rated partly true, unproven or disputed.</summary>
    Mixed,

    /// <summary>Rated true: never looked for.</summary>
    True,
}
