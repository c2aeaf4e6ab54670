namespace Tocsin.Simulation.Planning;

/// <summary>All posts of a scenario in the order they were thought of, and in the order of time.</summary>
internal sealed class Plan(int capacity, long duration)
{
    private const int IndexBits = 26;

    private PlannedPost[] _posts = new PlannedPost[Math.Max(16, capacity)];

    /// <summary>Length of the scenario in milliseconds.</summary>
    public long Duration { get; } = duration;

    /// <summary>Posts so far.</summary>
    public int Count { get; private set; }

    public ref readonly PlannedPost this[int index] => ref _posts[index];

    /// <summary>Adds a post and returns its number.</summary>
    public int Add(PostKind kind, long time, int account, int target, int extra = 0)
    {
        if ((ulong)time >= (ulong)Duration)
            throw new InvalidOperationException($"BUG: a {kind} post lies outside the scenario");
        if (Count == _posts.Length)
            Array.Resize(ref _posts, Count * 2);
        _posts[Count] = new PlannedPost(time, account, target, extra, kind);
        return Count++;
    }

    /// <summary>Keys of the posts by time, for <see cref="Number"/>; posts of one millisecond in the order they were added.</summary>
    public long[] InOrder()
    {
        // One sort of packed keys, all different, so any sorting algorithm gives the same order.
        var keys = new long[Count];
        for (int i = 0; i < Count; i++)
            keys[i] = (_posts[i].Time << IndexBits) | (uint)i;
        Array.Sort(keys);
        return keys;
    }

    /// <summary>The number of the post that a key stands for.</summary>
    public static int Number(long key) => (int)(key & ((1L << IndexBits) - 1));
}
