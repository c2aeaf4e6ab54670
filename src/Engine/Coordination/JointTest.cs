using Tocsin.Engine.Statistics;

namespace Tocsin.Engine.Coordination;

/// <summary>
/// The joint test: how many objects two accounts of given activity would act on together within the window if each chose
/// objects by their popularity alone and the moment by the object's own rhythm.
/// </summary>
/// <remarks>λ = Σ over objects of p·p·π with p from the configuration model; the tail is Poisson. Per pair of degree classes.</remarks>
internal sealed class JointTest
{
    private readonly double[,] _lambda;

    /// <summary>Prepares λ for every pair of activity classes. O(D²·K) in numbers of classes.</summary>
    /// <param name="acts">The trace.</param>
    /// <param name="rhythm">π of each object.</param>
    /// <param name="leftOut">Objects that count neither as observed nor as expected.</param>
    public JointTest(TraceActs acts, ReadOnlySpan<double> rhythm, bool[] leftOut)
    {
        var accounts = DegreeClasses.Build(acts.Degree);
        var objects = DegreeClasses.Build(Enumerable.Range(0, acts.Objects).Select(o => acts.Of(o).Length));
        var model = new ConfigurationModel(accounts, objects);
        var burst = new double[objects.Count.Length];
        for (int o = 0; o < acts.Objects; o++)
        {
            if (!leftOut[o] && acts.Of(o).Length > 1)
                burst[DegreeClasses.Of(acts.Of(o).Length)] += rhythm[o];
        }

        int n = accounts.Count.Length;
        _lambda = new double[n, n];
        for (int a = 0; a < n; a++)
        {
            if (accounts.Count[a] == 0)
                continue;
            for (int b = a; b < n; b++)
            {
                if (accounts.Count[b] == 0)
                    continue;
                double sum = 0;
                for (int k = 0; k < burst.Length; k++)
                {
                    if (burst[k] > 0)
                        sum += burst[k] * model.Chance(a, k) * model.Chance(b, k);
                }

                _lambda[a, b] = _lambda[b, a] = sum;
            }
        }
    }

    /// <summary>Expected weight of a pair with these numbers of distinct objects.</summary>
    public double Expected(int degreeA, int degreeB) => _lambda[DegreeClasses.Of(degreeA), DegreeClasses.Of(degreeB)];

    /// <summary>ln p of a weight.</summary>
    public double LogP(int weight, int degreeA, int degreeB) => Tails.LogPoisson(weight, Expected(degreeA, degreeB));
}
