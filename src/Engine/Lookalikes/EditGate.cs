using System.Runtime.CompilerServices;

namespace Tocsin.Engine.Lookalikes;

/// <summary>Says in two questions that no protected label is one edit from a label; without it that takes one question for each letter.</summary>
/// <remarks>
/// One edit (a transposition touches two letters) leaves the first half of a label or the other half as it was. Of every protected label the
/// beginnings and ends that such a half can be are kept, with the length of the label they would be a half of. No false negatives.
/// </remarks>
internal sealed class EditGate
{
    private static readonly ulong[] Salts = [.. Enumerable.Range(1, 2 * (LabelFold.MaxFolded + 2)).Select(n => LabelHash.Of(BitConverter.GetBytes(n)))];

    private readonly BitFilter _halves;

    /// <summary>Builds the gate of protected labels.</summary>
    public EditGate(IReadOnlyList<byte[]> labels)
    {
        _halves = new BitFilter(labels.Count * 6L, bitsEach: 32);
        Span<ulong> prefix = stackalloc ulong[LabelFold.MaxFolded + 1];
        foreach (byte[] label in labels)
        {
            var hash = new LabelHash(label, prefix);
            for (int length = label.Length - 1; length <= label.Length + 1; length++)
            {
                // A half may be the whole of a label that is one letter shorter.
                int first = First(length), last = length - 1 - first;
                _halves.Add(hash.Part(0, first) ^ Salts[2 * length]);
                _halves.Add(hash.Part(label.Length - last, label.Length) ^ Salts[(2 * length) + 1]);
            }
        }
    }

    /// <summary>Bytes held.</summary>
    public long Bytes => _halves.Bytes;

    /// <summary>False when no protected label is one edit from the label.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool MayBeNear(in LabelHash label)
    {
        int length = label.Length, first = First(length), last = length - 1 - first;
        return _halves.MayHold(label.Part(0, first) ^ Salts[2 * length])
            || _halves.MayHold(label.Part(length - last, length) ^ Salts[(2 * length) + 1]);
    }

    private static int First(int length) => length / 2;
}
