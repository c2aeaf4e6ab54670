namespace Tocsin.Storage.Access;

/// <summary>A key with which a program works in a person's name.</summary>
/// <param name="Id">Its id, which stands in the key itself.</param>
/// <param name="Name">What it is for.</param>
/// <param name="Person">What the person is known by whose role it has.</param>
/// <param name="Scopes">What it may be used for.</param>
/// <param name="Elections">Elections it may be used for, of those of its person; <c>*</c> for all of them.</param>
/// <param name="Since">When it was made.</param>
/// <param name="Expires">When it ends by itself.</param>
/// <param name="Ended">When somebody ended it; null while it holds.</param>
/// <param name="Used">When it was last used, to the minute; null for never.</param>
public sealed record ApiKey(string Id, string Name, string Person, IReadOnlyList<string> Scopes, IReadOnlyList<string> Elections, DateTimeOffset Since, DateTimeOffset Expires, DateTimeOffset? Ended, DateTimeOffset? Used);
