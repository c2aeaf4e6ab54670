namespace Tocsin.Partners.Sharing;

/// <summary>There is nothing in the incidents that a format could hold.</summary>
/// <param name="message">What is missing, as a sentence without a full stop.</param>
/// <param name="remedy">What to do about it.</param>
public sealed class NothingToShareException(string message, string remedy) : Exception(message)
{
    /// <summary>What to do about it.</summary>
    public string Remedy { get; } = remedy;
}
