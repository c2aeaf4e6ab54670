namespace Tocsin.Engine.Model.Findings;

/// <summary>The size of what was seen against what chance would give.</summary>
/// <param name="Measure">What is counted: "joint shares within 60 s".</param>
/// <param name="Observed">What was counted.</param>
/// <param name="Expected">What the null model expects for the same accounts and objects; NaN where a published method has none.</param>
public sealed record Effect(string Measure, double Observed, double Expected)
{
    /// <summary>Observed over expected; NaN without an expectation.</summary>
    public double Ratio => double.IsNaN(Expected) ? double.NaN : Expected > 0 ? Observed / Expected : double.PositiveInfinity;
}
