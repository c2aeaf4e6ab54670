using System.Text;

namespace Tocsin.Engine.Posts;

/// <summary>Interns the few short labels that repeat on every post (languages, platforms).</summary>
/// <remarks>At most 65,535 labels; what comes after that shares the empty label, so hostile input cannot grow it.</remarks>
public sealed class LabelPool
{
    private readonly Utf8Pool _pool = new();

    // The label that was seen last of each length and first and last letter: nearly always the one that is asked for.
    private readonly int[] _recent = new int[64];

    /// <summary>Creates a pool that holds the empty label as id 0.</summary>
    public LabelPool() => _pool.Intern([], Utf8Pool.Hash([]));

    /// <summary>Number of labels.</summary>
    public int Count => _pool.Count;

    /// <summary>The id of a label.</summary>
    public ushort Intern(ReadOnlySpan<byte> label)
    {
        if (label.IsEmpty)
            return 0;
        ref int recent = ref _recent[((label.Length * 7) + (label[0] * 3) + label[^1]) & 63];
        if (_pool.Get(recent).SequenceEqual(label))
            return (ushort)recent;
        ulong hash = Utf8Pool.Hash(label);
        int id = _pool.Count < ushort.MaxValue ? _pool.Intern(label, hash) : _pool.Find(label, hash);
        if (id < 0)
            return 0;
        recent = id;
        return (ushort)id;
    }

    /// <summary>The label of an id.</summary>
    public string Get(ushort id) => Encoding.UTF8.GetString(_pool.Get(id));
}
