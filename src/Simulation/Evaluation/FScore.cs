using Tocsin.Simulation.Randomness;

namespace Tocsin.Simulation.Evaluation;

/// <summary>The harmonic mean of precision and recall, with a bootstrap interval.</summary>
/// <param name="Value">2 TP / (2 TP + FP + FN), or null when nothing is there to find and nothing was flagged.</param>
/// <param name="Low">2.5th percentile of the bootstrap, or null.</param>
/// <param name="High">97.5th percentile, or null.</param>
public readonly record struct FScore(double? Value, double? Low, double? High)
{
    private const int Resamples = 2000;

    /// <summary>F1 of the counts.</summary>
    /// <remarks>
    /// Accounts are drawn again with replacement 2,000 times under a fixed seed (percentile bootstrap, Efron 1979). True
    /// negatives do not enter F1, so only flagged and missed accounts are drawn. Accounts of one group are not independent:
    /// the interval is rather too narrow.
    /// </remarks>
    public static FScore Of(int truePositives, int falsePositives, int falseNegatives)
    {
        int n = truePositives + falsePositives + falseNegatives;
        if (n == 0)
            return new(null, null, null);
        var random = new RandomStream(1, "bootstrap");
        var scores = new double[Resamples];
        for (int r = 0; r < Resamples; r++)
        {
            int hits = Binomial(random, n, (double)truePositives / n);
            scores[r] = F(hits, n - hits);
        }

        Array.Sort(scores);
        return new(F(truePositives, n - truePositives), scores[Resamples * 25 / 1000], scores[(Resamples * 975 / 1000) - 1]);
    }

    private static double F(int hits, int errors) => hits == 0 ? 0 : 2.0 * hits / ((2.0 * hits) + errors);

    private static int Binomial(RandomStream random, int n, double p)
    {
        double variance = n * p * (1 - p);
        if (variance > 1000)
            return Math.Clamp((int)Math.Floor((n * p) + (Math.Sqrt(variance) * random.Normal()) + 0.5), 0, n);
        int hits = 0;
        for (int i = 0; i < n; i++)
            hits += random.Chance(p) ? 1 : 0;
        return hits;
    }
}
