namespace Tocsin.Storage.Access;

/// <summary>How one person signs in.</summary>
/// <param name="Person">What the person is known by in every table.</param>
/// <param name="Name">Name as written in decisions.</param>
/// <param name="Password">Hash of the password; empty for none.</param>
/// <param name="Stamp">Changes with every change of a way in.</param>
/// <param name="Failed">Attempts since the last that succeeded.</param>
/// <param name="Locked">Until when no attempt is looked at; null for open.</param>
/// <param name="Totp">Secret of one-time codes, encrypted by the server; empty for none.</param>
/// <param name="Recovery">Salt and hashes of the recovery codes that are left; empty for none.</param>
/// <param name="Language">Language chosen; empty for none.</param>
/// <param name="Email">Address by which an identity provider knows the person; empty for none.</param>
/// <param name="Subject">Issuer and subject at an identity provider; empty until they first came from there.</param>
public sealed record Account(string Person, string Name, string Password, string Stamp, long Failed, DateTimeOffset? Locked, string Totp, string Recovery, string Language, string Email, string Subject);
