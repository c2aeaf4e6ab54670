namespace Tocsin.Engine.Meaning;

/// <summary>One anchor in one text.</summary>
/// <param name="Hash">The anchor.</param>
/// <param name="Rank">The text's place in the order of time, then content.</param>
/// <param name="Weight">The anchor's weight in the text, scaled.</param>
internal readonly record struct Posting(uint Hash, int Rank, float Weight) : IComparable<Posting>
{
    /// <inheritdoc/>
    public int CompareTo(Posting other) => Hash != other.Hash ? Hash.CompareTo(other.Hash) : Rank.CompareTo(other.Rank);
}
