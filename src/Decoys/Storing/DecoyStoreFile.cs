using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Tocsin.Disk;

namespace Tocsin.Decoys.Storing;

/// <summary>The file of a store: readable by its owner only, replaced as a whole, one writer at a time.</summary>
/// <remarks>
/// A change reads the file, writes the new one beside it, flushes it to the disk and renames it: a kill leaves the old or the new one. A lock
/// file keeps two programs from overwriting each other's decoys.
/// </remarks>
public sealed class DecoyStoreFile(string path, string? passphrase = null)
{
    private const long Longest = 1L << 30;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Where it is.</summary>
    public string Path { get; } = System.IO.Path.GetFullPath(path);

    /// <summary>Reads the store.</summary>
    /// <exception cref="StoreProblemException">It is missing, damaged, sealed, of another version or under another passphrase.</exception>
    public DecoyStore Read()
    {
        var file = new FileInfo(Path);
        if (!file.Exists)
            throw new StoreProblemException($"there is no store {path}", "make decoys first: tocsin decoy make --election FILE --store FILE --out DIR");
        if (file.Length > Longest)
            throw new StoreProblemException($"{path} is larger than 1 GB", "is it the right file?");
        try
        {
            return Parse(File.ReadAllBytes(Path));
        }
        catch (Exception e) when (e is JsonException or FormatException or InvalidOperationException or KeyNotFoundException or ArgumentException or NotSupportedException)
        {
            throw new StoreProblemException($"{path} is no decoy store of this version, or is damaged", "give the file that tocsin decoy make wrote, or restore it from a copy");
        }
        catch (CryptographicException)
        {
            throw new StoreProblemException($"{path} does not open", "the passphrase is another one, or the file was changed");
        }
    }

    /// <summary>Changes the store; makes it when it is missing.</summary>
    /// <param name="change">Gives the new store from the old.</param>
    /// <param name="secret">Secret of a store that is made.</param>
    /// <returns>The new store, on the disk.</returns>
    public DecoyStore Change(Func<DecoyStore, DecoyStore> change, byte[]? secret = null)
    {
        ArgumentNullException.ThrowIfNull(change);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path)!);
        using var mine = Lock();
        var old = File.Exists(Path) || secret is null ? Read() : new DecoyStore(secret, []);
        var changed = change(old);
        byte[] bytes = StoreJson.Write(changed);
        if (passphrase is not null)
            bytes = StoreSeal.Seal(bytes, passphrase);
        DurableFile.Write(Path, bytes, secret: true);
        return changed;
    }

    private DecoyStore Parse(byte[] bytes)
    {
        using var json = JsonDocument.Parse(bytes.AsMemory().TrimStart(Encoding.UTF8.GetPreamble()));
        if (json.RootElement.GetProperty("format").GetString() != StoreSeal.Format)
            return passphrase is null ? StoreJson.Read(bytes) : throw new StoreProblemException($"{path} is not sealed", "leave out --passphrase-file; a store is sealed from its first make on or not at all");
        if (passphrase is null)
            throw new StoreProblemException($"{path} is sealed with a passphrase", "give --passphrase-file FILE");
        return StoreJson.Read(StoreSeal.Open(json.RootElement, passphrase));
    }

    private FileStream Lock()
    {
        string name = $"{Path}.lock";
        for (long from = Environment.TickCount64; ;)
        {
            try
            {
                var options = Private(FileMode.OpenOrCreate);
                options.Share = FileShare.None;
                return new FileStream(name, options);
            }
            catch (IOException) when (Environment.TickCount64 - from < Patience.TotalMilliseconds)
            {
                Thread.Sleep(50);
            }
            catch (IOException)
            {
                throw new StoreProblemException($"another program is writing {path}", "wait until it is done, and try again");
            }
        }
    }

    private static FileStreamOptions Private(FileMode mode)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return options;
    }
}
