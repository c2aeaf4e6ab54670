namespace Tocsin.Mail.Signs;

/// <summary>Somebody whose name attackers may put on.</summary>
/// <param name="Name">Name, for people.</param>
/// <param name="Phrases">Names and spellings, folded.</param>
/// <param name="Domains">Domains from which mail in that name may come; empty when the profile names none.</param>
public sealed record ProtectedPerson(string Name, IReadOnlyList<string> Phrases, DomainSet Domains);
