namespace Tocsin.Engine.Model.Findings;

/// <summary>The size of what was seen against what chance would give.</summary>
/// <param name="Measure">What is counted: "joint shares within 60 s".</param>
/// <param name="Observed">What was counted.</param>
/// <param name="Expected">What the null model expects for the same accounts and objects.</param>
public sealed record Effect(string Measure, double Observed, double Expected)
{
    /// <summary>Observed over expected.</summary>
    public double Ratio => Expected > 0 ? Observed / Expected : double.PositiveInfinity;
}
