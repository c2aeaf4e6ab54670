using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;
using Tocsin.Engine.Text;

namespace Tocsin.Engine.Meaning;

/// <summary>Reads the anchors of a text: words, their consonant frames and letter sequences in Latin letters, numbers, links and mentions.</summary>
/// <remarks>Hashtags and quotations count through their words. Not thread-safe; no allocation in a steady state.</remarks>
internal sealed class AnchorReader
{
    private const float SequenceWeight = 0.5f;
    private const float SignsWeight = 0.6f;
    private const float NumberWeight = 1.5f;
    private const float LinkWeight = 2f;
    private const int SequenceLength = 4;
    private const int LeastWord = 4;
    private const int LeastFramed = 5;
    private const int LeastFrame = 3;
    private const int LongestWord = 64;

    // A text beyond this length is compared by its beginning.
    private const int LongestText = 1 << 14;

    private readonly List<Anchor> _anchors = [];
    private readonly byte[] _word = new byte[LongestWord + 8];
    private readonly byte[] _other = new byte[12];
    private byte[] _folded = new byte[4096];
    private int _length;
    private int _others;

    private enum Kind : byte
    {
        Word = 1,
        Frame,
        Sequence,
        Number,
        Link,
        Mention,
    }

    /// <summary>Whether an anchor, by the last bit of its hash, stands for a whole word, number or link rather than a sequence of letters.</summary>
    public static bool IsWhole(uint hash) => (hash & 1) == 0;

    /// <summary>The anchors of a text, each once, by hash. The list is overwritten by the next call.</summary>
    public List<Anchor> Read(ReadOnlySpan<byte> utf8)
    {
        _anchors.Clear();
        if (utf8.Length > LongestText)
            utf8 = utf8[..LongestText];
        Entities(utf8);
        Words(utf8);
        CollectionsMarshal.AsSpan(_anchors).Sort();
        int kept = 0;
        for (int i = 0; i < _anchors.Count; i++)
        {
            if (i == 0 || _anchors[i].Hash != _anchors[i - 1].Hash)
                _anchors[kept++] = _anchors[i];
        }

        _anchors.RemoveRange(kept, _anchors.Count - kept);
        return _anchors;
    }

    private void Entities(ReadOnlySpan<byte> utf8)
    {
        int at = 0;
        foreach (var entity in new EntityExtractor(utf8))
        {
            Numbers(utf8[at..entity.Start]);
            var value = utf8.Slice(entity.Start + entity.SignLength, entity.Length - entity.SignLength);
            if (entity.Kind == EntityKind.Url)
                Add(Kind.Link, value, LinkWeight);
            else if (entity.Kind == EntityKind.Mention)
                Add(Kind.Mention, value, 1);
            at = entity.Start + entity.Length;
        }

        Numbers(utf8[at..]);
    }

    private void Numbers(ReadOnlySpan<byte> text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (!char.IsAsciiDigit((char)text[i]))
                continue;
            int start = i;
            while (i < text.Length && char.IsAsciiDigit((char)text[i]))
                i++;
            Add(Kind.Number, text[start..i], NumberWeight);
        }
    }

    private void Words(ReadOnlySpan<byte> utf8)
    {
        int need = TextNormaliser.MaxOutputLength(utf8.Length);
        if (_folded.Length < need)
            _folded = new byte[need];
        var run = new NormaliserRun(utf8, _folded, FoldTable.Plain, vectorised: true);
        ReadOnlySpan<byte> folded = _folded.AsSpan(0, run.Run(out _));
        (_length, _others) = (0, 0);
        while (!folded.IsEmpty)
        {
            Rune.DecodeFromUtf8(folded, out var rune, out int used);
            if (rune.Value <= ' ')
                EndWord();
            else if (Romanisation.Of(rune.Value) is { } latin)
                Latin(latin);
            else
                Other(folded[..used]);
            folded = folded[used..];
        }

        EndWord();
    }

    private void Latin(byte[] letters)
    {
        if (_others > 0)
            EndWord();
        foreach (byte letter in letters)
        {
            if (_length < LongestWord)
                _word[_length++] = letter;
        }
    }

    // Scripts without an alphabet here: two signs in a row, as is usual for Chinese and Japanese.
    private void Other(ReadOnlySpan<byte> sign)
    {
        if (_length > 0)
            EndWord();
        if (_others > 0)
        {
            sign.CopyTo(_other.AsSpan(_others));
            Add(Kind.Word, _other.AsSpan(0, _others + sign.Length), SignsWeight);
        }

        sign.CopyTo(_other);
        _others = sign.Length;
    }

    private void EndWord()
    {
        _others = 0;
        if (_length == 0)
            return;
        ReadOnlySpan<byte> word = _word.AsSpan(0, _length);
        if (_length >= LeastWord)
            Add(Kind.Word, word, 1);
        if (_length >= LeastFramed)
        {
            Span<byte> frame = stackalloc byte[ConsonantFrame.Length];
            int length = ConsonantFrame.Write(word, frame);
            if (length >= LeastFrame)
                Add(Kind.Frame, frame[..length], 1);
        }

        Span<byte> padded = stackalloc byte[LongestWord + 2];
        padded[0] = padded[_length + 1] = (byte)' ';
        word.CopyTo(padded[1..]);
        for (int i = 0; i + SequenceLength <= _length + 2; i++)
            Add(Kind.Sequence, padded.Slice(i, SequenceLength), SequenceWeight);
        _length = 0;
    }

    private void Add(Kind kind, ReadOnlySpan<byte> value, float weight) => _anchors.Add(new Anchor((Hash(kind, value) & ~1u) | (kind == Kind.Sequence ? 1u : 0), weight));

    // Eight bytes at a time: most anchors are four to ten, for which a hash for long inputs is slow.
    private static uint Hash(Kind kind, ReadOnlySpan<byte> value)
    {
        ulong hash = (ulong)kind * 0x9E3779B97F4A7C15;
        for (; value.Length > 8; value = value[8..])
            hash = Mix(hash ^ BinaryPrimitives.ReadUInt64LittleEndian(value));
        ulong last = (ulong)value.Length << 56;
        for (int i = 0; i < value.Length; i++)
            last ^= (ulong)value[i] << (8 * i);
        return (uint)(Mix(hash ^ last) >> 32);
    }

    private static ulong Mix(ulong x)
    {
        x = (x ^ (x >> 32)) * 0xD6E8FEB86659FD93;
        return (x ^ (x >> 32)) * 0xD6E8FEB86659FD93;
    }
}
