namespace Tocsin.Engine.Domains;

/// <summary>The Punycode decoder of RFC 3492 for one host label.</summary>
internal static class PunycodeDecoder
{
    private const int Base = 36;
    private const int TMin = 1;
    private const int TMax = 26;
    private const int Skew = 38;
    private const int Damp = 700;
    private const int LastCodePoint = 0x10FFFF;

    /// <summary>Decodes a label without its "xn--".</summary>
    /// <param name="label">ASCII.</param>
    /// <param name="output">Receives code points; as long as the label at least.</param>
    /// <returns>Code points written; -1 when it is not Punycode or holds what is no Unicode scalar value.</returns>
    public static int Decode(ReadOnlySpan<byte> label, Span<int> output)
    {
        int basic = Math.Max(0, label.LastIndexOf((byte)'-'));
        int count = 0;
        foreach (byte b in label[..basic])
            output[count++] = b;
        int at = basic > 0 ? basic + 1 : 0;
        int n = 0x80, bias = 72, i = 0;
        while (at < label.Length)
        {
            int old = i;
            if (!ReadNumber(label, ref at, bias, ref i) || count == output.Length)
                return -1;
            bias = Adapt(i - old, count + 1, old == 0);
            n += i / (count + 1);
            i %= count + 1;
            if (n is > LastCodePoint or (>= 0xD800 and <= 0xDFFF))
                return -1;
            output[i..count].CopyTo(output[(i + 1)..]);
            output[i++] = n;
            count++;
        }

        return count;
    }

    private static bool ReadNumber(ReadOnlySpan<byte> label, ref int at, int bias, ref int number)
    {
        long weight = 1, sum = number;
        for (int k = Base; ; k += Base)
        {
            int digit = at < label.Length ? Digit(label[at++]) : -1;
            if (digit < 0)
                return false;
            sum += digit * weight;
            if (sum > int.MaxValue)
                return false;
            int t = k <= bias ? TMin : k >= bias + TMax ? TMax : k - bias;
            if (digit < t)
                break;
            weight *= Base - t;
            if (weight > int.MaxValue)
                return false;
        }

        number = (int)sum;
        return true;
    }

    private static int Digit(byte b) => b switch
    {
        >= (byte)'a' and <= (byte)'z' => b - 'a',
        >= (byte)'A' and <= (byte)'Z' => b - 'A',
        >= (byte)'0' and <= (byte)'9' => b - '0' + 26,
        _ => -1,
    };

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
