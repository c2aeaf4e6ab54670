namespace Tocsin.Fetching;

/// <summary>Something was not fetched.</summary>
/// <param name="message">Why, as a sentence without a full stop; hostile text may stand in it.</param>
/// <param name="remedy">What to do.</param>
public sealed class FetchException(string message, string remedy) : Exception(message)
{
    /// <summary>What to do.</summary>
    public string Remedy { get; } = remedy;

    /// <summary>Requests that were answered before it failed.</summary>
    public IReadOnlyList<FetchHop> Hops { get; internal set; } = [];
}
