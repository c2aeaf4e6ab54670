namespace Tocsin.Engine.Model;

/// <summary>
/// A columnar batch of posts as a reader understood them: fixed columns, and variable-length values in one UTF-8 arena.
/// </summary>
/// <remarks>
/// A reader calls <see cref="Begin"/>, sets fields and adds items, then <see cref="End"/> (or <see cref="Drop"/>, which
/// takes back everything since <see cref="Begin"/>). Batches are pooled: <see cref="Clear"/> keeps the arrays, so in a
/// steady state a post costs no allocation. Not thread-safe: one writer at a time.
/// </remarks>
public sealed class PostBatch
{
    private const int FieldCount = (int)PostField.AccountDescription + 1;

    private readonly Slice[][] _fields = new Slice[FieldCount][];
    private byte[] _bytes;
    private long[] _times;
    private long[] _lines;
    private long[] _created;
    private int[] _followers;
    private PostFlags[] _flags;
    private int[] _itemEnds;
    private PostItem[] _itemKinds;
    private Slice[] _items;
    private int _used;
    private int _itemCount;
    private int _rollbackUsed;
    private bool _open;

    /// <summary>Creates an empty batch.</summary>
    /// <param name="posts">Posts to make room for at first.</param>
    /// <param name="bytes">Arena bytes to make room for at first.</param>
    public PostBatch(int posts = 1024, int bytes = 256 * 1024)
    {
        for (int f = 0; f < FieldCount; f++)
            _fields[f] = new Slice[posts];
        _bytes = new byte[bytes];
        _times = new long[posts];
        _lines = new long[posts];
        _created = new long[posts];
        _followers = new int[posts];
        _flags = new PostFlags[posts];
        _itemEnds = new int[posts];
        _itemKinds = new PostItem[posts * 2];
        _items = new Slice[posts * 2];
    }

    /// <summary>Position of this batch in the order of the input; batches are consumed in this order.</summary>
    public long Sequence { get; set; }

    /// <summary>Index of the input file in the scan's list of inputs.</summary>
    public int File { get; set; }

    /// <summary>Posts in the batch.</summary>
    public int Count { get; private set; }

    /// <summary>Times in milliseconds since 1970-01-01 UTC.</summary>
    public ReadOnlySpan<long> Times => _times.AsSpan(0, Count);

    /// <summary>Line (or record number, for formats without lines), from 1.</summary>
    public ReadOnlySpan<long> Lines => _lines.AsSpan(0, Count);

    /// <summary>When each post's account was created, in milliseconds since 1970-01-01 UTC; 0 where the source does not say.</summary>
    public ReadOnlySpan<long> AccountCreated => _created.AsSpan(0, Count);

    /// <summary>Followers of each post's account as the source gave them with the post; -1 where it does not say.</summary>
    public ReadOnlySpan<int> AccountFollowers => _followers.AsSpan(0, Count);

    /// <summary>Flags of each post.</summary>
    public ReadOnlySpan<PostFlags> Flags => _flags.AsSpan(0, Count);

    /// <summary>The whole arena.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes.AsSpan(0, _used);

    /// <summary>The value of a field of a post; empty when absent.</summary>
    public ReadOnlySpan<byte> Get(int post, PostField field) => Resolve(_fields[(int)field][post]);

    /// <summary>The bytes behind a slice of this batch.</summary>
    public ReadOnlySpan<byte> Resolve(Slice slice) => _bytes.AsSpan(slice.Start, slice.Length);

    /// <summary>The items of a post: kinds and slices side by side.</summary>
    public void Items(int post, out ReadOnlySpan<PostItem> kinds, out ReadOnlySpan<Slice> slices)
    {
        int start = post == 0 ? 0 : _itemEnds[post - 1];
        int length = _itemEnds[post] - start;
        kinds = _itemKinds.AsSpan(start, length);
        slices = _items.AsSpan(start, length);
    }

    /// <summary>Starts a post at a line of the input.</summary>
    public void Begin(long line)
    {
        if (_open)
            throw new InvalidOperationException("BUG: Begin without End or Drop");
        if (Count == _times.Length)
            GrowPosts();
        _open = true;
        _rollbackUsed = _used;
        for (int f = 0; f < FieldCount; f++)
            _fields[f][Count] = default;
        _times[Count] = long.MinValue;
        _lines[Count] = line;
        _created[Count] = 0;
        _followers[Count] = -1;
        _flags[Count] = PostFlags.None;
    }

    /// <summary>Copies bytes into the arena and returns where they lie.</summary>
    public Slice Append(ReadOnlySpan<byte> utf8)
    {
        utf8.CopyTo(Reserve(utf8.Length));
        return Take(utf8.Length);
    }

