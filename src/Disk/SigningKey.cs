using System.Security.Cryptography;

namespace Tocsin.Disk;

/// <summary>A key that signs: ECDSA over P-256 with SHA-256 (FIPS 186-5), kept in a PEM file that its owner alone can read.</summary>
public sealed class SigningKey : IDisposable
{
    /// <summary>What is put behind the path of a private key to name its public one.</summary>
    public const string PublicSuffix = ".pub";

    private const int Longest = 16 * 1024;
    private const string Curve = "1.2.840.10045.3.1.7";
    private readonly ECDsa _key;

    private SigningKey(ECDsa key, bool signs) => (_key, Signs) = (key, signs);

    /// <summary>True for a private key.</summary>
    public bool Signs { get; }

    /// <summary>SHA-256 of the public key (SubjectPublicKeyInfo) in lower-case hex, to read out over the telephone.</summary>
    public string Fingerprint => Convert.ToHexStringLower(SHA256.HashData(_key.ExportSubjectPublicKeyInfo()));

    /// <summary>The public key in PEM with a line break at its end: the one way in which it is written here.</summary>
    public string PublicPem => _key.ExportSubjectPublicKeyInfoPem() + "\n";

    /// <summary>Reads a private or public key from a file.</summary>
    /// <returns>Null when the file holds no key over P-256.</returns>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static SigningKey? Read(string path) => new FileInfo(path).Length <= Longest ? Parse(File.ReadAllText(path)) : null;

    /// <summary>Reads a private or public key in PEM.</summary>
    /// <returns>Null when the text holds no key over P-256.</returns>
    public static SigningKey? Parse(string pem)
    {
        ArgumentNullException.ThrowIfNull(pem);
        var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(pem);
            if (key.ExportParameters(false).Curve.Oid.Value == Curve)
                return new SigningKey(key, pem.Contains("PRIVATE KEY", StringComparison.Ordinal));
        }
        catch (Exception e) when (e is ArgumentException or CryptographicException or NotSupportedException)
        {
            // Said by the caller, who knows what the file was to be.
        }

        key.Dispose();
        return null;
    }

    /// <summary>Makes a key: the private one readable by its owner only, the public one beside it.</summary>
    /// <exception cref="IOException">A file is there already or cannot be written.</exception>
    public static SigningKey Make(string path)
    {
        var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        try
        {
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            using (var writer = new StreamWriter(path, System.Text.Encoding.ASCII, options))
                writer.Write(key.ExportPkcs8PrivateKeyPem() + "\n");
            var made = new SigningKey(key, signs: true);
            File.WriteAllText(path + PublicSuffix, made.PublicPem);
            return made;
        }
        catch
        {
            key.Dispose();
            throw;
        }
    }

    /// <summary>Signs.</summary>
    /// <param name="data">What is signed.</param>
    /// <param name="der">True for the DER form that OpenSSL reads (RFC 3279), false for 64 bytes of r and s (IEEE P1363).</param>
    public byte[] Sign(ReadOnlySpan<byte> data, bool der) => _key.SignData(data, HashAlgorithmName.SHA256, Form(der));

    /// <summary>True when this key signed the data.</summary>
    public bool Verifies(ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature, bool der) => _key.VerifyData(data, signature, HashAlgorithmName.SHA256, Form(der));

    /// <inheritdoc/>
    public void Dispose() => _key.Dispose();

    private static DSASignatureFormat Form(bool der) => der ? DSASignatureFormat.Rfc3279DerSequence : DSASignatureFormat.IeeeP1363FixedFieldConcatenation;
}
