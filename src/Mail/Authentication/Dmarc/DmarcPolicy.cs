using System.Globalization;

namespace Tocsin.Mail.Authentication.Dmarc;

/// <summary>A DMARC record (RFC 7489, 6.3).</summary>
/// <param name="Policy">p: none, quarantine or reject.</param>
/// <param name="SubdomainPolicy">sp, or p where it is missing.</param>
/// <param name="StrictDkim">adkim=s.</param>
/// <param name="StrictSpf">aspf=s.</param>
/// <param name="Percent">pct, 0 to 100.</param>
/// <param name="FailureOptions">fo, as written.</param>
public sealed record DmarcPolicy(string Policy, string SubdomainPolicy, bool StrictDkim, bool StrictSpf, int Percent, string FailureOptions)
{
    /// <summary>Parses a record; null when it is none. Unknown tags and wrong values of optional tags are ignored, as the RFC wants.</summary>
    public static DmarcPolicy? TryParse(string text)
    {
        var tags = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (string part in text.Split(';'))
        {
            int equals = part.IndexOf('=', StringComparison.Ordinal);
            if (equals < 0)
                continue;
            string tag = part[..equals].Trim().ToLowerInvariant();
            if (tags.Count == 0 && (tag != "v" || part[(equals + 1)..].Trim() != "DMARC1"))
                return null;
            tags.TryAdd(tag, part[(equals + 1)..].Trim());
        }

        if (tags.Count == 0)
            return null;
        string? policy = Known(tags.GetValueOrDefault("p"));

        // Without a usable p a record that asks for reports counts as p=none (6.6.3, step 6).
        if (policy is null && (policy = tags.ContainsKey("rua") ? "none" : null) is null)
            return null;
        int percent = int.TryParse(tags.GetValueOrDefault("pct"), NumberStyles.None, CultureInfo.InvariantCulture, out int pct) && pct <= 100 ? pct : 100;
        return new DmarcPolicy(policy, Known(tags.GetValueOrDefault("sp")) ?? policy, Strict(tags, "adkim"), Strict(tags, "aspf"), percent, tags.GetValueOrDefault("fo", "0"));
    }

    private static bool Strict(Dictionary<string, string> tags, string tag) => "s".Equals(tags.GetValueOrDefault(tag), StringComparison.OrdinalIgnoreCase);

    private static string? Known(string? policy) => policy?.ToLowerInvariant() is "none" or "quarantine" or "reject" ? policy.ToLowerInvariant() : null;
}
