using Tocsin.Engine.Model.Findings;
using Tocsin.Engine.Statistics;

namespace Tocsin.Engine.Coordination;

/// <summary>The p-value of a pair from its recorded counts alone, without the posts.</summary>
public static class PairCalculation
{
    /// <summary>Name and version of the formula; it changes whenever the formula does.</summary>
    public const string Formula = "pair-joint-and-synchrony-1";

    /// <summary>log10 p: the weaker of the Poisson tail of the joint test and the binomial bound of the synchrony test, times the windows tried.</summary>
    /// <param name="weight">Distinct objects acted on together within the window.</param>
    /// <param name="inputs">What chance was computed from.</param>
    public static double LogP(int weight, PairInputs inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        double joint = Tails.LogPoisson(weight, inputs.ByChoice);
        double synchrony = Tails.LogPoissonBinomialBound(weight, inputs.Common, inputs.ByRhythm);
        return Math.Min(0, Math.Max(joint, synchrony) + Math.Log(inputs.Windows)) / Math.Log(10);
    }

    /// <summary>The expectation of a pair: the larger of the two models'.</summary>
    public static double Expected(PairInputs inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        return Math.Max(inputs.ByRhythm, inputs.ByChoice);
    }
}
