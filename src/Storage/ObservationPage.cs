namespace Tocsin.Storage;

/// <summary>What a search found, from one place to the next.</summary>
/// <param name="Items">Findings and evidence first, the last that arrived first; then posts in the same order.</param>
/// <param name="Next">Where the next page begins; null at the end.</param>
public sealed record ObservationPage(IReadOnlyList<Observation> Items, string? Next);
