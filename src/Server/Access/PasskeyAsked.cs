using System.Text.Json;

namespace Tocsin.Server.Access;

/// <summary>What a browser asks its authenticator.</summary>
/// <param name="Id">Under which the answer is expected, once.</param>
/// <param name="Options">As WebAuthn writes them.</param>
internal sealed record PasskeyAsked(string Id, JsonElement Options);

/// <summary>What the authenticator answered.</summary>
/// <param name="Id">Under which it was asked.</param>
/// <param name="Credential">As WebAuthn writes it.</param>
/// <param name="Name">What the person calls it.</param>
/// <param name="Back">Page to go on with.</param>
internal sealed record PasskeyAnswer(string Id, JsonElement Credential, string? Name, string? Back);

/// <summary>Where to go on.</summary>
/// <param name="Go">A page of this server.</param>
internal sealed record PasskeyGo(string Go);
