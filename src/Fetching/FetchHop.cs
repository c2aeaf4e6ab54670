namespace Tocsin.Fetching;

/// <summary>One request that left this machine.</summary>
/// <param name="Url">What was asked for.</param>
/// <param name="Addresses">Addresses its name resolved to, in order.</param>
/// <param name="Connected">The address that was connected to.</param>
/// <param name="Status">Status of the answer (RFC 9110).</param>
/// <param name="At">When.</param>
/// <param name="Certificate">Certificate shown; null for http.</param>
public sealed record FetchHop(Uri Url, IReadOnlyList<string> Addresses, string Connected, int Status, DateTimeOffset At, SeenCertificate? Certificate);
