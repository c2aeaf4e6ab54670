namespace Tocsin.Storage.Access;

/// <summary>A passkey of a person.</summary>
/// <param name="Id">Its credential id, base64url.</param>
/// <param name="Person">What the person is known by.</param>
/// <param name="Name">What they call it.</param>
/// <param name="Body">Its public key and counters, as the server wrote them.</param>
/// <param name="Since">When it was added.</param>
/// <param name="Used">When it was last used; null for never.</param>
public sealed record Passkey(string Id, string Person, string Name, string Body, DateTimeOffset Since, DateTimeOffset? Used);
