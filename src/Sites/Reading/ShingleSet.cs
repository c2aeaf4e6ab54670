namespace Tocsin.Sites.Reading;

/// <summary>A set of hashed shingles, kept as its 4,096 lowest values: exact up to that size, an estimate beyond (bottom-k, Broder 1997).</summary>
public sealed class ShingleSet
{
    /// <summary>Values kept.</summary>
    public const int Most = 4096;

    private readonly ulong[] _values;

    private ShingleSet(ulong[] values, int total) => (_values, Total) = (values, total);

    /// <summary>How many distinct shingles there are.</summary>
    public int Total { get; }

    /// <summary>The lowest values, in order.</summary>
    public ReadOnlySpan<ulong> Values => _values;

    /// <summary>Makes a set.</summary>
    /// <param name="hashes">Hashes, in any order, repeated or not.</param>
    public static ShingleSet Of(IEnumerable<ulong> hashes)
    {
        ulong[] sorted = [.. hashes.Distinct()];
        Array.Sort(sorted);
        return new ShingleSet(sorted.Length > Most ? sorted[..Most] : sorted, sorted.Length);
    }

    /// <summary>Shared over all (Jaccard); 0 when one is empty.</summary>
    /// <param name="other">The other set.</param>
    public double Jaccard(ShingleSet other)
    {
        ArgumentNullException.ThrowIfNull(other);
        int both = 0, union = 0, i = 0, j = 0;
        bool cut = Total > Most || other.Total > Most;
        while ((i < _values.Length || j < other._values.Length) && !(cut && union == Most))
        {
            union++;
            if (j == other._values.Length || (i < _values.Length && _values[i] < other._values[j]))
            {
                i++;
            }
            else if (i == _values.Length || other._values[j] < _values[i])
            {
                j++;
            }
            else
            {
                both++;
                i++;
                j++;
            }
        }

        return Total == 0 || other.Total == 0 ? 0 : (double)both / union;
    }

    /// <summary>How much of this set stands in the other.</summary>
    /// <param name="other">The other set.</param>
    public double ContainedIn(ShingleSet other)
    {
        double jaccard = Jaccard(other);
        return Total == 0 ? 0 : Math.Min(1, jaccard / (1 + jaccard) * (Total + other.Total) / Total);
    }
}
