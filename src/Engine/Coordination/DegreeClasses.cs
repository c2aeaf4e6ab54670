namespace Tocsin.Engine.Coordination;

/// <summary>Groups degrees into classes: exact up to 16, then classes about 12 % wide, each known by its mean.</summary>
internal sealed class DegreeClasses
{
    private const int Exact = 16;
    private const double Ratio = 1.12;
    private static readonly double LogRatio = Math.Log(Ratio);

    // Nearly every degree is small, and a logarithm each would be a good part of the tests' time.
    private static readonly byte[] Known = [.. Enumerable.Range(0, 4096).Select(d => (byte)Math.Max(0, Compute(d)))];

    private DegreeClasses(int[] count, double[] mean)
    {
        Count = count;
        Mean = mean;
    }

    /// <summary>Members of each class.</summary>
    public int[] Count { get; }

    /// <summary>Mean degree of each class.</summary>
    public double[] Mean { get; }

    /// <summary>Class of a degree of at least 1.</summary>
    public static int Of(int degree) => (uint)(degree - 1) < (uint)(Known.Length - 1) ? Known[degree] : Compute(degree);

    private static int Compute(int degree) =>
        degree <= Exact ? degree - 1 : Exact + (int)(Math.Log((double)degree / Exact) / LogRatio);

    /// <summary>Counts degrees; zeros are left out.</summary>
    public static DegreeClasses Build(IEnumerable<int> degrees)
    {
        var count = new List<int>();
        var sum = new List<double>();
        foreach (int degree in degrees)
        {
            if (degree <= 0)
                continue;
            int c = Of(degree);
            while (count.Count <= c)
            {
                count.Add(0);
                sum.Add(0);
            }

            count[c]++;
            sum[c] += degree;
        }

        var mean = sum.Select((s, c) => count[c] == 0 ? 0 : s / count[c]).ToArray();
        return new DegreeClasses([.. count], mean);
    }
}
