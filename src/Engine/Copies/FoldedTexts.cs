using Tocsin.Engine.Posts;
using Tocsin.Engine.Text;

namespace Tocsin.Engine.Copies;

/// <summary>The folded texts that are compared with others, folded once.</summary>
/// <remarks>
/// Folding a text again for each comparison costs ten times what the comparison does; keeping all of them would cost their
/// length, so only those that have a candidate are kept, for as long as clustering takes. Very long ones are folded when asked
/// for. One instance may be read from many threads, each with its own <see cref="Room"/>.
/// </remarks>
internal sealed class FoldedTexts
{
    private const int RangeBits = 13;
    private const int LongText = 1 << 16;

    private readonly PostTable _table;
    private readonly byte[][] _ranges;
    private readonly int[] _end;

    /// <summary>Folds the texts.</summary>
    /// <param name="table">The posts.</param>
    /// <param name="wanted">Which distinct texts.</param>
    /// <param name="parallel">Threads.</param>
    public FoldedTexts(PostTable table, Func<int, bool> wanted, ParallelOptions parallel)
    {
        _table = table;
        int n = table.Texts.Count;
        _end = new int[n];
        _ranges = new byte[(n + (1 << RangeBits) - 1) >> RangeBits][];
        Parallel.For(0, _ranges.Length, parallel, () => new Scratch(), (range, _, scratch) =>
        {
            FoldRange(range, wanted, scratch);
            return scratch;
        }, static _ => { });
    }

    /// <summary>True when the Levenshtein ratio of two distinct texts is at least the given one.</summary>
    public bool AreSimilar(int a, int b, double similarity, Room room) =>
        TextSimilarity.IsSimilar(Get(a, ref room.A), Get(b, ref room.B), similarity);

    private ReadOnlySpan<byte> Get(int text, ref byte[] room)
    {
        int start = (text & ((1 << RangeBits) - 1)) == 0 ? 0 : _end[text - 1];
        int length = _end[text] - start;
        return length > 0 ? _ranges[text >> RangeBits].AsSpan(start, length) : room.AsSpan(0, Fold(text, ref room));
    }

    private void FoldRange(int range, Func<int, bool> wanted, Scratch scratch)
    {
        int first = range << RangeBits, end = Math.Min(_end.Length, first + (1 << RangeBits));
        int used = 0;
        for (int text = first; text < end; text++)
        {
            if (wanted(text))
            {
                int length = Fold(text, ref scratch.One);
                if (length <= LongText)
                {
                    if (scratch.All.Length < used + length)
                        Array.Resize(ref scratch.All, Math.Max(used + length, scratch.All.Length * 2));
                    scratch.One.AsSpan(0, length).CopyTo(scratch.All.AsSpan(used));
                    used += length;
                }
            }

            _end[text] = used;
        }

        _ranges[range] = scratch.All.AsSpan(0, used).ToArray();
    }

    private int Fold(int text, ref byte[] buffer)
    {
        var segment = _table.Locate(_table.Texts.FirstPost(text), out int row);
        return TextNormaliser.Normalise(segment.Resolve(segment.Text[row]), ref buffer, out _);
    }

    /// <summary>Where one thread folds texts that are not kept.</summary>
    internal sealed class Room
    {
        internal byte[] A = new byte[1024];
        internal byte[] B = new byte[1024];
    }

    private sealed class Scratch
    {
        public byte[] One = new byte[1024];
        public byte[] All = new byte[1 << 20];
    }
}
