namespace Tocsin.Engine.Posts;

/// <summary>A set of well-mixed 64-bit hashes other than 0, in open addressing; one memory access to most answers.</summary>
/// <remarks>Eleven to twenty-three bytes a member. Not thread-safe.</remarks>
internal sealed class HashSlots
{
    private ulong[] _slots = new ulong[4096];
    private int _shift = 64 - 12;
    private int _count;

    /// <summary>Adds a hash; false when it was there.</summary>
    public bool Add(ulong hash)
    {
        if (_count * 10L > _slots.Length * 7L)
            Grow();
        int mask = _slots.Length - 1;
        int i = (int)(hash >> _shift);
        for (; _slots[i] != 0; i = (i + 1) & mask)
        {
            if (_slots[i] == hash)
                return false;
        }

        _slots[i] = hash;
        _count++;
        return true;
    }

    /// <summary>As <see cref="Utf8Pool.Warm"/>.</summary>
    public int Warm(ReadOnlySpan<ulong> hashes)
    {
        int sum = 0;
        foreach (ulong hash in hashes)
            sum += (int)_slots[(int)(hash >> _shift)];
        return sum;
    }

    /// <summary>Forgets everything and lets the memory go.</summary>
    public void Release()
    {
        _slots = new ulong[4096];
        _shift = 64 - 12;
        _count = 0;
    }

    private void Grow()
    {
        var old = _slots;
        _slots = new ulong[old.Length * 2];
        _shift--;
        int mask = _slots.Length - 1;
        foreach (ulong hash in old)
        {
            if (hash == 0)
                continue;
            int i = (int)(hash >> _shift);
            while (_slots[i] != 0)
                i = (i + 1) & mask;
            _slots[i] = hash;
        }
    }
}
