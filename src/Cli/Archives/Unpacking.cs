using Tocsin.Evidence;
using Tocsin.Evidence.Manifest;
using Tocsin.Evidence.Verifying;

namespace Tocsin.Cli.Archives;

/// <summary>Copies of an archive's files in a directory that only this user can read and that is gone afterwards.</summary>
/// <remarks>Names in an archive are hostile until shown otherwise: nothing is written outside the directory, and nothing twice.</remarks>
internal sealed class Unpacking : IDisposable
{
    private readonly Stream _archive;
    private readonly EvidenceVerification _verification;
    private readonly List<string> _folders = [];
    private readonly Dictionary<string, string> _written = new(StringComparer.Ordinal);

    /// <summary>Starts with an empty directory.</summary>
    public Unpacking(Stream archive, EvidenceVerification verification)
    {
        _archive = archive;
        _verification = verification;
        // Mode 0700 where there are modes.
        Directory = System.IO.Directory.CreateTempSubdirectory("tocsin-evidence-").FullName;
    }

    /// <summary>The directory.</summary>
    public string Directory { get; }

    /// <summary>Unpacks a file beside those that were found in the same directory, under its own name.</summary>
    /// <returns>Where it lies.</returns>
    /// <exception cref="EvidenceException">Its name leads outside.</exception>
    public string Beside(EvidenceEntry entry, CancellationToken cancellation)
    {
        string source = entry.Source ?? entry.Name;
        string name = Path.GetFileName(source);
        return Write(entry, Folder(Path.GetDirectoryName(source) ?? ""), name.Length > 0 ? name : "file", cancellation);
    }

    /// <summary>Unpacks a file below a copy of the directory it was found in.</summary>
    /// <returns>Where that directory (or the file, if it was named itself) lies.</returns>
    /// <exception cref="EvidenceException">Its name leads outside.</exception>
    public string Below(EvidenceEntry entry, CancellationToken cancellation)
    {
        if (entry.Path is not { } below)
            return Beside(entry, cancellation);
        string source = Path.TrimEndingDirectorySeparator(entry.Source ?? "");
        // The directory keeps its name, because it can be that of a site.
        string root = Path.GetFileName(source) is { Length: > 0 } name ? name : "files";
        _ = Write(entry, Folder(source), $"{(root is "." or ".." ? "files" : root)}/{below}", cancellation);
        return Path.Combine(Folder(source), root is "." or ".." ? "files" : root);
    }

    /// <inheritdoc/>
    public void Dispose() => System.IO.Directory.Delete(Directory, recursive: true);

    private string Folder(string original)
    {
        int number = _folders.IndexOf(original);
        if (number < 0)
        {
            number = _folders.Count;
            _folders.Add(original);
        }

        return Path.Combine(Directory, $"d{number}");
    }

    private string Write(EvidenceEntry entry, string folder, string below, CancellationToken cancellation)
    {
        if (!EntryNames.StaysBelow(below))
            throw new EvidenceException($"{entry.Name} is to be put at '{below}', which leads outside its folder", "do not unpack this archive with other programs either, and ask who made it");
        string path = Path.Combine(folder, below.Replace('/', Path.DirectorySeparatorChar));
        // One file can have been given twice: as a log of requests and as one of sign-ins.
        if (_written.TryGetValue(path, out string? sha256))
            return sha256 == entry.Sha256 ? path : throw new EvidenceException($"{entry.Name} and another file were both called {entry.Source}, and they differ", "ask who made the archive which of them was scanned");
        _written.Add(path, entry.Sha256);
        System.IO.Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using (var content = EvidenceArchive.Open(_archive, _verification, entry.Name))
        using (var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 16))
        {
            byte[] buffer = new byte[1 << 17];
            for (int read; (read = content.Read(buffer)) > 0;)
            {
                cancellation.ThrowIfCancellationRequested();
                file.Write(buffer, 0, read);
            }
        }

        // Logs that name no year take it from the date of their file.
        if (entry.Capture?.FileTime is { } time)
            File.SetLastWriteTimeUtc(path, time.UtcDateTime);
        return path;
    }
}
