namespace Tocsin.Storage.Access;

/// <summary>An attempt to sign in that was counted before anything was looked at.</summary>
/// <param name="Account">Whose; null when there is nobody of that name.</param>
/// <param name="Open">False when the account is locked: nothing may be looked at.</param>
public sealed record Attempt(Account? Account, bool Open);
