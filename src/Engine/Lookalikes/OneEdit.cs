namespace Tocsin.Engine.Lookalikes;

/// <summary>Tells whether one edit (insertion, omission, replacement, transposition) makes one label of another, in linear time.</summary>
internal static class OneEdit
{
    /// <summary>True when the labels differ by exactly one edit (optimal string alignment distance 1).</summary>
    public static bool Apart(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b)
    {
        if (a.Length > b.Length)
        {
            var longer = a;
            a = b;
            b = longer;
        }

        if (b.Length - a.Length > 1)
            return false;
        int i = a.CommonPrefixLength(b);
        if (a.Length < b.Length)
            return a[i..].SequenceEqual(b[(i + 1)..]);
        if (i == a.Length)
            return false;
        if (a[(i + 1)..].SequenceEqual(b[(i + 1)..]))
            return true;
        return i + 1 < a.Length && a[i] == b[i + 1] && a[i + 1] == b[i] && a[(i + 2)..].SequenceEqual(b[(i + 2)..]);
    }
}
