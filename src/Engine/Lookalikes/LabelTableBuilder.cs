using System.Numerics;

namespace Tocsin.Engine.Lookalikes;

/// <summary>Collects the entries of a <see cref="LabelTable"/>, sorted into parts by the beginning of their hash as they come.</summary>
/// <remarks>One builder a thread; together they make one table, the same whatever their number. No more than one part is held twice.</remarks>
internal sealed class LabelTableBuilder
{
    private const int EntriesInPart = 32_768;

    private readonly ulong[][] _parts;
    private readonly int[] _counts;
    private readonly int _partBits;

    /// <summary>Prepares for a table of about so many entries.</summary>
    public LabelTableBuilder(long expected)
    {
        _partBits = Math.Clamp(BitOperations.Log2((ulong)Math.Max(1, expected / EntriesInPart)), 0, LabelTable.MostPartBits);
        _parts = new ulong[1 << _partBits][];
        Array.Fill(_parts, []);
        _counts = new int[_parts.Length];
    }

    /// <summary>The form whose labels come next.</summary>
    public int Form { get; set; }

    /// <summary>Adds a label by its hash.</summary>
    public void Add(LookalikeKind kind, ulong hash)
    {
        int part = _partBits == 0 ? 0 : (int)(hash >> (64 - _partBits));
        ref ulong[] entries = ref _parts[part];
        if (_counts[part] == entries.Length)
            Array.Resize(ref entries, Math.Max(256, entries.Length + (entries.Length / 2)));
        entries[_counts[part]++] = LabelTable.Entry(hash, Form, kind);
    }

    /// <summary>Adds all permutations of a label.</summary>
    public void AddPermutations(ReadOnlySpan<byte> label)
    {
        var visitor = new Visitor(this);
        Permutations.Visit(label, ref visitor);
    }

    /// <summary>Makes the table; the builders are used up.</summary>
    public static LabelTable Build(IReadOnlyList<LabelTableBuilder> builders)
    {
        var parts = new ulong[builders[0]._parts.Length][];
        Parallel.For(0, parts.Length, part =>
        {
            var all = new ulong[builders.Sum(b => b._counts[part])];
            int used = 0;
            foreach (var builder in builders)
            {
                builder._parts[part].AsSpan(0, builder._counts[part]).CopyTo(all.AsSpan(used));
                used += builder._counts[part];
                builder._parts[part] = [];
            }

            parts[part] = all[..LabelTable.Order(all)];
        });
        return new LabelTable(parts);
    }

    // A struct, so that generating is one loop without calls.
    private readonly struct Visitor(LabelTableBuilder table) : IPermutationVisitor
    {
        public void Visit(LookalikeKind kind, ReadOnlySpan<byte> label) => table.Add(kind, LabelHash.Of(label));
    }
}
