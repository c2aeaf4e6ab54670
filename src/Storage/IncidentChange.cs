namespace Tocsin.Storage;

/// <summary>What became of an incident.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Number">Its number in the election, for people.</param>
/// <param name="What">One of new, extended, shrunk, merged, split, emptied.</param>
/// <param name="Title">Its title now.</param>
/// <param name="Other">The incident it went into or came from; null otherwise.</param>
public sealed record IncidentChange(string Id, long Number, string What, string Title, string? Other);
