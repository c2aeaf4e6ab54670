namespace Tocsin.Engine.Lookalikes;

/// <summary>Confirms a hash hit by making the permutations again: rare, so it may take its time.</summary>
internal static class PermutationCheck
{
    /// <summary>True when a permutation of that kind makes one label of the other.</summary>
    public static bool Makes(ReadOnlySpan<byte> protectedLabel, LookalikeKind kind, ReadOnlySpan<byte> label)
    {
        // One edit apart and the same 39 bits of hash is proof enough for the kinds that are one edit.
        if (kind is LookalikeKind.Repetition or LookalikeKind.Hyphenation or LookalikeKind.Omission or LookalikeKind.Transposition or LookalikeKind.Replacement
            or LookalikeKind.Insertion or LookalikeKind.Addition or LookalikeKind.BitFlip or LookalikeKind.VowelSwap)
            return OneEdit.Apart(protectedLabel, label);
        var search = new Search(kind, LabelHash.Of(label), label.Length);
        Permutations.Visit(protectedLabel, ref search);
        return search.Found;
    }

    private struct Search(LookalikeKind kind, ulong hash, int length) : IPermutationVisitor
    {
        public bool Found { get; private set; }

        // The full 64 bits; the table keeps 39.
        public void Visit(LookalikeKind made, ReadOnlySpan<byte> label) =>
            Found |= made == kind && label.Length == length && LabelHash.Of(label) == hash;
    }
}
