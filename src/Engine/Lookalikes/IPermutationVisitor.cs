namespace Tocsin.Engine.Lookalikes;

/// <summary>Receives the permutations of a label; a struct, so that generating allocates nothing.</summary>
internal interface IPermutationVisitor
{
    /// <summary>One permutation; the bytes are valid during the call only. The same label may come more than once.</summary>
    void Visit(LookalikeKind kind, ReadOnlySpan<byte> label);
}
