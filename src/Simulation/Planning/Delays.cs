using Tocsin.Simulation.Randomness;

namespace Tocsin.Simulation.Planning;

/// <summary>How long people take, in milliseconds.</summary>
/// <remarks>
/// Mixtures of log-normals: response times to posts and links have been found log-normal to heavy-tailed with medians of
/// minutes to hours (Zhao et al., SEISMIC, KDD 2015; Castillo et al., CSCW 2014).
/// </remarks>
internal static class Delays
{
    private const double Minute = 60_000;
    private const double Hour = 60 * Minute;

    /// <summary>From a page's publication to a reader's post: a few follow notifications, many come within the hour, the rest over days.</summary>
    public static long AfterPublication(RandomStream random)
    {
        double u = random.Unit();
        return (long)(u < 0.06 ? 20_000 + random.Exponential(90_000)
            : u < 0.56 ? random.LogNormal(45 * Minute, 1.1)
            : random.LogNormal(9 * Hour, 1.0));
    }

    /// <summary>From a post to its reshare: most of a cascade comes early.</summary>
    public static long AfterPost(RandomStream random) =>
        3000 + (long)(random.Chance(0.7) ? random.LogNormal(14 * Minute, 1.3) : random.LogNormal(5 * Hour, 1.0));

    /// <summary>From a campaign's call to a supporter's copy.</summary>
    public static long AfterCall(RandomStream random) => 60_000 + (long)random.LogNormal(2.5 * Hour, 1.1);

    /// <summary>From an event to a post about it, when everybody hears of it at once.</summary>
    public static long AfterNews(RandomStream random) =>
        10_000 + (long)(random.Chance(0.75) ? random.LogNormal(40_000, 0.6) : random.LogNormal(6 * Minute, 0.7));
}
