using Tocsin.Disk;

namespace Tocsin.Pages.Storing;

/// <summary>The key that signs snapshots.</summary>
/// <remarks>Who approves holds the private key; who checks needs the public one, which is written beside it. A check with the public key from a
/// place that an attacker of the store cannot reach shows a changed snapshot for what it is.</remarks>
public sealed class PageKey : IDisposable
{
    private readonly SigningKey _key;

    private PageKey(SigningKey key) => _key = key;

    /// <summary>True for a private key.</summary>
    public bool Signs => _key.Signs;

    /// <summary>SHA-256 of the public key (SubjectPublicKeyInfo), to read out over the telephone.</summary>
    public string Fingerprint => _key.Fingerprint;

    /// <summary>Reads a private or public key in PEM.</summary>
    /// <exception cref="PageStoreException">It is none.</exception>
    public static PageKey Read(string path)
    {
        if (!File.Exists(path))
            throw new PageStoreException($"there is no key {path}", "make one with 'tocsin pages baseline --new-key FILE', or give the .pub file of the one who approves");
        return new PageKey(SigningKey.Read(path) ?? throw new PageStoreException($"{path} holds no key", "give the PEM file that 'tocsin pages baseline --new-key' wrote"));
    }

    /// <summary>Makes a key: the private one readable by its owner only, the public one beside it.</summary>
    /// <exception cref="IOException">A file is there already or cannot be written.</exception>
    public static PageKey Make(string path) => new(SigningKey.Make(path));

    /// <summary>Signs.</summary>
    public byte[] Sign(ReadOnlySpan<byte> data) => _key.Sign(data, der: false);

    /// <summary>True when this key signed the data.</summary>
    public bool Verifies(ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature) => _key.Verifies(data, signature, der: false);

    /// <inheritdoc/>
    public void Dispose() => _key.Dispose();
}
