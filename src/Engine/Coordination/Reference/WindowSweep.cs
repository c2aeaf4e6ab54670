namespace Tocsin.Engine.Coordination.Reference;

/// <summary>Walks all pairs of shares of one object within the window, loops left out if asked for.</summary>
/// <remarks>Costs one step per row and one per pair in the window; nothing is stored.</remarks>
internal struct WindowSweep
{
    private readonly ShareTable _table;
    private readonly ObjectTimelines _lines;
    private readonly int[]? _contentOfObject;
    private readonly double _window;
    private readonly CancellationToken _cancel;
    private int _object;
    private int _i;
    private int _j;

    /// <param name="table">The shares.</param>
    /// <param name="lines">The same shares by object and time.</param>
    /// <param name="contentOfObject">Per object id the content of the same name or -1; null keeps loops.</param>
    /// <param name="window">Seconds.</param>
    /// <param name="cancel">Looked at once per row.</param>
    public WindowSweep(ShareTable table, ObjectTimelines lines, int[]? contentOfObject, double window, CancellationToken cancel)
    {
        (_table, _lines, _contentOfObject, _window, _cancel) = (table, lines, contentOfObject, window, cancel);
        _object = -1;
    }

    /// <summary>Place of the earlier share of the current pair.</summary>
    public readonly int Earlier => _lines.Places[_i];

    /// <summary>Place of the later share of the current pair.</summary>
    public readonly int Later => _lines.Places[_j];

    public bool MoveNext()
    {
        do
        {
            if (!Step())
                return false;
        }
        while (_contentOfObject is not null && IsLoop());
        return true;
    }

    /// <summary>Goes to the next two shares in the window: the next partner of the current share, or the next share that has one.</summary>
    private bool Step()
    {
        while (true)
        {
            if (_object >= 0 && ++_j < _lines.Starts[_object + 1] && _table.Times[Later] - _table.Times[Earlier] <= _window)
                return true;
            if (!NextEarlier())
                return false;
        }
    }

    private bool NextEarlier()
    {
        _cancel.ThrowIfCancellationRequested();
        _i++;
        if (_object < 0)
            (_object, _i) = (0, 0);
        while (_object < _lines.Count && _i >= _lines.Starts[_object + 1])
            _object++;
        _j = _i;
        return _object < _lines.Count;
    }

    private readonly bool IsLoop()
    {
        int content = _table.Contents[Earlier], contentY = _table.Contents[Later];
        int own = _contentOfObject![_object];
        return content == contentY || content == own || contentY == own || _table.Accounts[Earlier] == _table.Accounts[Later];
    }
}
