namespace Tocsin.Partners.Reading;

/// <summary>Cuts the items out of one list of a JSON document, without reading more of it than one item at a time.</summary>
/// <remarks>
/// The list stands under one of the given names in the outermost object, or is the document itself. Brackets and strings are followed byte by byte, so
/// that neither nesting nor length costs more than the buffer: an item that is too large is passed over and told. O(bytes); memory is the largest item.
/// </remarks>
internal sealed class ItemScanner(Stream input, string file, params string[] names)
{
    /// <summary>The largest item that is looked at.</summary>
    public const int MostItem = 4 << 20;

    private const int LongestName = 32;
    private byte[] _buffer = new byte[1 << 16];
    private int _at;
    private int _end;
    private int _start = -1;
    private long _depth;
    private long _listDepth = -1;
    private bool _inString;
    private bool _escaped;
    private bool _tooLarge;
    private bool _nameNext;
    private bool _begun;
    private readonly List<byte> _name = [];
    private bool _listNamed;

    /// <summary>True when the list was there.</summary>
    public bool Found { get; private set; }

    /// <summary>Items so far.</summary>
    public long Items { get; private set; }

    /// <summary>The next item; its bytes hold until the next call.</summary>
    /// <param name="item">Its bytes; empty when it is too large.</param>
    /// <returns>False at the end of the document.</returns>
    /// <exception cref="PartnerFileException">The document ends in the middle or its brackets do not fit.</exception>
    public bool Next(out ReadOnlyMemory<byte> item)
    {
        while (_at < _end || Fill())
        {
            byte c = _buffer[_at];
            if (_start >= 0 && !_tooLarge && _at - _start > MostItem)
                (_tooLarge, _start) = (true, _at);
            if (Step(c) is { } ended)
            {
                // A number or word ends before the comma or bracket, which belongs to the list.
                int end = ended ? _at + 1 : _at;
                if (ended)
                    _at++;
                item = _tooLarge ? default : _buffer.AsMemory(_start, end - _start);
                (_start, _tooLarge) = (-1, false);
                Items++;
                return true;
            }

            _at++;
        }

        if (_depth != 0 || _inString || !_begun || _start >= 0)
            throw new PartnerFileException(_begun ? $"{file} ends in the middle" : $"{file} is empty or holds no JSON", "nothing of it was kept; fetch it again");
        item = default;
        return false;
    }

    // True: the item ends with this byte. False: it ended before it. Null: nothing ended.
    private bool? Step(byte c)
    {
        if (_inString)
            return InString(c);
        switch (c)
        {
            case (byte)'"':
                Begin();
                (_inString, _nameNext) = (true, _depth == 1 && _listDepth != 1 && !Found);
                _name.Clear();
                return null;
            case (byte)'{' or (byte)'[':
                if (_depth == 0 && _begun)
                    throw Malformed();
                bool list = c == (byte)'[' && !Found && ((_depth == 0 && !_begun) || (_depth == 1 && _listNamed));
                Begin();
                _depth++;
                if (list)
                    (_listDepth, Found) = (_depth, true);
                _begun = true;
                return null;
            case (byte)'}' or (byte)']':
                return Close();
            case (byte)',':
                _listNamed = false;
                return _start >= 0 && _depth == _listDepth ? false : null;
            case (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t' or (byte)':':
                return null;
            case 0xEF or 0xBB or 0xBF when _depth == 0 && !_begun:
                return null;
            default:
                if (_depth == 0)
                    throw Malformed();
                Begin();
                return null;
        }
    }

    private bool? InString(byte c)
    {
        if (_escaped)
        {
            _escaped = false;
        }
        else if (c == (byte)'\\')
        {
            _escaped = true;
        }
        else if (c == (byte)'"')
        {
            _inString = false;
            if (_nameNext)
                _listNamed = names.Contains(System.Text.Encoding.UTF8.GetString([.. _name]), StringComparer.Ordinal);
            return _start >= 0 && _depth == _listDepth ? true : null;
        }

        if (_nameNext && _name.Count < LongestName)
            _name.Add(c);
        return null;
    }

    private bool? Close()
    {
        if (_start >= 0 && _depth == _listDepth)
            return false;
        if (--_depth < 0)
            throw Malformed();
        if (_depth < _listDepth)
            _listDepth = -1;
        return _start >= 0 && _depth == _listDepth ? true : null;
    }

    private void Begin()
    {
        if (_start < 0 && _listDepth > 0 && _depth == _listDepth)
            _start = _at;
    }

    private bool Fill()
    {
        int from = _start >= 0 && !_tooLarge ? _start : _at;
        if (from > 0)
        {
            _buffer.AsSpan(from, _end - from).CopyTo(_buffer);
            (_at, _end, _start) = (_at - from, _end - from, _start >= 0 ? 0 : -1);
        }

        if (_end == _buffer.Length)
            Array.Resize(ref _buffer, _buffer.Length * 2);
        int read = input.Read(_buffer, _end, _buffer.Length - _end);
        _end += read;
        return read > 0;
    }

    private PartnerFileException Malformed() => new($"{file} is no JSON document with one list in it", "nothing of it was kept; fetch it again");
}
