using CsCheck;
using Shouldly;
using Tocsin.Engine.Statistics;
using Xunit;

namespace Tocsin.Tests.Engine.Statistics;

/// <summary>The tails against sums taken term by term, near and far.</summary>
public sealed class TailsTests
{
    private static readonly double[] Factorials = BuildFactorials(6000);

    [Fact]
    public void Log_factorials_agree_with_the_sum_of_logarithms()
    {
        for (int n = 0; n < Factorials.Length; n++)
            Near(Tails.LogFactorial(n), Factorials[n], $"n = {n}");
    }

    [Theory]
    [InlineData(10, 1, 1.114254783387207e-7)]
    [InlineData(1, 0.5, 0.3934693402873666)]
    [InlineData(5, 5, 0.5595067149347875)]
    public void Poisson_tails_have_their_known_values(int count, double mean, double probability) =>
        Math.Exp(Tails.LogPoisson(count, mean)).ShouldBe(probability, probability * 1e-9);

    [Fact]
    public void Poisson_tails_agree_with_exact_sums_on_a_wide_grid()
    {
        foreach (double mean in (double[])[1e-12, 1e-6, 0.001, 0.1, 0.5, 1, 2.5, 7, 20, 63.5, 150, 600])
        {
            foreach (int count in (int[])[1, 2, 3, 5, 8, 13, 40, 64, 100, 300, 1000])
                Near(Tails.LogPoisson(count, mean), PoissonTail(count, mean), $"count {count}, mean {mean}");
        }
    }

    [Fact]
    public void Binomial_tails_above_the_mean_agree_with_exact_sums_on_a_wide_grid()
    {
        foreach (int trials in (int[])[1, 2, 3, 10, 50, 200, 1500])
        {
            foreach (double p in (double[])[1e-9, 1e-4, 0.01, 0.2, 0.5, 0.9, 0.999])
            {
                foreach (int count in Enumerable.Range(1, trials).Where(c => c > trials * p && (c < 12 || c % 37 == 0 || c == trials)))
                    Near(Tails.LogBinomial(count, trials, p), BinomialTail(count, trials, p), $"count {count}, trials {trials}, p {p}");
            }
        }
    }

    [Fact]
    public void At_the_mean_or_below_a_binomial_count_speaks_against_nothing()
    {
        Tails.LogBinomial(5, 10, 0.5).ShouldBe(0);
        Tails.LogBinomial(1, 10, 0.5).ShouldBe(0);
    }

    [Fact]
    public void Edges_of_the_domain_have_their_values()
    {
        Tails.LogPoisson(0, 0).ShouldBe(0);
        Tails.LogPoisson(-1, 3).ShouldBe(0);
        Tails.LogPoisson(1, 0).ShouldBe(double.NegativeInfinity);
        Tails.LogBinomial(0, 0, 0.5).ShouldBe(0);
        Tails.LogBinomial(1, 0, 0.5).ShouldBe(double.NegativeInfinity);
        Tails.LogBinomial(11, 10, 0.5).ShouldBe(double.NegativeInfinity);
        Tails.LogBinomial(1, 10, 0).ShouldBe(double.NegativeInfinity);
        Tails.LogBinomial(10, 10, 1).ShouldBe(0);
        Tails.LogPoissonBinomialBound(0, 0, 0).ShouldBe(0);
        Tails.LogPoissonBinomialBound(3, 0, 0).ShouldBe(double.NegativeInfinity);
        Tails.LogBoundedSum(0, 0, 0.5).ShouldBe(0);
        Tails.LogBoundedSum(3, 5, 0).ShouldBe(double.NegativeInfinity);
        Tails.LogBoundedSum(3, 5, 1).ShouldBe(0);
        Tails.LogBoundedSum(5, 5, 0.5).ShouldBe(5 * Math.Log(0.5), 1e-12);
    }

