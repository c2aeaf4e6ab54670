using System.Security.Cryptography;

namespace Tocsin.Pages.Storing;

/// <summary>The key that signs snapshots: ECDSA over P-256 with SHA-256 (FIPS 186-5).</summary>
/// <remarks>Who approves holds the private key; who checks needs the public one, which is written beside it. A check with the public key from a
/// place that an attacker of the store cannot reach shows a changed snapshot for what it is.</remarks>
public sealed class PageKey : IDisposable
{
    private const int Longest = 16 * 1024;
    private readonly ECDsa _key;

    private PageKey(ECDsa key, bool signs) => (_key, Signs) = (key, signs);

    /// <summary>True for a private key.</summary>
    public bool Signs { get; }

    /// <summary>SHA-256 of the public key (SubjectPublicKeyInfo), to read out over the telephone.</summary>
    public string Fingerprint => Convert.ToHexStringLower(SHA256.HashData(_key.ExportSubjectPublicKeyInfo()));

    /// <summary>Reads a private or public key in PEM.</summary>
    /// <exception cref="PageStoreException">It is none.</exception>
    public static PageKey Read(string path)
    {
        var file = new FileInfo(path);
        if (!file.Exists)
            throw new PageStoreException($"there is no key {path}", "make one with 'tocsin pages baseline --new-key FILE', or give the .pub file of the one who approves");
        string pem = file.Length <= Longest ? File.ReadAllText(path) : "";
        var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(pem);
            return new PageKey(key, pem.Contains("PRIVATE KEY", StringComparison.Ordinal));
        }
        catch (Exception e) when (e is ArgumentException or CryptographicException)
        {
            key.Dispose();
            throw new PageStoreException($"{path} holds no key", "give the PEM file that 'tocsin pages baseline --new-key' wrote");
        }
    }

    /// <summary>Makes a key: the private one readable by its owner only, the public one beside it.</summary>
    /// <exception cref="IOException">A file is there already or cannot be written.</exception>
    public static PageKey Make(string path)
    {
        var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var writer = new StreamWriter(path, System.Text.Encoding.ASCII, options))
            writer.Write(key.ExportPkcs8PrivateKeyPem() + "\n");
        File.WriteAllText(path + ".pub", key.ExportSubjectPublicKeyInfoPem() + "\n");
        return new PageKey(key, signs: true);
    }

    /// <summary>Signs.</summary>
    public byte[] Sign(ReadOnlySpan<byte> data) => _key.SignData(data, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);

    /// <summary>True when this key signed the data.</summary>
    public bool Verifies(ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature) => _key.VerifyData(data, signature, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);

    /// <inheritdoc/>
    public void Dispose() => _key.Dispose();
}
