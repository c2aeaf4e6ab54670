using System.Buffers;
using System.IO.Hashing;
using System.Text;

namespace Tocsin.Engine.Text;

/// <summary>Reads a folded text as terms: words cut to their first letters, and pairs of characters in scripts without blanks.</summary>
/// <remarks>
/// Cutting words at <see cref="StemLetters"/> letters stands for stemming in any language (McNamee and Mayfield, "Character
/// n-gram tokenization for European language text retrieval", Information Retrieval, 2004, compare such n-grams with stemmers).
/// Links, mentions, emoji and numbers are no terms. Allocates nothing.
/// </remarks>
public ref struct TermReader(ReadOnlySpan<byte> folded)
{
    /// <summary>Letters of a word that count.</summary>
    public const int StemLetters = 6;

    private readonly ReadOnlySpan<byte> _text = folded;
    private int _at;
    private int _wordEnd;

    /// <summary>Hash of the term.</summary>
    public ulong Hash { get; private set; }

    /// <summary>Where the term starts, in bytes.</summary>
    public int Start { get; private set; }

    /// <summary>Its length in bytes: the whole word, or the pair of characters.</summary>
    public int Length { get; private set; }

    /// <summary>Goes to the next term.</summary>
    public bool MoveNext()
    {
        while (true)
        {
            if (_at < _wordEnd && NextPair())
                return true;
            while (_at < _text.Length && _text[_at] <= (byte)' ')
                _at++;
            if (_at >= _text.Length)
                return false;
            int start = _at;
            int end = start;
            while (end < _text.Length && _text[end] > (byte)' ')
                end++;
            if (IsUnspaced(_text[start..end]))
            {
                _wordEnd = end;
                continue;
            }

            Set(start, end - start, Stem(_text[start..end]));
            _at = end;
            return true;
        }
    }

    private bool NextPair()
    {
        int first = CharacterLength(_text[_at..]);
        int start = _at;
        _at += first;
        if (_at >= _wordEnd)
            return false;
        int length = first + CharacterLength(_text[_at..]);
        Set(start, length, length);
        return true;
    }

    private void Set(int start, int length, int hashed)
    {
        (Start, Length) = (start, length);
        Hash = XxHash3.HashToUInt64(_text.Slice(start, hashed), 0x7E45);
    }

    private static int CharacterLength(ReadOnlySpan<byte> text) =>
        Rune.DecodeFromUtf8(text, out _, out int used) == OperationStatus.Done ? used : 1;

    private static int Stem(ReadOnlySpan<byte> word)
    {
        int letters = 0;
        for (int i = 0; i < word.Length; i++)
        {
            // Continuation bytes belong to the letter before them.
            if ((word[i] & 0xC0) != 0x80 && letters++ == StemLetters)
                return i;
        }

        return word.Length;
    }

    // Thai, Lao, Khmer, Myanmar, kana and Han: three bytes, from U+0E00 to U+109F, U+1780 to U+17FF and from U+3040 to U+9FFF.
    private static bool IsUnspaced(ReadOnlySpan<byte> word)
    {
        if (word.Length < 3 || word[0] < 0xE0)
            return false;
        return Rune.DecodeFromUtf8(word, out var rune, out _) == OperationStatus.Done
            && rune.Value is (>= 0xE00 and <= 0xEFF) or (>= 0x1000 and <= 0x109F) or (>= 0x1780 and <= 0x17FF) or (>= 0x3040 and <= 0x9FFF);
    }
}
