using System.Runtime.CompilerServices;

namespace Tocsin.Engine.Text;

/// <summary>How every code point is folded: a two-stage table with one 32-bit entry per code point.</summary>
/// <remarks>
/// Entry: bits 0–3 <see cref="FoldClass"/>, bits 4–8 <see cref="TextScript"/>, bits 9–29 the target code point (0 means
/// itself) or, for an expansion, its number. Pages of 128 code points that are alike are stored once.
/// </remarks>
internal sealed class FoldTable
{
    /// <summary>Code points in a page, as a power of two.</summary>
    public const int PageBits = 7;

    private static readonly Lazy<FoldTable> SkeletonTable = new(() => FoldTableReader.Read(skeletons: true));
    private static readonly Lazy<FoldTable> PlainTable = new(() => FoldTableReader.Read(skeletons: false));

    private readonly ushort[] _pages;
    private readonly uint[] _entries;
    private readonly int[][] _expansions;
    private readonly long[] _pairs;
    private readonly int[] _composed;

    internal FoldTable(ushort[] pages, uint[] entries, int[][] expansions, long[] pairs, int[] composed)
    {
        _pages = pages;
        _entries = entries;
        _expansions = expansions;
        _pairs = pairs;
        _composed = composed;
    }

    /// <summary>Folds look-alike letters of other scripts to the ASCII letter they imitate.</summary>
    public static FoldTable Skeleton => SkeletonTable.Value;

    /// <summary>Keeps letters of other scripts apart.</summary>
    public static FoldTable Plain => PlainTable.Value;

    /// <summary>The entry of a Unicode scalar value.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public uint Get(int codePoint) => _entries[(_pages[codePoint >> PageBits] << PageBits) | (codePoint & ((1 << PageBits) - 1))];

    /// <summary>The class of an entry.</summary>
    public static FoldClass Class(uint entry) => (FoldClass)(entry & 15);

    /// <summary>The script of an entry.</summary>
    public static int Script(uint entry) => (int)(entry >> 4) & 31;

    /// <summary>The target or expansion number of an entry.</summary>
    public static int Target(uint entry) => (int)(entry >> 9);

    /// <summary>The code points an expansion consists of.</summary>
    public ReadOnlySpan<int> Expansion(int number) => _expansions[number];

    /// <summary>The code point a letter and a mark compose to; 0 when they stay two.</summary>
    public int Compose(int letter, int mark)
    {
        int i = Array.BinarySearch(_pairs, ((long)letter << 32) | (uint)mark);
        return i < 0 ? 0 : _composed[i];
    }

    internal static uint Pack(FoldClass kind, TextScript script, int target) =>
        (uint)kind | ((uint)script << 4) | ((uint)target << 9);
}
