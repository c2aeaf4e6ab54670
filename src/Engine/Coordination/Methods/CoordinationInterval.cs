using Tocsin.Engine.Statistics;

namespace Tocsin.Engine.Coordination.Methods;

/// <summary>Estimates from the data how close in time acts must be to look coordinated, as CooRnet does (Giglietto et al. 2020).</summary>
/// <remarks>
/// Of the objects with two acts or more, the tenth whose second act came quickest; of these, the median time until half of their acts
/// were done. At least one second. Quantiles are of type 7.
/// </remarks>
internal static class CoordinationInterval
{
    private const double Quickest = 0.1;
    private const double Part = 0.5;

    /// <summary>The interval in milliseconds.</summary>
    public static long Estimate(RawActs acts)
    {
        var objects = new List<(double Second, double Half)>();
        for (int o = 0; o < acts.Objects; o++)
        {
            var all = acts.Of(o);
            if (all.Length < 2)
                continue;
            int half = Math.Max(1, (int)Math.Ceiling(Part * all.Length) - 1);
            objects.Add((all[1].Time - all[0].Time, all[half].Time - all[0].Time));
        }

        if (objects.Count == 0)
            return 1000;
        double limit = Quantiles.Of(objects.Select(o => o.Second), Quickest);
        return (long)Math.Max(1000, Quantiles.Of(objects.Where(o => o.Second <= limit).Select(o => o.Half), 0.5));
    }
}
