namespace Tocsin.Engine.Neighbours;

/// <summary>A binary heap of 64-bit keys, the largest on top.</summary>
internal sealed class KeyHeap
{
    private ulong[] _keys = new ulong[128];

    public int Count { get; private set; }

    public ulong Top => _keys[0];

    public ReadOnlySpan<ulong> Keys => _keys.AsSpan(0, Count);

    public void Clear() => Count = 0;

    public void Push(ulong key)
    {
        if (Count == _keys.Length)
            Array.Resize(ref _keys, Count * 2);
        int i = Count++;
        while (i > 0 && _keys[(i - 1) >> 1] < key)
        {
            _keys[i] = _keys[(i - 1) >> 1];
            i = (i - 1) >> 1;
        }

        _keys[i] = key;
    }

    public ulong Pop()
    {
        ulong top = _keys[0];
        ulong last = _keys[--Count];
        int i = 0;
        for (int child = 1; child < Count; child = (2 * i) + 1)
        {
            if (child + 1 < Count && _keys[child + 1] > _keys[child])
                child++;
            if (_keys[child] <= last)
                break;
            _keys[i] = _keys[child];
            i = child;
        }

        _keys[i] = last;
        return top;
    }
}
