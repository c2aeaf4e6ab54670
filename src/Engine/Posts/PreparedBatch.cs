using Tocsin.Engine.Model;

namespace Tocsin.Engine.Posts;

/// <summary>A batch with everything the detectors need computed once per post: hashes, folded text, canonical objects.</summary>
/// <remarks>Filled by <see cref="PostPreparer"/> on a worker thread, appended to a <see cref="PostTable"/> in input order, then reused.</remarks>
public sealed class PreparedBatch
{
    private byte[] _arena;
    private int _used;

    /// <summary>Creates an empty batch.</summary>
    /// <param name="posts">Posts to make room for at first.</param>
    /// <param name="bytes">Bytes of canonical values to make room for at first.</param>
    public PreparedBatch(int posts = 1024, int bytes = 128 * 1024)
    {
        _arena = new byte[bytes];
        AccountHash = new ulong[posts];
        IdHash = new ulong[posts];
        CardHash = new ulong[posts];
        TextHash = new ulong[posts];
        Sketches = new uint[posts * Text.MinHash.Words];
        ObjectEnd = new int[posts];
        ObjectKind = new TraceKind[posts * 4];
        ObjectHash = new ulong[posts * 4];
        ObjectValue = new Slice[posts * 4];
    }

    /// <summary>The posts as read.</summary>
    public PostBatch Posts { get; internal set; } = new();

    /// <summary>Hash of each account.</summary>
    internal ulong[] AccountHash;

    /// <summary>Hash of each post id; 0 when there is none.</summary>
    internal ulong[] IdHash;

    /// <summary>Hash of what each post says about its account; 0 when it says nothing.</summary>
    internal ulong[] CardHash;

    /// <summary>Hash of each folded text; 0 when the text is gated out.</summary>
    internal ulong[] TextHash;

    /// <summary>Sketch of each text, <see cref="Text.MinHash.Words"/> words per post; unset for gated texts.</summary>
    internal uint[] Sketches;

    /// <summary>End of each post's objects.</summary>
    internal int[] ObjectEnd;

    /// <summary>Kinds of the objects.</summary>
    internal TraceKind[] ObjectKind;

    /// <summary>Hashes of the objects, the kind mixed in.</summary>
    internal ulong[] ObjectHash;

    /// <summary>Where each object's canonical value lies.</summary>
    internal Slice[] ObjectValue;

    /// <summary>Objects in the batch.</summary>
    public int ObjectCount { get; private set; }

    /// <summary>The bytes of a canonical value.</summary>
    public ReadOnlySpan<byte> Resolve(Slice slice) => _arena.AsSpan(slice.Start, slice.Length);

    internal void Reset()
    {
        int n = Posts.Count;
        if (AccountHash.Length < n)
        {
            int size = Math.Max(n, AccountHash.Length * 2);
            AccountHash = new ulong[size];
            IdHash = new ulong[size];
            CardHash = new ulong[size];
            TextHash = new ulong[size];
            ObjectEnd = new int[size];
            Sketches = new uint[size * Text.MinHash.Words];
        }

        _used = 0;
        ObjectCount = 0;
    }

    /// <summary>Appends a copy of one prepared post of another batch: nothing is normalised or sketched again.</summary>
    internal void Copy(PreparedBatch from, int post)
    {
        int row = Posts.Count;
        Posts.Copy(from.Posts, post);
        if (AccountHash.Length <= row)
        {
            int size = row * 2;
            Array.Resize(ref AccountHash, size);
            Array.Resize(ref IdHash, size);
            Array.Resize(ref CardHash, size);
            Array.Resize(ref TextHash, size);
            Array.Resize(ref ObjectEnd, size);
            Array.Resize(ref Sketches, size * Text.MinHash.Words);
        }

        AccountHash[row] = from.AccountHash[post];
        IdHash[row] = from.IdHash[post];
        CardHash[row] = from.CardHash[post];
        TextHash[row] = from.TextHash[post];
        from.Sketches.AsSpan(post * Text.MinHash.Words, Text.MinHash.Words).CopyTo(Sketches.AsSpan(row * Text.MinHash.Words));
        for (int o = post == 0 ? 0 : from.ObjectEnd[post - 1]; o < from.ObjectEnd[post]; o++)
            AddObject(from.ObjectKind[o], from.Resolve(from.ObjectValue[o])[1..]);
        ObjectEnd[row] = ObjectCount;
    }

    /// <summary>Bytes of memory the prepared columns hold, room to grow included, without <see cref="Posts"/>.</summary>
    public long HeldBytes => _arena.Length + (AccountHash.Length * (36L + (4 * Text.MinHash.Words))) + (ObjectHash.Length * 17L);

    /// <summary>Adds an object: its kind byte and its value, which together are its identity.</summary>
    internal void AddObject(TraceKind kind, ReadOnlySpan<byte> value)
    {
        if (ObjectCount == ObjectHash.Length)
        {
            int size = ObjectCount * 2;
            Array.Resize(ref ObjectKind, size);
            Array.Resize(ref ObjectHash, size);
            Array.Resize(ref ObjectValue, size);
        }

        if (_arena.Length - _used < value.Length + 1)
            Array.Resize(ref _arena, Math.Max(_arena.Length * 2, _used + value.Length + 1));
        _arena[_used] = (byte)kind;
        value.CopyTo(_arena.AsSpan(_used + 1));
        var slice = new Slice(_used, value.Length + 1);
        _used += value.Length + 1;
        ObjectKind[ObjectCount] = kind;
        ObjectHash[ObjectCount] = Utf8Pool.Hash(Resolve(slice));
        ObjectValue[ObjectCount++] = slice;
    }

    /// <summary>Writes one object over an earlier one.</summary>
    internal void MoveObject(int from, int to)
    {
        ObjectKind[to] = ObjectKind[from];
        ObjectHash[to] = ObjectHash[from];
        ObjectValue[to] = ObjectValue[from];
    }

    /// <summary>Forgets the objects from a number on.</summary>
    internal void KeepObjects(int count) => ObjectCount = count;

    /// <summary>Takes an object of the post being prepared out again.</summary>
    internal void RemoveObject(int index)
    {
        ObjectCount--;
        ObjectKind.AsSpan(index + 1, ObjectCount - index).CopyTo(ObjectKind.AsSpan(index));
        ObjectHash.AsSpan(index + 1, ObjectCount - index).CopyTo(ObjectHash.AsSpan(index));
        ObjectValue.AsSpan(index + 1, ObjectCount - index).CopyTo(ObjectValue.AsSpan(index));
    }
}
