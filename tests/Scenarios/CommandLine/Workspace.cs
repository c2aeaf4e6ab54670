using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace Tocsin.Scenarios.CommandLine;

/// <summary>A directory of its own for one test, removed afterwards.</summary>
internal sealed class Workspace : IDisposable
{
    internal string Directory { get; } = System.IO.Directory.CreateTempSubdirectory("tocsin-").FullName;

    internal string At(string name) => Path.Combine(Directory, name);

    internal string Write(string name, string text) => Write(name, Encoding.UTF8.GetBytes(text));

    internal string Write(string name, byte[] bytes)
    {
        System.IO.Directory.CreateDirectory(Path.GetDirectoryName(At(name))!);
        File.WriteAllBytes(At(name), bytes);
        return name;
    }

    /// <summary>A CSV of good rows, each by another account.</summary>
    internal static string GoodRows(int rows)
    {
        var csv = new StringBuilder("id,account,time,text\n");
        for (int i = 0; i < rows; i++)
            csv.Append(System.Globalization.CultureInfo.InvariantCulture, $"p{i},user{i},2027-04-09T10:{i / 60 % 60:00}:{i % 60:00}Z,an ordinary post number {i} about something\n");
        return csv.ToString();
    }

    internal static byte[] Gzip(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
            gzip.Write(bytes);
        return packed.ToArray();
    }

    /// <summary>Every file below a directory with the hash of its content, in order.</summary>
    internal IReadOnlyList<string> Fingerprints(string name) =>
    [
        .. System.IO.Directory.EnumerateFiles(At(name), "*", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Select(file => $"{Path.GetRelativePath(At(name), file)} {Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file)))}"),
    ];

    public void Dispose() => System.IO.Directory.Delete(Directory, recursive: true);
}
