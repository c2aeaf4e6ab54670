namespace Tocsin.Mail.Authentication.Spf;

/// <summary>Sender Policy Framework (RFC 7208): the function check_host over given records.</summary>
/// <remarks>At most ten terms that ask DNS, ten names per mx and ptr, two empty answers (4.6.4): time is bounded whatever records say.</remarks>
public static class SpfChecker
{
    /// <summary>Checks.</summary>
    public static SpfOutcome Check(SpfQuery query, IDnsRecords records)
    {
        string sender = query.Sender.Length == 0 ? "postmaster@" + query.Helo : query.Sender;
        int at = sender.LastIndexOf('@');
        string domain = at < 0 ? sender : sender[(at + 1)..];
        string local = at > 0 ? sender[..at] : "postmaster";
        if (!IsName(domain))
            return new SpfOutcome(AuthResult.None, domain, null, $"{domain} is no domain");
        var run = new SpfRun(query, $"{local}@{domain}", records);
        try
        {
            var result = run.Check(domain, 0, out var record, out string reason);
            string? explanation = result == AuthResult.Fail && record?.Explanation is { } exp ? run.Explain(exp) : null;
            return new SpfOutcome(result, domain, explanation, reason);
        }
        catch (SpfError error)
        {
            return new SpfOutcome(error.Result, domain, null, error.Message);
        }
    }

    /// <summary>A name of several labels, each of 1 to 63 characters (4.3).</summary>
    internal static bool IsName(string domain)
    {
        string[] labels = domain.TrimEnd('.').Split('.');
        return labels.Length >= 2 && domain.Length <= 253 && labels.All(l => l.Length is > 0 and < 64) && !domain.StartsWith('[');
    }
}
