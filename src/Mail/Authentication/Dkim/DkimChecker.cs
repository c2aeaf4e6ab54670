using MimeKit;
using MimeKit.Cryptography;

namespace Tocsin.Mail.Authentication.Dkim;

/// <summary>Checks the signatures of a message (RFC 6376, RFC 8463) with MimeKit's verifier over the records given.</summary>
public static class DkimChecker
{
    /// <summary>More signatures than this are not looked at: each costs a hash of the whole body.</summary>
    private const int MostSignatures = 8;

    /// <summary>Checks.</summary>
    /// <returns>The best result, and the domains whose signature passes.</returns>
    public static (AuthResult Result, IReadOnlyList<string> Domains) Check(MimeMessage message, IDnsRecords records)
    {
        var verifier = new DkimVerifier(new DnsKeys(records)) { MinimumRsaKeyLength = 1024 };
        var domains = new List<string>();
        var best = AuthResult.None;
        foreach (var header in message.Headers.Where(h => h.Id == HeaderId.DkimSignature).Take(MostSignatures))
        {
            var result = One(verifier, message, header);
            if (result == AuthResult.Pass && Reading.HostText.Canonical(Tag(header.Value, "d")) is { Length: > 0 } domain)
                domains.Add(domain);
            best = best == AuthResult.Pass || (best != AuthResult.None && result != AuthResult.Pass) ? best : result;
        }

        return (best, domains);
    }

    private static AuthResult One(DkimVerifier verifier, MimeMessage message, Header header)
    {
        try
        {
            return verifier.Verify(message, header) ? AuthResult.Pass : AuthResult.Fail;
        }
        catch (TimeoutException)
        {
            return AuthResult.TempError;
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // Keys and signatures are the sender's: whatever the library throws on them is a signature that cannot be understood.
            return AuthResult.PermError;
        }
    }

    private static string Tag(string value, string name)
    {
        foreach (string part in value.Split(';'))
        {
            int equals = part.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0 && part[..equals].Trim() == name)
                return part[(equals + 1)..].Trim();
        }

        return "";
    }
}
