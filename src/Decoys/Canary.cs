namespace Tocsin.Decoys;

/// <summary>A string that stands in one decoy and nowhere else.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Value">As it is written in the decoy.</param>
public sealed record Canary(CanaryKind Kind, string Value)
{
    /// <summary>What it proves when it is seen.</summary>
    public Strength Strength => Kind switch
    {
        CanaryKind.Figure => Strength.Weak,
        CanaryKind.Phone or CanaryKind.Reference => Strength.Strong,
        _ => Strength.Conclusive,
    };
}
