using System.Text;
using Tocsin.Mail.Reading;

namespace Tocsin.Mail.Authentication;

/// <summary>Results that the receiving server wrote into the message (RFC 8601), and Received-SPF (RFC 7208, 9.1) where there is none.</summary>
/// <remarks>
/// Only the topmost header counts: servers write above what they receive, so everything below may come from the sender. A forged
/// topmost header can only withhold a failure, for a pass earns no credit. Headers without a server's name, as Microsoft writes them, are read too.
/// </remarks>
public static class RecordedResults
{
    /// <summary>Reads them.</summary>
    /// <param name="results">Topmost Authentication-Results or ARC-Authentication-Results; null when there is none.</param>
    /// <param name="receivedSpf">Topmost Received-SPF; null when there is none.</param>
    /// <param name="sender">The author, for alignment.</param>
    public static AuthenticationFacts Read(string? results, string? receivedSpf, MailParty sender)
    {
        if (results is null && receivedSpf is null)
            return AuthenticationFacts.Unknown;
        var facts = new AuthenticationFacts { Source = AuthSource.Recorded, Evidence = OneLine(results ?? receivedSpf!) };
        var passing = new List<string>();
        foreach (string clause in Plain(results ?? "").Split(';'))
        {
            string[] words = clause.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            for (int i = 0; i < words.Length && i < 3; i++)
                facts = Method(words, i, facts, passing);
        }

        if (facts.Spf == AuthResult.Unknown && receivedSpf is not null)
            facts = facts with { Spf = ResultOf(Plain(receivedSpf).Trim().Split(' ')[0]) };
        bool aligned = passing.Any(d => HostText.Organisation(d) == sender.Organisation && sender.Organisation.Length > 0)
            || (facts.Spf == AuthResult.Pass && sender.Organisation.Length > 0 && HostText.Organisation(facts.SpfDomain) == sender.Organisation);
        return facts with { DkimDomains = passing, Aligned = aligned || facts.Dmarc == AuthResult.Pass };
    }

    private static AuthenticationFacts Method(string[] words, int i, AuthenticationFacts facts, List<string> passing)
    {
        int equals = words[i].IndexOf('=', StringComparison.Ordinal);
        if (equals < 0)
            return facts;
        string method = words[i][..equals].ToLowerInvariant();
        var result = ResultOf(words[i][(equals + 1)..]);
        switch (method)
        {
            case "spf" when facts.Spf == AuthResult.Unknown:
                return facts with { Spf = result, SpfDomain = DomainOf(Property(words, "smtp.mailfrom") ?? Property(words, "smtp.helo") ?? "") };
            case "dkim":
                if (result == AuthResult.Pass && DomainOf(Property(words, "header.d") ?? Property(words, "header.i") ?? "") is { Length: > 0 } domain)
                    passing.Add(domain);
                return facts.Dkim == AuthResult.Pass ? facts : facts with { Dkim = result };
            case "dmarc" when facts.Dmarc == AuthResult.Unknown:
                return facts with { Dmarc = result };
            case "arc" when facts.Arc == AuthResult.Unknown:
                return facts with { Arc = result };
            default:
                return facts;
        }
    }

    private static string? Property(string[] words, string name)
    {
        foreach (string word in words)
        {
            if (word.StartsWith(name, StringComparison.OrdinalIgnoreCase) && word.Length > name.Length && word[name.Length] == '=')
                return word[(name.Length + 1)..].Trim('"', '<', '>', '\'');
        }

        return null;
    }

    private static string DomainOf(string value) => HostText.Canonical(value[(value.LastIndexOf('@') + 1)..]);

    private static AuthResult ResultOf(string word) => word.Trim().ToLowerInvariant() switch
    {
        "pass" or "bestguesspass" => AuthResult.Pass,
        "fail" or "hardfail" => AuthResult.Fail,
        "softfail" => AuthResult.SoftFail,
        "neutral" => AuthResult.Neutral,
        "none" => AuthResult.None,
        "temperror" => AuthResult.TempError,
        "permerror" or "policy" => AuthResult.PermError,
        _ => AuthResult.Unknown,
    };

    // Comments (RFC 5322, 3.2.2) may nest and may hold anything, results included.
    private static string Plain(string header)
    {
        var plain = new StringBuilder(header.Length);
        int depth = 0;
        foreach (char c in header)
        {
            if (c == '(')
                depth++;
            else if (c == ')' && depth > 0)
                depth--;
            else if (depth == 0)
                plain.Append(c);
        }

        return plain.ToString();
    }

    private static string OneLine(string header)
    {
        string line = string.Join(' ', header.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length > 300 ? line[..300] + "…" : line;
    }
}
