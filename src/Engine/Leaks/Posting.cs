namespace Tocsin.Engine.Leaks;

/// <summary>A fingerprint in a document.</summary>
/// <param name="Hash">The fingerprint.</param>
/// <param name="Document">Number of the document.</param>
/// <param name="Ordinal">The how-manieth different fingerprint of the document it is.</param>
internal readonly record struct Posting(ulong Hash, int Document, int Ordinal) : IComparable<Posting>
{
    public int CompareTo(Posting other)
    {
        int order = Hash.CompareTo(other.Hash);
        return order != 0 ? order : Document.CompareTo(other.Document);
    }
}
