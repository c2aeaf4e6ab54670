namespace Tocsin.Simulation.Randomness;

/// <summary>Logarithm, exponential and power built from IEEE 754 additions and multiplications only.</summary>
/// <remarks>
/// <see cref="Math"/> defers to the machine's own library, whose last digit differs between processors and systems. The
/// simulator promises the same bytes everywhere, so it may not. Relative error is below 1e-14, far more than is needed.
/// </remarks>
internal static class PortableMath
{
    private const double Ln2High = 6.93147180369123816490e-01;
    private const double Ln2Low = 1.90821492927058770002e-10;

    /// <summary>Natural logarithm of a positive finite number.</summary>
    public static double Log(double x)
    {
        if (!(x > 0) || double.IsInfinity(x))
            throw new ArgumentOutOfRangeException(nameof(x), x, "BUG: logarithm of a number that is not positive and finite");
        long bits = BitConverter.DoubleToInt64Bits(x);
        int exponent = (int)((bits >> 52) & 0x7FF);
        if (exponent == 0)
            return Log(x * 18014398509481984.0) - (54 * (Ln2High + Ln2Low));
        double m = BitConverter.Int64BitsToDouble((bits & 0x000FFFFFFFFFFFFF) | 0x3FF0000000000000);
        int k = exponent - 1023;
        if (m > 1.4142135623730951)
        {
            m *= 0.5;
            k++;
        }

        double s = (m - 1) / (m + 1);
        double z = s * s;
        double sum = 1.0 / 21;
        for (int d = 19; d >= 1; d -= 2)
            sum = (sum * z) + (1.0 / d);
        return (k * Ln2High) + ((k * Ln2Low) + (2 * s * sum));
    }

    /// <summary>e to the power of <paramref name="x"/>; 0 below -700 and the value at 700 above.</summary>
    public static double Exp(double x)
    {
        if (x < -700)
            return 0;
        if (x > 700)
            x = 700;
        double k = Math.Floor((x * 1.4426950408889634) + 0.5);
        double r = (x - (k * Ln2High)) - (k * Ln2Low);
        double sum = 1;
        for (int d = 14; d >= 1; d--)
            sum = 1 + (sum * r / d);
        return sum * BitConverter.Int64BitsToDouble(((long)k + 1023) << 52);
    }

    /// <summary>A positive number to any power.</summary>
    public static double Pow(double x, double y) => Exp(y * Log(x));
}
