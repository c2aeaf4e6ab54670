using System.Globalization;

namespace Tocsin.Exchange.Json;

/// <summary>How numbers are written for machines: invariant, shortest form that reads back the same, never an infinity.</summary>
internal static class OutputNumbers
{
    private const double SmallestPlainLog = -4;

    /// <summary>Null for what JSON and CSV cannot hold.</summary>
    public static double? Finite(double value) => double.IsFinite(value) ? value : null;

    /// <summary>Invariant text; empty for an infinity or a NaN.</summary>
    public static string Plain(double value) =>
        double.IsFinite(value) ? value.ToString("R", CultureInfo.InvariantCulture) : "";

    /// <summary>A p-value from its decimal logarithm, also far below what a double can hold: <c>3.2e-412</c>.</summary>
    public static string? PValue(double log10)
    {
        if (double.IsNaN(log10))
            return null;
        if (double.IsNegativeInfinity(log10))
            return "0";
        if (log10 >= 0)
            return "1";
        if (log10 > SmallestPlainLog)
            return Math.Pow(10, log10).ToString("G3", CultureInfo.InvariantCulture);
        double exponent = Math.Floor(log10);
        double mantissa = Math.Round(Math.Pow(10, log10 - exponent), 1);
        if (mantissa >= 10)
            (mantissa, exponent) = (1, exponent + 1);
        return string.Create(CultureInfo.InvariantCulture, $"{mantissa:0.0}e{exponent:0}");
    }
}
