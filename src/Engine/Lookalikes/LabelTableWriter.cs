namespace Tocsin.Engine.Lookalikes;

/// <summary>Writes the labels that imitate protected ones into a table under construction. One per thread.</summary>
/// <param name="table">Where they go; null only counts them.</param>
internal sealed class LabelTableWriter(LabelTableBuilder? table)
{
    private const int Recent = 4096;

    private readonly ulong[] _hashes = new ulong[Recent];
    private readonly LookalikeKind[] _kinds = new LookalikeKind[Recent];
    private readonly int[] _forms = new int[Recent];

    /// <summary>The form whose labels come next, from 0.</summary>
    public int Form { get; set; }

    /// <summary>Entries written.</summary>
    public long Written { get; private set; }

    /// <summary>Adds a label by its hash.</summary>
    public void Add(LookalikeKind kind, ulong hash)
    {
        // Many ways lead to one label: what was written a moment ago under a plainer kind needs no second entry.
        int slot = (int)(hash >> 52);
        if (_hashes[slot] == hash && _forms[slot] == Form + 1 && _kinds[slot] <= kind)
            return;
        (_hashes[slot], _forms[slot], _kinds[slot]) = (hash, Form + 1, kind);
        Written++;
        table?.Add(LabelTable.Entry(hash, Form, kind));
    }

    /// <summary>Adds all permutations of a label.</summary>
    public void AddPermutations(ReadOnlySpan<byte> label)
    {
        var visitor = new Visitor(this);
        Permutations.Visit(label, ref visitor);
    }

    /// <summary>Adds a label and what remains of it without each of its letters.</summary>
    public void AddDeletions(ReadOnlySpan<byte> label)
    {
        Span<ulong> prefix = stackalloc ulong[LabelFold.MaxFolded + 1];
        var hash = new LabelHash(label, prefix);
        Add(LookalikeKind.Edit, hash.Whole);
        for (int i = 0; i < label.Length; i++)
            Add(LookalikeKind.Edit, hash.Without(i));
    }

    // A struct, so that generating is one loop without calls.
    private readonly struct Visitor(LabelTableWriter writer) : IPermutationVisitor
    {
        public void Visit(LookalikeKind kind, ReadOnlySpan<byte> label) => writer.Add(kind, LabelHash.Of(label));
    }
}
