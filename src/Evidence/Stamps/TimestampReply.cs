using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;

namespace Tocsin.Evidence.Stamps;

/// <summary>What a time-stamping authority answered (RFC 3161): when it saw a hash, signed by it.</summary>
public sealed class TimestampReply
{
    /// <summary>Most bytes a reply may have.</summary>
    public const int Longest = 256 * 1024;

    private readonly Rfc3161TimestampToken _token;

    private TimestampReply(Rfc3161TimestampToken token) => _token = token;

    /// <summary>The time it vouches for.</summary>
    public DateTimeOffset Time => _token.TokenInfo.Timestamp;

    /// <summary>A request for a time over a manifest, in DER.</summary>
    /// <param name="manifest">Bytes of the manifest; only their SHA-256 leaves.</param>
    /// <param name="nonce">Draws a number by lot that the reply has to repeat; without it the reply may come by another way.</param>
    public static Rfc3161TimestampRequest Request(ReadOnlySpan<byte> manifest, bool nonce) => Rfc3161TimestampRequest.CreateFromHash(
        SHA256.HashData(manifest), HashAlgorithmName.SHA256, requestedPolicyId: null, nonce ? RandomNumberGenerator.GetBytes(8) : null, requestSignerCertificates: true);

    /// <summary>Reads the reply to a request and makes sure that it answers that one.</summary>
    /// <exception cref="EvidenceException">It is none, was refused, or answers another request.</exception>
    public static TimestampReply Read(ReadOnlyMemory<byte> reply, Rfc3161TimestampRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        const string Remedy = "send it the request again, or ask another authority";
        if (reply.Length > Longest)
            throw new EvidenceException($"the authority answered with more than {Longest / 1024} kB, which is no timestamp", Remedy);
        if (Token(reply, out string wrong) is not { } token)
            throw new EvidenceException($"the authority gave no timestamp: {wrong}", Remedy);
        if (!token.TokenInfo.GetMessageHash().Span.SequenceEqual(request.GetMessageHash().Span))
            throw new EvidenceException("the timestamp is over something else than this manifest", "make the request from this archive and attach the answer to that request");
        if (request.GetNonce() is { } nonce && (token.TokenInfo.GetNonce() is not { } echoed || !echoed.Span.SequenceEqual(nonce.Span)))
            throw new EvidenceException("the timestamp does not answer this request: its number is another", Remedy);
        return new TimestampReply(token);
    }

    /// <summary>Reads a reply as it stands in an archive.</summary>
    /// <returns>Null with what is wrong.</returns>
    public static TimestampReply? Read(ReadOnlyMemory<byte> reply, out string wrong) => Token(reply, out wrong) is { } token ? new TimestampReply(token) : null;

    /// <summary>True when it is over these bytes and its own signature is sound.</summary>
    /// <param name="manifest">The bytes.</param>
    /// <param name="known">Certificates beside those in the reply, to find the signer's among.</param>
    /// <param name="signer">The certificate whose key signed it.</param>
    public bool IsOver(ReadOnlySpan<byte> manifest, X509Certificate2Collection? known, out X509Certificate2? signer) =>
        _token.VerifySignatureForHash(SHA256.HashData(manifest), HashAlgorithmName.SHA256, out signer, known);

    /// <summary>True when one of the trusted certificates is the signer's, or vouches for it at the time of the stamp. Nothing is fetched.</summary>
    public bool IsVouchedFor(X509Certificate2 signer, X509Certificate2Collection trusted)
    {
        ArgumentNullException.ThrowIfNull(signer);
        ArgumentNullException.ThrowIfNull(trusted);
        if (trusted.Any(t => t.RawDataMemory.Span.SequenceEqual(signer.RawDataMemory.Span)))
            return true;
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(trusted);
        chain.ChainPolicy.ExtraStore.AddRange(_token.AsSignedCms().Certificates);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.DisableCertificateDownloads = true;
        chain.ChainPolicy.VerificationTime = Time.UtcDateTime;
        return chain.Build(signer);
    }

    // TimeStampResp ::= SEQUENCE { status PKIStatusInfo, timeStampToken ContentInfo OPTIONAL }
    private static Rfc3161TimestampToken? Token(ReadOnlyMemory<byte> reply, out string wrong)
    {
        wrong = "it is no reply as RFC 3161 has it";
        try
        {
            var whole = new AsnReader(reply, AsnEncodingRules.DER);
            var response = whole.ReadSequence();
            whole.ThrowIfNotEmpty();
            var status = response.ReadSequence();
            if (!status.TryReadInt32(out int code))
                return null;
            if (code is not (0 or 1))
            {
                wrong = $"it was refused (status {code}{Text(status)})";
                return null;
            }

            var content = response.ReadEncodedValue();
            response.ThrowIfNotEmpty();
            return Rfc3161TimestampToken.TryDecode(content, out var token, out int used) && used == content.Length ? token : null;
        }
        catch (Exception e) when (e is AsnContentException or CryptographicException)
        {
            return null;
        }
    }

    private static string Text(AsnReader status)
    {
        if (!status.HasData || !status.PeekTag().HasSameClassAndValue(Asn1Tag.Sequence))
            return "";
        var texts = status.ReadSequence();
        return texts.HasData ? $": {texts.ReadCharacterString(UniversalTagNumber.UTF8String)}" : "";
    }
}
