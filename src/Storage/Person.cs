namespace Tocsin.Storage;

/// <summary>Somebody who works with a store.</summary>
/// <param name="Name">As written in decisions.</param>
/// <param name="Role">What they may do.</param>
/// <param name="Login">The account of the operating system from which alone this name is taken; empty for any.</param>
/// <param name="Since">Since when.</param>
/// <param name="Until">Until when; null while it holds.</param>
public sealed record Person(string Name, Role Role, string Login, DateTimeOffset Since, DateTimeOffset? Until);
