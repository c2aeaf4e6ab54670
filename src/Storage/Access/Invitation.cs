namespace Tocsin.Storage.Access;

/// <summary>A one-time link that was handed out.</summary>
/// <param name="Hash">Hash of what stands in the link.</param>
/// <param name="Person">For whom; empty for the first owner.</param>
/// <param name="Name">Their name.</param>
/// <param name="Actor">Who made it.</param>
/// <param name="Expires">When it ends.</param>
public sealed record Invitation(string Hash, string Person, string Name, string Actor, DateTimeOffset Expires);
