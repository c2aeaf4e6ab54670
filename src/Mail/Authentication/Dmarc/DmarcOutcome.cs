namespace Tocsin.Mail.Authentication.Dmarc;

/// <summary>The result of DMARC.</summary>
/// <param name="Result">None, Pass, Fail, TempError or PermError.</param>
/// <param name="Policy">The policy that applies to a failure; empty without a record.</param>
/// <param name="Aligned">SPF or DKIM passes for a domain aligned with the author's, record or not.</param>
public sealed record DmarcOutcome(AuthResult Result, string Policy, bool Aligned);