    /// <summary>Room for at least <paramref name="length"/> bytes at the end of the arena; follow with <see cref="Take"/>.</summary>
    public Span<byte> Reserve(int length)
    {
        if (_bytes.Length - _used < length)
            Array.Resize(ref _bytes, (int)Math.Min(Array.MaxLength, Math.Max((long)_bytes.Length * 2, (long)_used + length)));
        return _bytes.AsSpan(_used);
    }

    /// <summary>Keeps the first <paramref name="length"/> bytes of what <see cref="Reserve"/> gave.</summary>
    public Slice Take(int length)
    {
        var slice = new Slice(_used, length);
        _used += length;
        return slice;
    }

    /// <summary>Sets a field of the open post to bytes copied into the arena.</summary>
    public void Set(PostField field, ReadOnlySpan<byte> utf8) => Set(field, Append(utf8));

    /// <summary>Sets a field of the open post to bytes already in the arena.</summary>
    public void Set(PostField field, Slice slice) => _fields[(int)field][Count] = slice;

    /// <summary>Sets the time of the open post, in milliseconds since 1970-01-01 UTC.</summary>
    public void SetTime(long unixMilliseconds) => _times[Count] = unixMilliseconds;

    /// <summary>Sets when the account of the open post was created, in milliseconds since 1970-01-01 UTC.</summary>
    public void SetAccountCreated(long unixMilliseconds) => _created[Count] = unixMilliseconds;

    /// <summary>Sets how many followers the account of the open post had.</summary>
    public void SetAccountFollowers(long followers) => _followers[Count] = (int)Math.Clamp(followers, 0, int.MaxValue);

    /// <summary>Adds flags to the open post.</summary>
    public void AddFlags(PostFlags flags) => _flags[Count] |= flags;

    /// <summary>Adds an item to the open post, copied into the arena.</summary>
    public void Add(PostItem kind, ReadOnlySpan<byte> utf8) => Add(kind, Append(utf8));

    /// <summary>Adds an item to the open post from bytes already in the arena.</summary>
    public void Add(PostItem kind, Slice slice)
    {
        if (_itemCount == _items.Length)
        {
            Array.Resize(ref _items, _itemCount * 2);
            Array.Resize(ref _itemKinds, _itemCount * 2);
        }

        _itemKinds[_itemCount] = kind;
        _items[_itemCount++] = slice;
    }

    /// <summary>True when the open post has what every post needs: an account and a time.</summary>
    public bool HasAccountAndTime => !_fields[(int)PostField.Account][Count].IsEmpty && _times[Count] != long.MinValue;

    /// <summary>The value of a field of the open post.</summary>
    public ReadOnlySpan<byte> Current(PostField field) => Resolve(_fields[(int)field][Count]);

    /// <summary>Keeps the open post.</summary>
    public void End()
    {
        _itemEnds[Count] = _itemCount;
        Count++;
        _open = false;
    }

    /// <summary>Takes back everything since <see cref="Begin"/>.</summary>
    public void Drop()
    {
        _used = _rollbackUsed;
        _itemCount = Count == 0 ? 0 : _itemEnds[Count - 1];
        _open = false;
    }

    /// <summary>Empties the batch and keeps its arrays for reuse.</summary>
    public void Clear()
    {
        Count = 0;
        _used = 0;
        _itemCount = 0;
        _open = false;
    }

    /// <summary>Appends a copy of one post of another batch.</summary>
    public void Copy(PostBatch from, int post)
    {
        Begin(from._lines[post]);
        _times[Count] = from._times[post];
        _created[Count] = from._created[post];
        _followers[Count] = from._followers[post];
        _flags[Count] = from._flags[post];
        for (int f = 0; f < FieldCount; f++)
        {
            var value = from.Resolve(from._fields[f][post]);
            if (!value.IsEmpty)
                Set((PostField)f, value);
        }

        from.Items(post, out var kinds, out var slices);
        for (int i = 0; i < kinds.Length; i++)
            Add(kinds[i], from.Resolve(slices[i]));
        End();
    }

    /// <summary>Bytes of memory the batch holds, room to grow included.</summary>
    public long HeldBytes => _bytes.Length + (_times.Length * (8L + 8 + 8 + 4 + 4 + 4 + (FieldCount * 8L))) + (_items.Length * 9L);

    private void GrowPosts()
    {
        int size = _times.Length * 2;
        for (int f = 0; f < FieldCount; f++)
            Array.Resize(ref _fields[f], size);
        Array.Resize(ref _times, size);
        Array.Resize(ref _lines, size);
        Array.Resize(ref _created, size);
        Array.Resize(ref _followers, size);
        Array.Resize(ref _flags, size);
        Array.Resize(ref _itemEnds, size);
    }
}
