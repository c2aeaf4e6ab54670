using System.Buffers;
using System.Text;

namespace Tocsin.Engine.Text;

/// <summary>One pass of <see cref="TextNormaliser"/> over one text: reads code points and sorts them by class.</summary>
internal ref struct NormaliserRun
{
    private readonly ReadOnlySpan<byte> _input;
    private readonly FoldTable _table;
    private readonly bool _vectorised;
    private FoldedOutput _out;
    private int _at;
    private int _end;
    private int _urls;
    private int _mentions;
    private int _emojis;
    private bool _truncated;

    public NormaliserRun(ReadOnlySpan<byte> input, Span<byte> output, FoldTable table, bool vectorised)
    {
        _input = input;
        _table = table;
        _vectorised = vectorised;
        _out = new FoldedOutput(output, table);
        _end = input.Length;
    }

    public int Run(out TextShape shape)
    {
        _truncated = TextEnds.TrimEllipsis(_input, out _end);
        _at = TextEnds.ReshareMarkLength(_input[.._end]);
        while (_at < _end)
        {
            byte b = _input[_at];
            if (b >= 0x80)
                NonAscii(b);
            else if ((uint)((b | 0x20) - 'a') <= 25)
                AsciiLetters();
            else if ((uint)(b - '0') <= 9)
                AsciiDigits();
            else
                AsciiOther(b);
        }

        shape = new TextShape(_out.Letters, _out.Words, _urls, _mentions, _emojis, _truncated, _out.DominantScript());
        return _out.Length;
    }

    private void AsciiLetters()
    {
        var rest = _input[_at.._end];
        int length = AsciiWord.Lower(rest, _out.WordRoom(), out bool fourfold, _vectorised);
        if (length < rest.Length && rest[length] is (byte)':' or (byte)'.' && TakeUrl())
            return;
        _at += length;
        if (fourfold || _out.EndsWith((byte)(rest[0] | 0x20)))
            _out.AddLowered(rest[..length]);
        else
            _out.KeepWord(length);
    }

    private void AsciiDigits()
    {
        do
            _at++;
        while (_at < _end && (uint)(_input[_at] - '0') <= 9);
        _out.AddClass(TextNormaliser.Number);
    }

    private void AsciiOther(byte b)
    {
        if (b == ' ')
        {
            _at++;
            _out.Separate();
        }
        else if (b == '@')
        {
            At(1);
        }
        else if (b == '&' && HtmlEntity.TryDecode(_input[_at.._end], out int codePoint, out int length))
        {
            _at += length;
            Fold(codePoint);
        }
        else
        {
            _at++;
            if (b is >= 1 and <= 4)
                _out.AddClass(b);
            else
                _out.Separate();
        }
    }

    private void NonAscii(byte lead)
    {
        if (lead is >= 0xC2 and <= 0xDF && _at + 1 < _end && (_input[_at + 1] & 0xC0) == 0x80)
        {
            int codePoint = ((lead & 0x1F) << 6) | (_input[_at + 1] & 0x3F);
            _at += 2;
            Fold(codePoint);
            return;
        }

        bool valid = Rune.DecodeFromUtf8(_input[_at.._end], out var rune, out int used) == OperationStatus.Done;
        if (valid && FoldTable.Class(_table.Get(rune.Value)) == FoldClass.At)
        {
            At(used);
            return;
        }

        _at += used;
        if (valid)
            Fold(rune.Value);
        else
            _out.Separate();
    }

    private void Fold(int codePoint)
    {
        uint entry = _table.Get(codePoint);
        var kind = FoldTable.Class(entry);
        if (kind == FoldClass.Letter)
            _out.AddLetter(Target(entry, codePoint), FoldTable.Script(entry));
        else
            FoldOther(codePoint, entry, kind);
    }

    private void FoldOther(int codePoint, uint entry, FoldClass kind)
    {
        switch (kind)
        {
            case FoldClass.Expansion:
                foreach (int part in _table.Expansion(FoldTable.Target(entry)))
                    Fold(part);
                break;
            case FoldClass.Mark:
                _out.AddMark(Target(entry, codePoint));
                break;
            case FoldClass.ComposingMark:
                _out.AddComposingMark(Target(entry, codePoint));
                break;
            case FoldClass.Jamo:
                _out.AddJamo(codePoint);
                break;
            case FoldClass.Digit:
                _out.AddClass(TextNormaliser.Number);
                break;
            case FoldClass.Emoji:
                if (codePoint is < 0x1F3FB or > 0x1F3FF)
                    _emojis++;
                _out.AddClass(TextNormaliser.Emoji);
                break;
            case FoldClass.ClassByte:
                _out.AddClass((byte)codePoint);
                break;
            case FoldClass.Dropped:
                break;
            default:
                _out.Separate();
                break;
        }
    }

    private static int Target(uint entry, int codePoint) => FoldTable.Target(entry) is var target and not 0 ? target : codePoint;

    private void At(int signLength)
    {
        int length = EntityRules.MentionLength(_input[.._end], _at, signLength);
        if (length == 0)
        {
            _at += signLength;
            _out.Separate();
            return;
        }

        _at += length;
        _mentions++;
        _out.AddClass(TextNormaliser.Mention);
    }

    private bool TakeUrl()
    {
        int length = EntityRules.UrlLength(_input[.._end], _at);
        if (length == 0)
            return false;
        _truncated |= _at + length == _end && TextEnds.EndsInEllipsisCharacter(_input[.._at]);
        _at += length;
        _urls++;
        _out.AddClass(TextNormaliser.Url);
        return true;
    }
}
