namespace Tocsin.Evidence;

/// <summary>An archive cannot be made or read as it is.</summary>
/// <param name="message">What is wrong, as a sentence without a full stop.</param>
/// <param name="remedy">What to do about it.</param>
public sealed class EvidenceException(string message, string remedy) : Exception(message)
{
    /// <summary>What to do.</summary>
    public string Remedy { get; } = remedy;
}
