using System.Numerics;

namespace Tocsin.Engine.Lookalikes;

/// <summary>Finds protected labels inside longer ones. One per thread.</summary>
internal sealed class InsideComparison(LookalikeIndex index, BestMatch best, LureReading lures)
{
    /// <summary>Compares a label.</summary>
    /// <param name="padded">The label and some bytes behind it.</param>
    /// <param name="length">Length of the label.</param>
    /// <param name="place">Where the label stands.</param>
    public void Compare(ReadOnlySpan<byte> padded, int length, in LabelPlace place)
    {
        ulong starts = index.Inside.Starts(padded, length);
        if (starts != 0)
            Compare(padded[..length], starts, place);
    }

    private void Compare(ReadOnlySpan<byte> label, ulong starts, in LabelPlace place)
    {
        var patterns = index.Patterns;
        int state = LabelPatterns.Start;
        bool read = false;
        for (int i = label.Length > 64 ? 0 : BitOperations.TrailingZeroCount(starts); i < label.Length; i++)
        {
            state = patterns.Step(state, label[i], out bool matches);
            if (!matches)
                continue;
            for (int at = patterns.Matching(state); at >= 0; at = patterns.Shorter(at))
            {
                int start = i + 1 - patterns.Length(patterns.First(at));
                if ((starts >> (start & 63) & 1) == 0 || i + 1 - start == label.Length)
                    continue;
                for (int p = patterns.First(at); p >= 0; p = patterns.Same(p))
                    Compare(label, index.Forms[p], start, i + 1, ref read, place);
            }
        }
    }

    private void Compare(ReadOnlySpan<byte> label, ProtectedForm form, int start, int end, ref bool read, in LabelPlace place)
    {
        if (form.TailLength(label[end..]) is > 0 and var tail)
            best.OfferJoined(form, tail, label[..start], label[(end + tail)..], place);
        if (form.Role != FormRole.Label || !CanCount(form.Label.Length, label, start, end))
            return;
        bool lured = LureReading.MayBe(label[..start], label[end..]);
        if (lured)
        {
            if (!read)
                lures.Read(label);
            read = true;
            lured = lures.Before(start) && lures.After(end);
        }

        best.OfferInside(form, label[..start], label[end..], lured, place);
    }

    // A short name in the middle of a word is chance: said early, because short names are found in every other label.
    private static bool CanCount(int length, ReadOnlySpan<byte> label, int start, int end) =>
        length >= 5 || (length >= 3 && (start == 0 || end == label.Length || (label[start - 1] == '-' && label[end] == '-')));
}
