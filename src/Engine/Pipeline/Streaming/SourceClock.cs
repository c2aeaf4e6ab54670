namespace Tocsin.Engine.Pipeline.Streaming;

/// <summary>How far one source has come in event time, told so that single wrong dates decide nothing.</summary>
/// <remarks>
/// A time ahead of the source's own by more than the lateness is in doubt: it counts when it is the earliest of
/// <paramref name="corroboration"/> such times, and each post that is not ahead takes the most distant doubt back. So a thin
/// trickle of posts dated years ahead never moves a source, and after a true gap it moves on with a few posts.
/// </remarks>
internal sealed class SourceClock(long lateness, int corroboration)
{
    private readonly List<long> _doubts = [];

    /// <summary>The latest time believed; <see cref="long.MinValue"/> before there is one.</summary>
    internal long Time { get; private set; } = long.MinValue;

    /// <summary>Times ahead that are not believed yet, the earliest first.</summary>
    internal IReadOnlyList<long> Doubts => _doubts;

    /// <summary>Takes note of a post.</summary>
    internal void See(long time)
    {
        if (!Ahead(time))
        {
            Time = Math.Max(Time, time);
            if (_doubts.Count > 0)
                _doubts.RemoveAt(_doubts.Count - 1);
        }
        else
        {
            int place = _doubts.BinarySearch(time);
            _doubts.Insert(place < 0 ? ~place : place, time);
            if (_doubts.Count >= corroboration)
                BelieveEarliest();
        }

        while (_doubts.Count > 0 && !Ahead(_doubts[0]))
            BelieveEarliest();
    }

    /// <summary>The time this source would have after a post of the given time, at least.</summary>
    internal long After(long time) =>
        !Ahead(time) ? Math.Max(Time, time)
        : _doubts.Count + 1 < corroboration ? Time
        : _doubts.Count > 0 ? Math.Min(_doubts[0], time) : time;

    internal void Restore(long time, IEnumerable<long> doubts)
    {
        Time = time;
        _doubts.Clear();
        _doubts.AddRange(doubts);
    }

    private bool Ahead(long time) => Time == long.MinValue || time > Time + lateness;

    private void BelieveEarliest()
    {
        Time = Math.Max(Time, _doubts[0]);
        _doubts.RemoveAt(0);
    }
}
