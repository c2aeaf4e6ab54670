using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Tocsin.Evidence.Verifying;

namespace Tocsin.Evidence.Stamps;

/// <summary>Checks the timestamp of an archive.</summary>
internal static class TimestampCheck
{
    private const string Name = "timestamp";
    private const string Ask = "do not rely on the time; ask whoever gave you the archive for one with a sound timestamp";

    /// <summary>Checks it.</summary>
    /// <param name="manifest">Bytes of the manifest; null when there are none.</param>
    /// <param name="bytes">The reply; null when there is none.</param>
    /// <param name="authority">The authority that the manifest says was asked.</param>
    /// <param name="changed">The reply does not fit its checksum.</param>
    /// <param name="trusted">Certificates that the reader trusts.</param>
    public static EvidenceCheck Of(byte[]? manifest, byte[]? bytes, string? authority, bool changed, X509Certificate2Collection? trusted)
    {
        if (bytes is null)
        {
            return authority is null
                ? EvidenceCheck.Open(Name, "there is none: the time of export is only what the exporter's clock said", "")
                : Bad($"is missing, though {authority} was asked for it");
        }

        if (changed)
            return Bad("its bytes are not those that were written: they do not fit their checksum");
        if (TimestampReply.Read(bytes, out string wrong) is not { } reply)
            return Bad(wrong);
        X509Certificate2? signer;
        try
        {
            if (manifest is null || !reply.IsOver(manifest, trusted, out signer) || signer is null)
                return Bad("it is not over this manifest, or its signature is not sound, or it does not hold the signer's certificate (give it with --tsa-certificate)");
        }
        catch (CryptographicException)
        {
            return Bad("its signature is not sound");
        }

        using (signer)
        {
            string says = $"{reply.Time.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC, signed by {signer.Subject} (certificate SHA-256 {signer.GetCertHashString(HashAlgorithmName.SHA256).ToLowerInvariant()})";
            if (trusted is null)
                return EvidenceCheck.Open(Name, $"over this manifest, {says}; whether to trust the signer is not checked", "give the authority's certificate, had from the authority, with --tsa-certificate FILE");
            return reply.IsVouchedFor(signer, trusted)
                ? EvidenceCheck.Good(Name, $"over this manifest, {says}, vouched for by the certificate you gave")
                : Bad($"signed by {signer.Subject}, for which the certificate you gave does not vouch");
        }
    }

    private static EvidenceCheck Bad(string says) => EvidenceCheck.Of(Name, "", "it cannot be relied on", Ask, [new EvidenceDifference(EntryNames.Timestamp, says)]);
}
