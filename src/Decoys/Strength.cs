namespace Tocsin.Decoys;

/// <summary>How sure a ring is.</summary>
public enum Strength
{
    /// <summary>A figure that somebody else may have written too.</summary>
    Weak,

    /// <summary>Much of the decoy's text, its file reference or its telephone number.</summary>
    Strong,

    /// <summary>A secret string that exists nowhere else, or the file byte for byte.</summary>
    Conclusive,
}
