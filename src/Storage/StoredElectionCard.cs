namespace Tocsin.Storage;

/// <summary>An election in the store.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name for people.</param>
/// <param name="Changed">When its profile was given last.</param>
/// <param name="Sha256">Of the profile, in hexadecimal: changes when the profile does.</param>
public sealed record StoredElectionCard(string Id, string Name, DateTimeOffset Changed, string Sha256);
