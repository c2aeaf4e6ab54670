namespace Tocsin.Engine.Statistics;

/// <summary>Upper tails of count distributions as natural logarithms, exact far beyond what a double can hold.</summary>
/// <remarks>Each is the first term of the tail times a rapidly falling series, so the relative error is that of the log-gamma.</remarks>
public static class Tails
{
    /// <summary>ln P(X ≥ <paramref name="count"/>) for X Poisson with the given mean.</summary>
    public static double LogPoisson(int count, double mean)
    {
        if (count <= 0)
            return 0;
        if (mean <= 0)
            return double.NegativeInfinity;
        if (count <= mean)
            return Log1MinusExp(LogPoissonBelow(count, mean));
        double first = (count * Math.Log(mean)) - mean - LogFactorial(count);
        double term = 1, sum = 1;
        for (int k = count + 1; term > sum * 1e-16; k++)
        {
            term *= mean / k;
            sum += term;
        }

        return Math.Min(0, first + Math.Log(sum));
    }

    /// <summary>ln P(X ≥ <paramref name="count"/>) for X binomial.</summary>
    public static double LogBinomial(int count, int trials, double probability)
    {
        if (count <= 0)
            return 0;
        if (count > trials || probability <= 0)
            return double.NegativeInfinity;
        if (probability >= 1)
            return 0;
        if (count <= trials * probability)
            return 0; // Callers ask for upper tails; at or below the mean nothing speaks against chance.
        double first = LogFactorial(trials) - LogFactorial(count) - LogFactorial(trials - count)
            + (count * Math.Log(probability)) + ((trials - count) * Math.Log(1 - probability));
        double odds = probability / (1 - probability);
        double term = 1, sum = 1;
        for (int k = count + 1; k <= trials && term > sum * 1e-16; k++)
        {
            term *= odds * (trials - k + 1) / k;
            sum += term;
        }

        return Math.Min(0, first + Math.Log(sum));
    }

    /// <summary>
    /// ln of an upper bound of P(X ≥ <paramref name="count"/>) for a sum of independent Bernoulli variables with the given
    /// number and mean.
    /// </summary>
    /// <remarks>
    /// Hoeffding (1956): at or above the mean plus one, the binomial with the averaged probability has the heaviest tail of
    /// all Poisson-binomials with that mean. Nearer to the mean the bound is not claimed and 0 is returned.
    /// </remarks>
    public static double LogPoissonBinomialBound(int count, int trials, double mean) =>
        count < mean + 1 ? 0 : LogBinomial(count, trials, mean / trials);

    /// <summary>ln of an upper bound of P(S ≥ <paramref name="sum"/>) for a sum of independent variables in [0, 1].</summary>
    /// <remarks>Hoeffding (1963), theorem 1: exp(−n·KL(sum/n ‖ mean)). Shares and fractions need no more than this.</remarks>
    /// <param name="sum">The observed sum.</param>
    /// <param name="count">How many variables.</param>
    /// <param name="mean">The mean of their expectations, 0 to 1.</param>
    public static double LogBoundedSum(double sum, int count, double mean)
    {
        if (count == 0 || sum <= count * mean || mean >= 1)
            return 0;
        if (mean <= 0)
            return double.NegativeInfinity;
        double share = Math.Min(1, sum / count);
        double divergence = share * Math.Log(share / mean);
        if (share < 1)
            divergence += (1 - share) * Math.Log((1 - share) / (1 - mean));
        return -count * divergence;
    }

    /// <summary>ln n!.</summary>
    public static double LogFactorial(int n)
    {
        if (n < 2)
            return 0;
        if (n < Small.Length)
            return Small[n];

        // Stirling's series; below 1e-16 relative from 64 on.
        double x = n + 1.0;
        double inverse = 1 / x, square = inverse * inverse;
        return ((x - 0.5) * Math.Log(x)) - x + 0.91893853320467274178
            + (inverse * ((1.0 / 12) - (square * ((1.0 / 360) - (square * ((1.0 / 1260) - (square / 1680)))))));
    }

    private static readonly double[] Small = BuildSmall();

    private static double[] BuildSmall()
    {
        var table = new double[64];
        for (int i = 2; i < table.Length; i++)
            table[i] = table[i - 1] + Math.Log(i);
        return table;
    }

    private static double LogPoissonBelow(int count, double mean)
    {
        // P(X ≤ count − 1), summed downwards from its largest term.
        int top = count - 1;
        double first = (top * Math.Log(mean)) - mean - LogFactorial(top);
        double term = 1, sum = 1;
        for (int k = top; k > 0 && term > sum * 1e-16; k--)
        {
            term *= k / mean;
            sum += term;
        }

        return first + Math.Log(sum);
    }

    private static double Log1MinusExp(double x) => x >= 0 ? double.NegativeInfinity : x > -0.693 ? Math.Log(-ExpM1(x)) : Log1P(-Math.Exp(x));

    private static double ExpM1(double x) => Math.Abs(x) < 1e-5 ? x + (x * x / 2) : Math.Exp(x) - 1;

    private static double Log1P(double x) => Math.Abs(x) < 1e-5 ? x - (x * x / 2) : Math.Log(1 + x);
}
