using System.Security.Cryptography;
using System.Text;
using Tocsin.Cli.Output;
using Tocsin.Documents;
using Tocsin.Engine.Model.Sightings;

namespace Tocsin.Cli.Sightings;

/// <summary>Hashes what the hacking half was given, so that a year later one can prove which bytes were looked at.</summary>
internal static class EvidenceHashing
{
    /// <summary>Everything that was given, in the order of the options. Keys and passphrases are not evidence and stay out.</summary>
    public static IReadOnlyList<EvidenceInput> Of(SightingRequest request, ProgressMeter meter, CancellationToken cancellation)
    {
        IEnumerable<(string Kind, IReadOnlyList<string> Paths)> given =
        [
            ("names", request.Names), ("mail", request.Mail), ("dump", request.Dump), ("leak-index", request.LeakIndex is { } index ? [index] : []),
            ("logs", request.Logs), ("indicators", request.Indicators), ("sign-ins", request.SignIns), ("pages", request.Pages), ("sites", request.Sites), ("protected-pages", request.ProtectedPages),
        ];
        long done = 0;
        return [.. given.SelectMany(g => g.Paths.Select(p => One(g.Kind, p, () => meter.Report("hashing evidence", ++done), cancellation)))];
    }

    /// <summary>A file, or a directory with all that is below it.</summary>
    public static EvidenceInput Of(string kind, string path, CancellationToken cancellation) => One(kind, path, () => { }, cancellation);

    private static EvidenceInput One(string kind, string path, Action progress, CancellationToken cancellation)
    {
        if (!Directory.Exists(path))
        {
            progress();
            string? hash = Hash(path, out long size);
            return new EvidenceInput(kind, path, 1, size, hash ?? "");
        }

        var lines = new List<string>();
        long bytes = 0;
        bool whole = true;
        foreach (var file in FileWalk.Files(path, _ => whole = false))
        {
            cancellation.ThrowIfCancellationRequested();
            progress();
            string? hash = Hash(file.Path, out long size);
            whole &= hash is not null;
            bytes += size;
            lines.Add($"{hash}  ./{Path.GetRelativePath(path, file.Path).Replace(Path.DirectorySeparatorChar, '/')}");
        }

        // In the order of bytes, as LC_ALL=C sort has them, so that anybody can repeat it with find, sort and sha256sum.
        byte[][] encoded = [.. lines.Select(l => Encoding.UTF8.GetBytes(l + '\n'))];
        Array.Sort(encoded, (a, b) => a.AsSpan(SHA256.HashSizeInBytes * 2).SequenceCompareTo(b.AsSpan(SHA256.HashSizeInBytes * 2)));
        using var sum = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (byte[] line in encoded)
            sum.AppendData(line);
        return new EvidenceInput(kind, path, lines.Count, bytes, whole ? Convert.ToHexStringLower(sum.GetHashAndReset()) : "");
    }

    private static string? Hash(string path, out long size)
    {
        size = 0;
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1 << 17);
            string hash = Convert.ToHexStringLower(SHA256.HashData(stream));
            size = stream.Position;
            return hash;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
