namespace Tocsin.Storage;

/// <summary>The store cannot do what was asked; nothing was changed.</summary>
/// <param name="message">What is wrong, naming the place, as a sentence without a full stop.</param>
/// <param name="remedy">What to do about it.</param>
/// <param name="inner">What the database said.</param>
public sealed class StoreException(string message, string remedy, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>What to do about it.</summary>
    public string Remedy { get; } = remedy;

    /// <summary>Why, for surfaces that answer by it.</summary>
    public StoreRefusal Refusal { get; init; }
}
