namespace Tocsin.Simulation.Evaluation;

/// <summary>A proportion with its 95 % confidence interval.</summary>
/// <param name="Hits">Counted.</param>
/// <param name="Of">Out of how many; 0 leaves <paramref name="Value"/> null.</param>
/// <param name="Value">Hits / Of, or null.</param>
/// <param name="Low">Lower end (Wilson), or null.</param>
/// <param name="High">Upper end, or null.</param>
public readonly record struct Proportion(int Hits, int Of, double? Value, double? Low, double? High)
{
    private const double Z = 1.959963984540054;

    /// <summary>The proportion of hits, with Wilson's score interval.</summary>
    /// <remarks>Wilson, JASA 22(158), 1927; it stays inside 0 to 1 and holds near the ends (Brown, Cai and DasGupta 2001).</remarks>
    public static Proportion Wilson(int hits, int of)
    {
        if (hits < 0 || hits > of)
            throw new ArgumentOutOfRangeException(nameof(hits), hits, "BUG: more hits than cases");
        if (of == 0)
            return new(0, 0, null, null, null);
        double p = (double)hits / of;
        double z2 = Z * Z / of;
        double centre = p + (z2 / 2);
        double spread = Z * Math.Sqrt((p * (1 - p) / of) + (z2 / (4 * of)));
        return new(hits, of, p, hits == 0 ? 0 : Math.Max(0, (centre - spread) / (1 + z2)), hits == of ? 1 : Math.Min(1, (centre + spread) / (1 + z2)));
    }
}
