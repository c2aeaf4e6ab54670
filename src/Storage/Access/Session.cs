namespace Tocsin.Storage.Access;

/// <summary>A browser somebody is signed in with.</summary>
/// <param name="Id">Hash of what the browser holds.</param>
/// <param name="Person">What the person is known by.</param>
/// <param name="Since">When they signed in.</param>
/// <param name="Seen">When something last came from it, to the minute.</param>
/// <param name="Address">From where.</param>
/// <param name="Agent">What the browser says it is.</param>
public sealed record Session(string Id, string Person, DateTimeOffset Since, DateTimeOffset Seen, string Address, string Agent);
