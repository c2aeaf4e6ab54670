using MimeKit.Cryptography;
using Org.BouncyCastle.Crypto;

namespace Tocsin.Mail.Authentication.Dkim;

/// <summary>Keys of signers out of the records given (RFC 6376, 3.6.2; Ed25519: RFC 8463).</summary>
/// <remarks>MimeKit checks the signature; the key comes from us. A key that is missing, revoked or broken is an exception that the callers turn into a result.</remarks>
public sealed class DnsKeys(IDnsRecords records) : DkimPublicKeyLocatorBase
{
    /// <inheritdoc/>
    public override AsymmetricKeyParameter LocatePublicKey(string methods, string domain, string selector, CancellationToken cancellationToken = default)
    {
        string name = $"{selector}._domainkey.{domain}";
        var answer = records.Query(name, DnsType.Txt);
        if (answer.Failed)
            throw new TimeoutException($"no answer about {name}");
        return answer.Records.Count == 0 ? throw new FormatException($"there is no key at {name}") : GetPublicKey(answer.Records[0]);
    }

    /// <inheritdoc/>
    public override Task<AsymmetricKeyParameter> LocatePublicKeyAsync(string methods, string domain, string selector, CancellationToken cancellationToken = default) =>
        Task.FromResult(LocatePublicKey(methods, domain, selector, cancellationToken));
}
