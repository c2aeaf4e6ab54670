namespace Tocsin.Fetching;

/// <summary>The certificate a server showed. Every text is hostile.</summary>
/// <param name="Subject">Whom it names.</param>
/// <param name="Issuer">Who issued it.</param>
/// <param name="Names">Host names it is for.</param>
/// <param name="From">Valid from.</param>
/// <param name="Until">Valid until.</param>
/// <param name="Sha256">SHA-256 of it, lower case hexadecimal.</param>
/// <param name="KeySha256">SHA-256 of its public key (SubjectPublicKeyInfo).</param>
/// <param name="Faults">What is wrong with it; empty when a browser would take it.</param>
public sealed record SeenCertificate(string Subject, string Issuer, IReadOnlyList<string> Names, DateTimeOffset From, DateTimeOffset Until, string Sha256, string KeySha256, string Faults);
