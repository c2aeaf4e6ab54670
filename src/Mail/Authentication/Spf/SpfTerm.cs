using System.Net;

namespace Tocsin.Mail.Authentication.Spf;

/// <summary>A mechanism of a record (RFC 7208, section 5).</summary>
/// <param name="Qualifier">Result when it matches.</param>
/// <param name="Name">all, include, a, mx, ptr, ip4, ip6 or exists, in lower case.</param>
/// <param name="Domain">The domain-spec, not expanded; empty for the current domain.</param>
/// <param name="Address">Network of ip4 and ip6.</param>
/// <param name="Prefix4">Bits of an IPv4 address that must agree.</param>
/// <param name="Prefix6">Bits of an IPv6 address that must agree.</param>
internal sealed record SpfTerm(AuthResult Qualifier, string Name, string Domain, IPAddress? Address, int Prefix4, int Prefix6);
