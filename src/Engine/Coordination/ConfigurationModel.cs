namespace Tocsin.Engine.Coordination;

/// <summary>
/// The bipartite configuration model: the chance that an account of a given activity acts on an object of a given popularity,
/// everything else being as random as the degrees allow.
/// </summary>
/// <remarks>
/// p = x·y / (1 + x·y) with x and y solved so that expected degrees equal the observed ones (Saracco et al. 2017), per degree
/// class instead of per node, so the cost does not grow with the data. Unlike d·k/M this never exceeds 1.
/// </remarks>
internal sealed class ConfigurationModel
{
    private readonly double[] _x;
    private readonly double[] _y;

    /// <summary>Fits the model by fixed-point iteration.</summary>
    public ConfigurationModel(DegreeClasses accounts, DegreeClasses objects)
    {
        double edges = Total(accounts);
        _x = [.. accounts.Mean.Select(d => d / Math.Sqrt(Math.Max(edges, 1)))];
        _y = [.. objects.Mean.Select(k => k / Math.Sqrt(Math.Max(edges, 1)))];
        for (int round = 0; round < 200; round++)
        {
            double change = Math.Max(Update(_x, accounts.Mean, _y, objects.Count), Update(_y, objects.Mean, _x, accounts.Count));
            if (change < 1e-7)
                break;
        }
    }

    /// <summary>Chance that an account of one class acts on an object of another.</summary>
    public double Chance(int accountClass, int objectClass)
    {
        double xy = _x[accountClass] * _y[objectClass];
        return xy / (1 + xy);
    }

    private static double Total(DegreeClasses classes)
    {
        double sum = 0;
        for (int c = 0; c < classes.Count.Length; c++)
            sum += classes.Count[c] * classes.Mean[c];
        return sum;
    }

    private static double Update(double[] mine, double[] degree, double[] theirs, int[] theirCount)
    {
        double change = 0;
        for (int a = 0; a < mine.Length; a++)
        {
            if (degree[a] <= 0)
                continue;
            double sum = 0;
            for (int b = 0; b < theirs.Length; b++)
                sum += theirCount[b] * theirs[b] / (1 + (mine[a] * theirs[b]));

            // A degree that touches everything has no finite solution; the cap keeps its chance at practically 1.
            double next = sum > 0 ? Math.Min(degree[a] / sum, 1e9) : mine[a];
            change = Math.Max(change, Math.Abs(next - mine[a]) / Math.Max(next, 1e-300));
            mine[a] = next;
        }

        return change;
    }
}
