namespace Tocsin.Engine.Model.Outlets;

/// <summary>How much a shared indicator proves, the three tiers of ASD's site fingerprinting.</summary>
public enum TieTier
{
    /// <summary>Only who runs both sites could set it: an analytics or verification id, a certificate, a wallet.</summary>
    Conclusive = 1,

    /// <summary>Points the same way, but strangers share it too: a subnet, registration data, a content network.</summary>
    Associative = 2,

    /// <summary>Adds weight to other ties only: software, page structure, style classes.</summary>
    Circumstantial = 3,
}
