using System.Text;

namespace Tocsin.Engine.Posts;

/// <summary>Interns the few short labels that repeat on every post (languages, platforms).</summary>
/// <remarks>At most 65,535 labels; what comes after that shares the empty label, so hostile input cannot grow it.</remarks>
public sealed class LabelPool
{
    private readonly Utf8Pool _pool = new();
    private int _last;

    /// <summary>Creates a pool that holds the empty label as id 0.</summary>
    public LabelPool() => _pool.Intern([], Utf8Pool.Hash([]));

    /// <summary>Number of labels.</summary>
    public int Count => _pool.Count;

    /// <summary>The id of a label.</summary>
    public ushort Intern(ReadOnlySpan<byte> label)
    {
        // The same label as last time is by far the commonest case.
        if (_pool.Get(_last).SequenceEqual(label))
            return (ushort)_last;
        ulong hash = Utf8Pool.Hash(label);
        int id = _pool.Count < ushort.MaxValue ? _pool.Intern(label, hash) : _pool.Find(label, hash);
        _last = Math.Max(0, id);
        return (ushort)_last;
    }

    /// <summary>The label of an id.</summary>
    public string Get(ushort id) => Encoding.UTF8.GetString(_pool.Get(id));
}
