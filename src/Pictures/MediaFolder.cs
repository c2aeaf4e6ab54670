using System.Security.Cryptography;
using Tocsin.Engine.Media;

namespace Tocsin.Pictures;

/// <summary>Reads a folder of media files, such as an export has beside its posts.</summary>
public static class MediaFolder
{
    // A larger file is a film: it is hashed as a stream, and no decoder sees it.
    private const long MostBytes = 64 << 20;

    /// <summary>Hashes every file below a folder. Links are not followed; the result does not depend on the number of threads.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="threads">Threads.</param>
    /// <param name="cancellation">Stops between files.</param>
    public static MediaReading Read(string folder, int threads, CancellationToken cancellation)
    {
        var options = new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint, IgnoreInaccessible = true };
        string[] paths = [.. Directory.EnumerateFiles(folder, "*", options).Order(StringComparer.Ordinal)];
        var files = new MediaFile?[paths.Length];
        var problems = new string?[paths.Length];
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = Math.Max(1, threads), CancellationToken = cancellation };
        Parallel.For(0, paths.Length, parallel, () => new PictureReader(), (i, _, reader) =>
        {
            string name = Path.GetRelativePath(folder, paths[i]).Replace(Path.DirectorySeparatorChar, '/');
            try
            {
                files[i] = Read(paths[i], name, reader, out problems[i]);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                problems[i] = $"it could not be read: {e.Message}";
            }

            return reader;
        }, static _ => { });
        return new MediaReading(
            MediaIndex.Build(files.OfType<MediaFile>()),
            [.. paths.Zip(problems).Where(p => p.Second is not null).Select(p => new MediaProblem(p.First, p.Second!))]);
    }

    private static MediaFile Read(string path, string name, PictureReader reader, out string? problem)
    {
        problem = null;
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        if (stream.Length > MostBytes)
            return new MediaFile(name, Convert.ToHexStringLower(SHA256.HashData(stream)), null, 0);
        byte[] bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        var hash = reader.Hash(bytes, out int quality, out problem);
        return new MediaFile(name, Convert.ToHexStringLower(SHA256.HashData(bytes)), hash, quality);
    }
}
