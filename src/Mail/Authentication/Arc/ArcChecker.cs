using MimeKit;
using MimeKit.Cryptography;

namespace Tocsin.Mail.Authentication.Arc;

/// <summary>Validates the chain of intermediaries (RFC 8617) with MimeKit's verifier over the records given.</summary>
public static class ArcChecker
{
    /// <summary>Sets of headers beyond which a chain is a failure (RFC 8617, 4.2.1).</summary>
    private const int MostSets = 50;

    /// <summary>Validates: None without a chain, Pass or Fail.</summary>
    public static AuthResult Check(MimeMessage message, IDnsRecords records)
    {
        if (message.Headers.Count(h => h.Id == HeaderId.ArcSeal) > MostSets || message.Headers.Any(SignsSeals))
            return AuthResult.Fail;
        try
        {
            return new ArcVerifier(new Dkim.DnsKeys(records)) { MinimumRsaKeyLength = 1024 }.Verify(message).Chain switch
            {
                ArcSignatureValidationResult.None => AuthResult.None,
                ArcSignatureValidationResult.Pass => AuthResult.Pass,
                _ => AuthResult.Fail,
            };
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // Headers and keys are strangers': what the library throws on them is a broken chain.
            return AuthResult.Fail;
        }
    }

    // A message signature must not cover seals (RFC 8617, 4.1.2); the library lets it.
    private static bool SignsSeals(Header header)
    {
        if (header.Id != HeaderId.ArcMessageSignature)
            return false;
        foreach (string tag in header.Value.Split(';'))
        {
            int equals = tag.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0 && tag[..equals].Trim() == "h" && tag[(equals + 1)..].Split(':').Any(n => n.Trim().Equals("arc-seal", StringComparison.OrdinalIgnoreCase)))
                return true;
        }

        return false;
    }
}
