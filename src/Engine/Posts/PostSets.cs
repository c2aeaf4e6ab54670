using Tocsin.Engine.Model;

namespace Tocsin.Engine.Posts;

/// <summary>Builds the objects that consist of several parts of one post: its hashtags in their order, its mentioned accounts as a set.</summary>
/// <remarks>
/// Neither belongs to a day, other than a single hashtag does: what a group repeats daily the single hashtags show already, and
/// boilerplate that everybody uses for weeks (#news #politics) stays one object, so it can never make the three that a pair of
/// accounts needs. At most <see cref="Most"/> parts count. One instance per worker thread.
/// </remarks>
internal sealed class PostSets
{
    /// <summary>Parts of a post that count; the rest are left out.</summary>
    public const int Most = 64;

    private readonly Slice[] _parts = new Slice[Most];
    private byte[] _bytes = new byte[4096];
    private byte[] _joined = new byte[4096];
    private int _count;
    private int _used;

    /// <summary>Forgets the post before.</summary>
    public void Clear() => (_count, _used) = (0, 0);

    /// <summary>Takes a mentioned account: ASCII case and the sign do not matter.</summary>
    public void AddMention(ReadOnlySpan<byte> name)
    {
        if (!name.IsEmpty && name[0] == (byte)'@')
            name = name[1..];
        if (name.IsEmpty || _count == Most || name.Length > 1024)
            return;
        Reserve(ref _bytes, _used + name.Length);
        var kept = _bytes.AsSpan(_used, name.Length);
        for (int i = 0; i < name.Length; i++)
            kept[i] = name[i] is >= (byte)'A' and <= (byte)'Z' ? (byte)(name[i] | 0x20) : name[i];
        int at = 0;
        while (at < _count && Part(at).SequenceCompareTo(kept) < 0)
            at++;
        if (at < _count && Part(at).SequenceEqual(kept))
            return;
        _parts.AsSpan(at, _count - at).CopyTo(_parts.AsSpan(at + 1));
        _parts[at] = new Slice(_used, name.Length);
        _count++;
        _used += name.Length;
    }

    /// <summary>The mentioned accounts in alphabetical order, parted by blanks; empty for fewer than two.</summary>
    public ReadOnlySpan<byte> Mentions()
    {
        if (_count < 2)
            return [];
        int length = 0;
        for (int i = 0; i < _count; i++)
            Join(Part(i), ref length);
        return _joined.AsSpan(0, length);
    }

    /// <summary>The hashtags of a post in their order, parted by blanks; empty for fewer than two.</summary>
    /// <param name="batch">The batch in preparation, the post's hashtags in it.</param>
    /// <param name="first">First object of the post.</param>
    public ReadOnlySpan<byte> Hashtags(PreparedBatch batch, int first)
    {
        int length = 0, tags = 0;
        for (int o = first; o < batch.ObjectCount && tags < Most; o++)
        {
            if (batch.ObjectKind[o] != TraceKind.Hashtag)
                continue;

            // A hashtag object is its kind, the folded tag, a blank and its day.
            var value = batch.Resolve(batch.ObjectValue[o])[1..];
            Join(value[..value.LastIndexOf((byte)' ')], ref length);
            tags++;
        }

        return tags < 2 ? [] : _joined.AsSpan(0, length);
    }

    private ReadOnlySpan<byte> Part(int index) => _bytes.AsSpan(_parts[index].Start, _parts[index].Length);

    private void Join(ReadOnlySpan<byte> part, ref int length)
    {
        Reserve(ref _joined, length + part.Length + 1);
        if (length > 0)
            _joined[length++] = (byte)' ';
        part.CopyTo(_joined.AsSpan(length));
        length += part.Length;
    }

    private static void Reserve(ref byte[] buffer, int size)
    {
        if (buffer.Length < size)
            Array.Resize(ref buffer, Math.Max(buffer.Length * 2, size));
    }
}
