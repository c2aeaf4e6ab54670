namespace Tocsin.Engine.Meaning;

/// <summary>Something in a text that survives rewording or translation.</summary>
/// <param name="Hash">What it is.</param>
/// <param name="Weight">How much its kind says: 1 for a word.</param>
internal readonly record struct Anchor(uint Hash, float Weight) : IComparable<Anchor>
{
    /// <inheritdoc/>
    public int CompareTo(Anchor other) => Hash != other.Hash ? Hash.CompareTo(other.Hash) : other.Weight.CompareTo(Weight);
}
