namespace Tocsin.Engine.Coordination;

/// <summary>The acts of a trace that can still take part in a pair: those of living accounts with a neighbour within the window.</summary>
/// <remarks>
/// A copy in two columns that shrinks in place as accounts are pruned, so every later round reads less. An act without a
/// living neighbour in the window is nobody's neighbour either, so leaving it out changes no count. Twelve bytes an act.
/// </remarks>
internal sealed class WindowActs
{
    private readonly long _window;
    private readonly int[] _object;
    private readonly int[] _start;
    private readonly int[] _account;
    private readonly long[] _time;

    /// <summary>Takes the acts on objects that more than one account touched.</summary>
    /// <param name="acts">The trace.</param>
    /// <param name="window">Window in milliseconds, boundary included.</param>
    public WindowActs(TraceActs acts, long window)
    {
        _window = window;
        int objects = 0, count = 0;
        for (int o = 0; o < acts.Objects; o++)
        {
            int length = acts.Of(o).Length;
            objects += length > 1 ? 1 : 0;
            count += length > 1 ? length : 0;
        }

        _object = new int[objects];
        _start = new int[objects + 1];
        _account = new int[count];
        _time = new long[count];
        int next = 0;
        for (int o = 0; o < acts.Objects; o++)
        {
            var all = acts.Of(o);
            if (all.Length < 2)
                continue;
            _object[Objects] = o;
            _start[Objects++] = next;
            foreach (var act in all)
            {
                _account[next] = act.Account;
                _time[next++] = act.Time;
            }
        }

        _start[Objects] = next;
    }

    /// <summary>Objects left.</summary>
    public int Objects { get; private set; }

    /// <summary>Acts left.</summary>
    public int Count => _start[Objects];

    /// <summary>The number that the trace gives an object.</summary>
    public int Number(int obj) => _object[obj];

    /// <summary>Accounts of the acts left, object by object.</summary>
    public Span<int> Accounts => _account.AsSpan(0, Count);

    /// <summary>Drops the acts of the dead and those left without a neighbour; counts what is left for each account.</summary>
    /// <param name="alive">Accounts that live.</param>
    /// <param name="active">Receives the acts of each account; all 0 before.</param>
    public void Shrink(bool[] alive, int[] active)
    {
        int write = 0, kept = 0;
        for (int o = 0; o < Objects; o++)
        {
            int begin = write;
            int last = -1;
            long lastTime = 0;
            bool lastNear = false;
            int end = _start[o + 1];
            for (int i = _start[o]; i < end; i++)
            {
                int account = _account[i];
                if (!alive[account])
                    continue;
                long time = _time[i];
                bool near = last >= 0 && time - lastTime <= _window;
                if (near || lastNear)
                    Keep(last, lastTime, active, ref write);
                (last, lastTime, lastNear) = (account, time, near);
            }

            if (lastNear)
                Keep(last, lastTime, active, ref write);
            if (write == begin)
                continue;
            _object[kept] = _object[o];
            _start[kept++] = begin;
        }

        Objects = kept;
        _start[kept] = write;
    }

    /// <summary>Drops whole objects.</summary>
    /// <param name="leftOut">By the trace's numbers.</param>
    public void Drop(bool[] leftOut)
    {
        int write = 0, kept = 0;
        for (int o = 0; o < Objects; o++)
        {
            if (leftOut[_object[o]])
                continue;
            int from = _start[o], length = _start[o + 1] - from;
            _account.AsSpan(from, length).CopyTo(_account.AsSpan(write));
            _time.AsSpan(from, length).CopyTo(_time.AsSpan(write));
            _object[kept] = _object[o];
            _start[kept++] = write;
            write += length;
        }

        Objects = kept;
        _start[kept] = write;
    }

    /// <summary>Pairs of acts on an object within the window.</summary>
    public long PairsOf(int obj)
    {
        long pairs = 0;
        int left = _start[obj];
        for (int i = left; i < _start[obj + 1]; i++)
        {
            while (_time[i] - _time[left] > _window)
                left++;
            pairs += i - left;
        }

        return pairs;
    }

    /// <summary>For each act where its neighbours begin and end, itself included, sorted by account.</summary>
    /// <param name="next">Where each account's acts go; moved on.</param>
    /// <param name="from">Receives first neighbours.</param>
    /// <param name="to">Receives the ends.</param>
    public void Neighbours(int[] next, int[] from, int[] to)
    {
        for (int o = 0; o < Objects; o++)
        {
            int left = _start[o], right = left, end = _start[o + 1];
            for (int i = left; i < end; i++)
            {
                while (_time[i] - _time[left] > _window)
                    left++;
                while (right < end && _time[right] - _time[i] <= _window)
                    right++;
                int row = next[_account[i]]++;
                from[row] = left;
                to[row] = right;
            }
        }
    }

    private void Keep(int account, long time, int[] active, ref int write)
    {
        _account[write] = account;
        _time[write++] = time;
        active[account]++;
    }
}
