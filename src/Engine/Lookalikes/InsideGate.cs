using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace Tocsin.Engine.Lookalikes;

/// <summary>Says quickly that nothing protected stands inside a label in a way that could be an alarm.</summary>
/// <remarks>
/// Five letters at every place first, and where they begin something protected, its first six to eight. Names of three and four letters count
/// at the ends of a label and between hyphens only, as in <see cref="LookalikeScreener"/>. Everything is compared by hash; no false negatives.
/// </remarks>
internal sealed class InsideGate
{
    /// <summary>Bytes that must be readable behind a label.</summary>
    public const int Slack = 8;

    private const int Begin = 5;
    private const int Most = 8;
    private const ulong Factor = 0xD6E8FEB86659FD93;

    private readonly BitFilter _begins;
    private readonly BitFilter _words;

    /// <summary>Builds the gate.</summary>
    public InsideGate(IReadOnlyList<ProtectedForm> forms)
    {
        _begins = new BitFilter(forms.Count * 2L, bitsEach: 32);
        _words = new BitFilter(forms.Count * 3L, bitsEach: 32);
        var padded = new byte[(2 * LabelFold.MaxFolded) + 512];
        foreach (var form in forms)
        {
            int length = form.Label.Length;
            form.Label.CopyTo(padded, 0);
            if (form.Role == FormRole.Label)
                Add(padded, length);
            foreach (byte[] tail in form.Tails)
            {
                tail.CopyTo(padded, length);
                if (length + tail.Length >= Begin)
                    Add(padded, length + tail.Length);
            }
        }
    }

    /// <summary>Bytes held.</summary>
    public long Bytes => _begins.Bytes + _words.Bytes;

    /// <summary>Where in the label something protected may begin that can be an alarm: a bit for each letter, none for nearly every label.</summary>
    /// <param name="padded">The label and <see cref="Slack"/> bytes of anything behind it.</param>
    /// <param name="length">Length of the label; beyond 64 letters every place is possible.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Starts(ReadOnlySpan<byte> padded, int length)
    {
        if (length > 64)
            return ulong.MaxValue;
        ulong starts = length < 4 ? 0 : Short(padded, length);
        padded = padded[..(length + Slack)];
        for (int i = 0; i <= length - Begin; i++)
        {
            ulong eight = BinaryPrimitives.ReadUInt64LittleEndian(padded[i..]);
            if (_begins.MayHold(Key(eight, Begin)) && Word(eight, length - i))
                starts |= 1UL << i;
        }

        return starts;
    }

    private void Add(ReadOnlySpan<byte> word, int length)
    {
        if (length < 3)
            return;
        int kept = Math.Min(length, Most);
        ulong eight = BinaryPrimitives.ReadUInt64LittleEndian(word);
        _words.Add(Key(eight, kept));
        if (length >= Begin)
            _begins.Add(Key(eight, Begin));
    }

    private bool Word(ulong eight, int rest)
    {
        for (int length = Begin; length <= Most && length <= rest; length++)
        {
            if (_words.MayHold(Key(eight, length)))
                return true;
        }

        return false;
    }

    private ulong Short(ReadOnlySpan<byte> padded, int length)
    {
        ulong starts = 0;
        ulong start = BinaryPrimitives.ReadUInt64LittleEndian(padded);
        uint end = BinaryPrimitives.ReadUInt32LittleEndian(padded[(length - 4)..]);
        if (_words.MayHold(Key(start, 3)) || (length > 4 && _words.MayHold(Key(start, 4))))
            starts = 1;
        if (_words.MayHold(Key(end >> 8, 3)))
            starts |= 1UL << (length - 3);
        if (length > 4 && _words.MayHold(Key(end, 4)))
            starts |= 1UL << (length - 4);
        int hyphen = padded[..length].IndexOf((byte)'-');
        return hyphen < 0 ? starts : starts | BetweenHyphens(padded, length, hyphen);
    }

    private ulong BetweenHyphens(ReadOnlySpan<byte> padded, int length, int from)
    {
        var label = padded[..length];
        ulong starts = 0;
        while (from >= 0 && from + 4 < length)
        {
            uint four = BinaryPrimitives.ReadUInt32LittleEndian(padded[(from + 1)..]);
            if ((label[from + 4] == '-' && _words.MayHold(Key(four, 3))) || (from + 5 < length && label[from + 5] == '-' && _words.MayHold(Key(four, 4))))
                starts |= 1UL << (from + 1);
            int next = label[(from + 1)..].IndexOf((byte)'-');
            from = next < 0 ? -1 : from + 1 + next;
        }

        return starts;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Key(ulong eight, int length)
    {
        ulong word = (eight & (ulong.MaxValue >> (64 - (8 * length)))) + ((ulong)length * 0x9E3779B97F4A7C15);
        word = (word ^ (word >> 32)) * Factor;
        return word ^ (word >> 29);
    }
}
