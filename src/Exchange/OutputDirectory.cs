using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using Tocsin.Engine.Model;
using Tocsin.Engine.Model.Findings;
using Tocsin.Exchange.Manifest;

namespace Tocsin.Exchange;

/// <summary>The directory a scan writes into: all its files, or none of them.</summary>
/// <remarks>
/// Files are written and flushed to disk in a hidden directory inside the output directory (so on the same file system),
/// and renamed into place when the last is complete. Cancellation, a full disk or an exporter that fails leave earlier
/// results untouched. The manifest <c>scan.json</c> moves last: should the machine stop between two renames, its hashes
/// tell. Files of other names in the directory are never touched.
/// </remarks>
public sealed class OutputDirectory
{
    private const string PartialPrefix = ".tocsin-partial-";
    private readonly bool _created;

    private OutputDirectory(string path, bool created)
    {
        Path = path;
        _created = created;
    }

    /// <summary>The path as the user gave it.</summary>
    public string Path { get; }

    /// <summary>Makes the directory where it is missing and makes sure that it can be written to, before a long scan starts.</summary>
    /// <exception cref="OutputException">It is a file, cannot be made, or is not writable.</exception>
    public static OutputDirectory Open(string path)
    {
        if (string.IsNullOrWhiteSpace(path))
            throw new OutputException("No output directory was given. Name one with --out DIR.");
        if (File.Exists(path))
            throw new OutputException($"{path} is a file, not a directory. Name another with --out DIR.");
        return Guarded(path, () =>
        {
            bool created = !Directory.Exists(path);
            Directory.CreateDirectory(path);
            var output = new OutputDirectory(path, created);
            output.ClearLeftovers();
            Directory.CreateDirectory(output.Partial);
            Directory.Delete(output.Partial);
            return output;
        });
    }

    /// <summary>Writes every output of the catalogue and the manifest.</summary>
    /// <exception cref="OutputException">The disk is full or the directory stopped being writable; nothing was replaced.</exception>
    /// <exception cref="OperationCanceledException">Cancelled before the files were complete; nothing was replaced.</exception>
    public IReadOnlyList<WrittenFile> Write(ScanReport report, RejectionLog rejections, CancellationToken cancellationToken) =>
        Write(ExporterCatalog.All, report, rejections, cancellationToken);

    /// <summary>Writes the given outputs and the manifest.</summary>
    /// <exception cref="OutputException">The disk is full or the directory stopped being writable; nothing was replaced.</exception>
    /// <exception cref="OperationCanceledException">Cancelled before the files were complete; nothing was replaced.</exception>
    public IReadOnlyList<WrittenFile> Write(
        IReadOnlyList<IExporter> exporters, ScanReport report, RejectionLog rejections, CancellationToken cancellationToken) =>
        Guarded(Path, () =>
        {
            try
            {
                Directory.CreateDirectory(Partial);
                var written = new List<WrittenFile>();
                foreach (var exporter in exporters)
                    written.Add(WriteOne(exporter, report, rejections, cancellationToken));
                written.Add(WriteOne(new ManifestExporter(written), report, rejections, cancellationToken));
                RefuseOccupied(written);
                cancellationToken.ThrowIfCancellationRequested();
                foreach (var file in written)
                    File.Move(System.IO.Path.Combine(Partial, file.Name), System.IO.Path.Combine(Path, file.Name), overwrite: true);
                return written;
            }
            finally
            {
                RemovePartial();
            }
        });

    private string Partial =>
        System.IO.Path.Combine(Path, PartialPrefix + Environment.ProcessId.ToString(CultureInfo.InvariantCulture));

    private WrittenFile WriteOne(
        IExporter exporter, ScanReport report, RejectionLog rejections, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var file = new FileStream(
            System.IO.Path.Combine(Partial, exporter.FileName), FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16);
        using var sha = SHA256.Create();
        using (var hashing = new CryptoStream(new CancellableStream(file, cancellationToken), sha, CryptoStreamMode.Write, leaveOpen: true))
        using (var buffered = new BufferedStream(hashing, 1 << 16))
            exporter.Write(report, rejections, buffered);
        file.Flush(flushToDisk: true);
        return new WrittenFile(exporter.FileName, exporter.Describes, file.Length, Convert.ToHexStringLower(sha.Hash!));
    }

    /// <summary>A directory under a file's name would stop the renaming halfway; better before it starts.</summary>
    private void RefuseOccupied(List<WrittenFile> written)
    {
        foreach (var file in written)
        {
            string target = System.IO.Path.Combine(Path, file.Name);
            if (Directory.Exists(target))
                throw new OutputException($"{target} is a directory where a file has to go. Move it away or name another directory with --out DIR.");
        }
    }

    /// <summary>Removes what a killed run left behind; a run that is still alive keeps its own.</summary>
    private void ClearLeftovers()
    {
        foreach (string left in Directory.EnumerateDirectories(Path, PartialPrefix + "*"))
        {
            string id = System.IO.Path.GetFileName(left)[PartialPrefix.Length..];
            if (int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out int process) && !IsAlive(process))
                Directory.Delete(left, recursive: true);
        }
    }

    private static bool IsAlive(int processId)
    {
        if (processId == Environment.ProcessId)
            return false;
        try
        {
            using var process = Process.GetProcessById(processId);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private void RemovePartial()
    {
        try
        {
            if (Directory.Exists(Partial))
                Directory.Delete(Partial, recursive: true);
            if (_created && !Directory.EnumerateFileSystemEntries(Path).Any())
                Directory.Delete(Path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The next run clears it; the error that brought us here matters more.
        }
    }

    private static T Guarded<T>(string path, Func<T> action)
    {
        try
        {
            return action();
        }
        catch (UnauthorizedAccessException e)
        {
            throw new OutputException(
                $"{path} cannot be written to: permission denied. Change its permissions or name another directory with --out DIR.", e);
        }
        catch (IOException e)
        {
            throw new OutputException(
                $"{path} cannot be written to: {e.Message.TrimEnd('.')}. Earlier results there are unchanged. " +
                "Free some space, or name another directory with --out DIR.",
                e);
        }
    }
}