    [Fact]
    public void Tails_hold_where_a_double_would_long_be_zero()
    {
        Tails.LogPoisson(5000, 0.01).ShouldBeInRange(-70_000, -50_000);
        Tails.LogBinomial(1500, 1500, 1e-9).ShouldBe(1500 * Math.Log(1e-9), 1e-6);
    }

    [Fact]
    public void Tails_fall_with_the_count_and_rise_with_the_mean() =>
        Gen.Select(Gen.Int[0, 400], Gen.Double[1e-6, 300], Gen.Double[0, 50]).Sample((count, mean, more) =>
        {
            double here = Tails.LogPoisson(count, mean);
            here.ShouldBeLessThanOrEqualTo(0);
            Tails.LogPoisson(count + 1, mean).ShouldBeLessThanOrEqualTo(here + 1e-9);
            Tails.LogPoisson(count, mean + more).ShouldBeGreaterThanOrEqualTo(here - 1e-9);
            double p = mean / 301, q = Math.Min(1, p + (more / 301));
            double binomial = Tails.LogBinomial(count, 400, p);
            Tails.LogBinomial(count + 1, 400, p).ShouldBeLessThanOrEqualTo(binomial + 1e-9);
            Tails.LogBinomial(count, 400, q).ShouldBeGreaterThanOrEqualTo(binomial - 1e-9);
            double sum = Tails.LogBoundedSum(count, 400, p);
            Tails.LogBoundedSum(count + 1, 400, p).ShouldBeLessThanOrEqualTo(sum + 1e-9);
            Tails.LogBoundedSum(count, 400, q).ShouldBeGreaterThanOrEqualTo(sum - 1e-9);
        });

    [Fact]
    public void The_bound_is_never_below_the_exact_tail_of_unequal_chances() =>
        Gen.Double[0, 1].Array[1, 14].Sample(chances =>
        {
            var exact = PoissonBinomial(chances);
            double mean = chances.Sum();
            for (int count = 0; count <= chances.Length; count++)
            {
                double tail = exact[count..].Sum();
                Tails.LogPoissonBinomialBound(count, chances.Length, mean).ShouldBeGreaterThanOrEqualTo(Math.Log(tail) - 1e-9);
                Tails.LogBoundedSum(count, chances.Length, mean / chances.Length).ShouldBeGreaterThanOrEqualTo(Math.Log(tail) - 1e-9);
            }
        });

    private static double[] PoissonBinomial(double[] chances)
    {
        var mass = new double[chances.Length + 1];
        mass[0] = 1;
        foreach (double p in chances)
        {
            for (int k = mass.Length - 1; k > 0; k--)
                mass[k] = (mass[k] * (1 - p)) + (mass[k - 1] * p);
            mass[0] *= 1 - p;
        }

        return mass;
    }

    private static double PoissonTail(int count, double mean) =>
        LogSum(Enumerable.Range(count, 4000).Select(k => (k * Math.Log(mean)) - mean - Factorials[k]));

    private static double BinomialTail(int count, int trials, double p) => LogSum(Enumerable.Range(count, trials - count + 1).Select(k =>
        Factorials[trials] - Factorials[k] - Factorials[trials - k] + (k * Math.Log(p)) + ((trials - k) * Math.Log(1 - p))));

    private static double LogSum(IEnumerable<double> logs)
    {
        var all = logs.ToArray();
        double top = all.Max();
        return top + Math.Log(all.Sum(x => Math.Exp(x - top)));
    }

    private static void Near(double actual, double expected, string where) =>
        actual.ShouldBe(expected, 1e-9 * Math.Max(1e-3, Math.Abs(expected)), where);

    private static double[] BuildFactorials(int count)
    {
        var table = new double[count];
        double lost = 0;
        for (int n = 2; n < count; n++)
        {
            double term = Math.Log(n) - lost, sum = table[n - 1] + term;
            lost = sum - table[n - 1] - term;
            table[n] = sum;
        }

        return table;
    }
}
