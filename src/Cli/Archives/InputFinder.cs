using System.Security.Cryptography;
using Tocsin.Cli.Output;
using Tocsin.Cli.Sightings;
using Tocsin.Engine.Model.Findings;

namespace Tocsin.Cli.Archives;

/// <summary>Finds what a scan read, where it was then or where it was moved to, and makes sure that it is still the same.</summary>
/// <param name="moved">Files, or directories to look in.</param>
/// <param name="meter">Shows how far it is.</param>
/// <param name="cancellation">Stops it.</param>
internal sealed class InputFinder(IReadOnlyList<string> moved, ProgressMeter meter, CancellationToken cancellation)
{
    /// <summary>A file as it was read.</summary>
    /// <param name="what">What it is, to say what is missing: "input".</param>
    /// <param name="recorded">Its path, size and hash as recorded; a hash that is empty was not recorded, and any file of that path will do.</param>
    /// <returns>Where it is, with the size and hash it really has.</returns>
    /// <exception cref="UserError">It is not to be found, or was changed.</exception>
    public ConditionFile File(string what, ConditionFile recorded)
    {
        ConditionFile? other = null;
        foreach (string path in Candidates(recorded.Path).Where(System.IO.File.Exists))
        {
            var found = Hash(path);
            if (recorded.Sha256.Length == 0 || found.Sha256 == recorded.Sha256)
                return found;
            other ??= found;
        }

        throw NotFound(what, recorded, other);
    }

    /// <summary>A file or directory as it was read.</summary>
    /// <returns>Where it is.</returns>
    /// <exception cref="UserError">It is not to be found, or was changed.</exception>
    public string Any(string what, ConditionFile recorded)
    {
        ConditionFile? other = null;
        foreach (string path in Candidates(recorded.Path).Where(Path.Exists))
        {
            var found = EvidenceHashing.Of("", path, cancellation);
            if (found.Sha256 == recorded.Sha256)
                return path;
            other ??= new ConditionFile(path, found.Bytes, found.Sha256);
        }

        throw NotFound(what, recorded, other);
    }

    /// <summary>The size and hash of a file.</summary>
    public ConditionFile Hash(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 17, FileOptions.SequentialScan);
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        byte[] buffer = new byte[1 << 17];
        long total = 0;
        for (int read; (read = stream.Read(buffer)) > 0; total += read)
        {
            cancellation.ThrowIfCancellationRequested();
            sha.AppendData(buffer, 0, read);
            meter.Report("hashing inputs", 0, total, stream.Length);
        }

        return new ConditionFile(path, total, Convert.ToHexStringLower(sha.GetHashAndReset()));
    }

    private IEnumerable<string> Candidates(string recorded)
    {
        yield return recorded;
        foreach (string place in moved)
        {
            yield return place;
            if (!Directory.Exists(place))
                continue;
            if (!Path.IsPathRooted(recorded))
                yield return Path.Combine(place, recorded);
            yield return Path.Combine(place, Path.GetFileName(Path.TrimEndingDirectorySeparator(recorded)));
        }
    }

    private static UserError NotFound(string what, ConditionFile recorded, ConditionFile? other) => other is null
        ? new UserError($"the {what} {recorded.Path} is not there any more", "say where it lies now with --input PATH (a file, or a directory to look in)")
        : new UserError(
            $"the {what} {other.Path} is not what the scan read: {other.Bytes} bytes with SHA-256 {other.Sha256}, and scan.json says {recorded.Bytes} bytes with {recorded.Sha256}",
            "give the bytes that were scanned with --input PATH, or scan again and export that");
}
