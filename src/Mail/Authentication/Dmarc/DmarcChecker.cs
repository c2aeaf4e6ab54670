using Tocsin.Mail.Reading;

namespace Tocsin.Mail.Authentication.Dmarc;

/// <summary>Domain-based Message Authentication, Reporting and Conformance (RFC 7489, section 6.6). A pass acquits nobody.</summary>
public static class DmarcChecker
{
    /// <summary>Checks.</summary>
    /// <param name="author">Host of the From address.</param>
    /// <param name="spf">Domain that passed SPF; empty when none did.</param>
    /// <param name="dkim">Domains whose signatures pass.</param>
    /// <param name="records">Records.</param>
    public static DmarcOutcome Check(string author, string spf, IReadOnlyList<string> dkim, IDnsRecords records)
    {
        if (author.Length == 0)
            return new DmarcOutcome(AuthResult.PermError, "", false);
        string organisation = HostText.Organisation(author);
        bool relaxed = Aligned(author, spf, strict: false) || dkim.Any(d => Aligned(author, d, strict: false));
        var (failed, policy) = Find(author, records);
        bool below = false;
        if (!failed && policy is null && organisation != author)
        {
            (failed, policy) = Find(organisation, records);
            below = true;
        }

        if (failed)
            return new DmarcOutcome(AuthResult.TempError, "", relaxed);
        if (policy is null)
            return new DmarcOutcome(AuthResult.None, "", relaxed);
        bool pass = Aligned(author, spf, policy.StrictSpf) || dkim.Any(d => Aligned(author, d, policy.StrictDkim));
        return new DmarcOutcome(pass ? AuthResult.Pass : AuthResult.Fail, below ? policy.SubdomainPolicy : policy.Policy, pass);
    }

    private static (bool Failed, DmarcPolicy? Policy) Find(string domain, IDnsRecords records)
    {
        var answer = records.Query("_dmarc." + domain, DnsType.Txt);
        var policies = answer.Records.Where(r => r.StartsWith("v=DMARC1", StringComparison.Ordinal)).ToList();

        // Several records count as none (6.6.3, step 5).
        return (answer.Failed, policies.Count == 1 ? DmarcPolicy.TryParse(policies[0]) : null);
    }

    private static bool Aligned(string author, string domain, bool strict) =>
        domain.Length > 0 && (strict ? domain == author : HostText.Organisation(domain) == HostText.Organisation(author));
}
