using System.Runtime.CompilerServices;
using System.Text;

namespace Tocsin.Engine.Text;

/// <summary>The normaliser's output: words of folded letters, class bytes, single spaces; counts what it writes.</summary>
internal ref struct FoldedOutput
{
    private readonly Span<byte> _bytes;
    private readonly FoldTable _table;
    private ScriptCounts _scripts;
    private bool _gap;
    private bool _inWord;

    public FoldedOutput(Span<byte> bytes, FoldTable table)
    {
        _bytes = bytes;
        _table = table;
    }

    /// <summary>Bytes written.</summary>
    public int Length { get; private set; }

    /// <summary>Letters written.</summary>
    public int Letters { get; private set; }

    /// <summary>Words begun.</summary>
    public int Words { get; private set; }

    /// <summary>Where a word's letters may be written ahead of <see cref="KeepWord"/>.</summary>
    public readonly Span<byte> WordRoom() => _bytes[(Length + (_gap && Length > 0 ? 1 : 0))..];

    /// <summary>True when a letter would directly follow the same letter.</summary>
    public readonly bool EndsWith(byte letter) => !_gap && Length > 0 && _bytes[Length - 1] == letter;

    /// <summary>Ends the word, if one is open.</summary>
    public void Separate()
    {
        _gap = true;
        _inWord = false;
    }

    /// <summary>Keeps the ASCII letters written to <see cref="WordRoom"/>.</summary>
    public void KeepWord(int length)
    {
        CloseGap();
        OpenWord();
        Length += length;
        Letters += length;
        _scripts[(int)TextScript.Latin] += length;
    }

    /// <summary>Adds ASCII letters one by one, so that long runs are cut.</summary>
    public void AddLowered(ReadOnlySpan<byte> letters)
    {
        foreach (byte letter in letters)
            AddLetter(letter | 0x20, (int)TextScript.Latin);
    }

    /// <summary>Adds a folded letter.</summary>
    public void AddLetter(int codePoint, int script)
    {
        CloseGap();
        if (!Write(codePoint))
            return;
        Letters++;
        _scripts[script]++;
        if (!_inWord || script == (int)TextScript.Han)
            Words++;
        _inWord = true;
    }

    /// <summary>Adds a mark that belongs to the spelling.</summary>
    public void AddMark(int codePoint)
    {
        CloseGap();
        OpenWord();
        Write(codePoint);
    }

    /// <summary>Adds a mark, composed with the letter before it where Unicode has the composed letter.</summary>
    public void AddComposingMark(int mark) => AddMark(Composed(mark) is var letter and not 0 ? letter : mark);

    /// <summary>Adds a Hangul vowel or final consonant, composed with what stands before it.</summary>
    public void AddJamo(int jamo)
    {
        if (Composed(jamo) is var syllable and not 0)
            AddMark(syllable);
        else
            AddLetter(jamo, (int)TextScript.Hangul);
    }

    /// <summary>Adds a class byte, unless the text before it is of that class already.</summary>
    public void AddClass(byte kind)
    {
        // Spaces around links, mentions and emoji are habit, not text; numbers stick to their words ("covid19").
        bool apart = kind != TextNormaliser.Number;
        _inWord = false;
        if (Length > 0 && _bytes[Length - 1] == kind)
        {
            _gap = apart;
            return;
        }

        _gap |= apart;
        CloseGap();
        _bytes[Length++] = kind;
        _gap = apart;
    }

    /// <summary>The script most letters belong to; the first in the enumeration among equals.</summary>
    public readonly TextScript DominantScript()
    {
        int best = 0;
        for (int script = 1; script <= (int)TextScript.Other; script++)
        {
            if (_scripts[script] > _scripts[best])
                best = script;
        }

        return (TextScript)best;
    }

    private void CloseGap()
    {
        if (_gap && Length > 0)
            _bytes[Length++] = (byte)' ';
        _gap = false;
    }

    private void OpenWord()
    {
        if (_inWord)
            return;
        _inWord = true;
        Words++;
    }

    /// <summary>Writes a code point unless it stands three times already.</summary>
    private bool Write(int codePoint)
    {
        var end = _bytes[Length..];
        int width;
        if (codePoint < 0x80)
        {
            end[0] = (byte)codePoint;
            width = 1;
        }
        else if (codePoint < 0x800)
        {
            end[1] = (byte)(0x80 | (codePoint & 0x3F));
            end[0] = (byte)(0xC0 | (codePoint >> 6));
            width = 2;
        }
        else
        {
            width = new Rune(codePoint).EncodeToUtf8(end);
        }

        if (Length >= 3 * width && _bytes[Length - 1] == _bytes[Length + width - 1] && IsThreefold(width))
            return false;
        Length += width;
        return true;
    }

    private readonly bool IsThreefold(int width)
    {
        ReadOnlySpan<byte> added = _bytes.Slice(Length, width);
        return added.SequenceEqual(_bytes.Slice(Length - width, width))
            && added.SequenceEqual(_bytes.Slice(Length - (2 * width), width))
            && added.SequenceEqual(_bytes.Slice(Length - (3 * width), width));
    }

    /// <summary>Takes the last code point back and returns what it and a mark compose to; 0 when they stay two.</summary>
    private int Composed(int mark)
    {
        if (_gap || Length == 0)
            return 0;
        Rune.DecodeLastFromUtf8(_bytes[..Length], out var last, out int width);
        int composed = Composition.Of(last.Value, mark, _table);
        if (composed != 0)
            Length -= width;
        return composed;
    }

    [InlineArray((int)TextScript.Other + 1)]
    private struct ScriptCounts
    {
        private int _first;
    }
}
