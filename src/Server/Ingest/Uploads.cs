using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Tocsin.Disk;
using Tocsin.Storage;

namespace Tocsin.Server.Ingest;

/// <summary>Files that people bring: kept under names of the server's choice, looked at before they are loaded.</summary>
public sealed class Uploads
{
    private const int LongestName = 80;
    private const int IdDigits = 24;
    private const int MostRemembered = 500;
    private readonly string _root;
    private readonly string _remembered;
    private readonly Lock _gate = new();

    /// <summary>Opens the directory.</summary>
    public Uploads(ServerSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        _root = PrivateDirectory.Require(Path.Combine(settings.Data, "uploads"));
        _remembered = Path.Combine(settings.Data, "mappings.json");
    }

    /// <summary>Keeps a file.</summary>
    public async Task<Upload> Save(string election, string name, Stream content, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(content);
        string id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(IdDigits / 2));
        string shown = Shown(name);
        string directory = PrivateDirectory.Require(Path.Combine(PrivateDirectory.Require(Path.Combine(_root, election)), id));
        string path = Path.Combine(directory, shown);
        try
        {
            await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 16, useAsync: true);
            await content.CopyToAsync(file, cancellation).ConfigureAwait(false);
            file.Flush(flushToDisk: true);
        }
        catch
        {
            Directory.Delete(directory, recursive: true);
            throw;
        }

        return new Upload(id, shown, path, new FileInfo(path).Length);
    }

    /// <summary>Takes over a file that lies elsewhere in the server's directory. The same bytes twice are one file, so that they are one capture.</summary>
    public string Take(string election, string path, string sha256)
    {
        ArgumentNullException.ThrowIfNull(sha256);
        string directory = PrivateDirectory.Require(Path.Combine(PrivateDirectory.Require(Path.Combine(_root, election)), sha256[..IdDigits]));
        lock (_gate)
        {
            if (Directory.EnumerateFiles(directory).FirstOrDefault() is { } there)
                return there;
            string kept = Path.Combine(directory, Path.GetFileName(path));
            File.Move(path, kept);
            return kept;
        }
    }

    /// <summary>A file that was brought for this election.</summary>
    /// <exception cref="StoreException">There is none.</exception>
    public Upload Find(string election, string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        string directory = Path.Combine(_root, election, id);
        string? path = id.All(char.IsAsciiHexDigitLower) && Directory.Exists(directory) ? Directory.EnumerateFiles(directory).FirstOrDefault() : null;
        return path is null ? throw new StoreException($"the store has no upload '{id}'", "bring the file again") { Refusal = StoreRefusal.Absent } : new Upload(id, Path.GetFileName(path), path, new FileInfo(path).Length);
    }

    /// <summary>The file that was brought last for this election; null when none was.</summary>
    public Upload? Latest(string election)
    {
        var directory = new DirectoryInfo(Path.Combine(_root, election));
        var file = directory.Exists ? directory.EnumerateFiles("*", SearchOption.AllDirectories).MaxBy(f => f.LastWriteTimeUtc) : null;
        return file is null ? null : new Upload(file.Directory!.Name, file.Name, file.FullName, file.Length);
    }

    /// <summary>How files with these columns were understood last.</summary>
    public string Remembered(IReadOnlyList<string> columns)
    {
        lock (_gate)
            return Read().GetValueOrDefault(Print(columns), "");
    }

    /// <summary>Remembers how files with these columns are to be understood.</summary>
    public void Remember(IReadOnlyList<string> columns, string map)
    {
        lock (_gate)
        {
            var all = Read();
            if (all.Count >= MostRemembered)
                all.Remove(all.Keys.First());
            all[Print(columns)] = map;
            DurableFile.Write(_remembered, JsonSerializer.SerializeToUtf8Bytes(all), secret: true);
        }
    }

    private Dictionary<string, string> Read()
    {
        try
        {
            return File.Exists(_remembered) ? JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllBytes(_remembered)) ?? [] : [];
        }
        catch (JsonException)
        {
            return [];
        }
    }

    private static string Print(IReadOnlyList<string> columns) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', columns))))[..32];

    /// <summary>A name says what a file is; it never says where it lies.</summary>
    internal static string Shown(string name)
    {
        string plain = new([.. name.Split('/', '\\')[^1].Where(c => char.IsLetterOrDigit(c) || c is '.' or '-' or '_' or ' ').Take(LongestName)]);
        return plain.Trim(' ', '.') is { Length: > 0 } good ? good : "upload";
    }
}
