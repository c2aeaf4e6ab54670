namespace Tocsin.Storage.Outlets;

/// <summary>A host that may be a mirror of an outlet: for a person to look at, never recorded by itself.</summary>
/// <param name="Host">The host, and where it was seen.</param>
/// <param name="Outlets">The outlets it may be a mirror of.</param>
/// <param name="Because">Why.</param>
public sealed record MirrorCandidate(SeenHost Host, IReadOnlyList<RegisteredOutlet> Outlets, string Because);
