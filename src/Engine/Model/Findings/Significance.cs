namespace Tocsin.Engine.Model.Findings;

/// <summary>How unlikely a finding is by chance alone.</summary>
/// <param name="Test">Name of the test, as in the detector's page.</param>
/// <param name="LogP">log10 of the p-value of the group's weakest necessary claim.</param>
/// <param name="QValue">The false discovery rate at which it is called, over everything that could have been tested.</param>
/// <param name="Hypotheses">How many hypotheses could have been tested.</param>
public sealed record Significance(string Test, double LogP, double QValue, double Hypotheses)
{
    /// <summary>A further test that had to reject too; null for most detectors.</summary>
    public ShareTest? Share { get; init; }

    /// <summary>False for the published methods without a null model, whose p and q are NaN: they say nothing of chance.</summary>
    public bool HasNullModel => !double.IsNaN(QValue);
}
