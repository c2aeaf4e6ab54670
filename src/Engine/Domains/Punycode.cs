namespace Tocsin.Engine.Domains;

/// <summary>The Punycode encoder of RFC 3492 for one host label.</summary>
internal static class Punycode
{
    private const int Base = 36;
    private const int TMin = 1;
    private const int TMax = 26;
    private const int Skew = 38;
    private const int Damp = 700;
    private const int InitialBias = 72;
    private const int MaxLabel = 63;

    /// <summary>Encodes a label's code points, without the "xn--" before it.</summary>
    /// <returns>Bytes written; -1 when the label is too long for DNS.</returns>
    public static int Encode(ReadOnlySpan<int> label, Span<byte> output)
    {
        int used = 0;
        if (label.Length > MaxLabel)
            return -1;
        foreach (int c in label)
        {
            if (c < 0x80)
                output[used++] = (byte)c;
        }

        int basic = used;
        int handled = used;
        if (basic > 0)
            output[used++] = (byte)'-';
        int n = 0x80;
        int delta = 0;
        int bias = InitialBias;
        while (handled < label.Length)
        {
            int next = Smallest(label, n);
            delta += (next - n) * (handled + 1);
            n = next;
            foreach (int c in label)
            {
                if (c < n)
                    delta++;
                if (c != n)
                    continue;
                if (!WriteNumber(delta, bias, output, ref used))
                    return -1;
                bias = Adapt(delta, handled + 1, handled == basic);
                delta = 0;
                handled++;
            }

            delta++;
            n++;
        }

        return used;
    }

    private static int Smallest(ReadOnlySpan<int> label, int from)
    {
        int smallest = int.MaxValue;
        foreach (int c in label)
        {
            if (c >= from && c < smallest)
                smallest = c;
        }

        return smallest;
    }

    private static bool WriteNumber(int number, int bias, Span<byte> output, ref int used)
    {
        for (int k = Base; ; k += Base)
        {
            if (used >= MaxLabel)
                return false;
            int t = k <= bias ? TMin : k >= bias + TMax ? TMax : k - bias;
            if (number < t)
            {
                output[used++] = Digit(number);
                return true;
            }

            output[used++] = Digit(t + ((number - t) % (Base - t)));
            number = (number - t) / (Base - t);
        }
    }

    private static byte Digit(int d) => (byte)(d < 26 ? 'a' + d : '0' + d - 26);

    private static int Adapt(int delta, int points, bool first)
    {
        delta = first ? delta / Damp : delta / 2;
        delta += delta / points;
        int k = 0;
        for (; delta > (Base - TMin) * TMax / 2; k += Base)
            delta /= Base - TMin;
        return k + ((Base - TMin + 1) * delta / (delta + Skew));
    }
}
