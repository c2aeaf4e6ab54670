namespace Tocsin.Decoys.Making;

/// <summary>A decoy that is new, with the bytes of its files.</summary>
/// <param name="Decoy">The decoy.</param>
/// <param name="Files">Its files' bytes, in the order of <see cref="Decoy.Files"/>.</param>
public sealed record MadeDecoy(Decoy Decoy, IReadOnlyList<byte[]> Files);
