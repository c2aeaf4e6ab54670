namespace Tocsin.Decoys.Storing;

/// <summary>A store that cannot be used; the message says why, the remedy what to do.</summary>
/// <param name="message">Why.</param>
/// <param name="remedy">What to do.</param>
public sealed class StoreProblemException(string message, string remedy) : Exception(message)
{
    /// <summary>What to do.</summary>
    public string Remedy { get; } = remedy;
}
