using System.IO.Compression;
using System.Text;
using Xunit;

namespace Tocsin.Tests.Engine.Lookalikes;

/// <summary>Real lookalikes with the names they imitate, and a million newly registered names, where the data is there.</summary>
internal static class LookalikeData
{
    public static IReadOnlyList<(string Domain, string Imitated, string Category)> Labelled() =>
    [
        .. File.ReadLines(Path("lookalikes.csv")).Skip(1).Select(line => line.Split(',')).Select(cells => (cells[0], cells[1], cells[3])),
    ];

    public static IEnumerable<byte[]> NewNames()
    {
        using var gzip = new GZipStream(File.OpenRead(Path("newly-registered-sample.txt.gz")), CompressionMode.Decompress);
        using var reader = new StreamReader(gzip, Encoding.UTF8);
        while (reader.ReadLine() is { } line)
            yield return Encoding.UTF8.GetBytes(line);
    }

    private static string Path(string name)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string path = System.IO.Path.Combine(folder.FullName, "shared", "data", "domains", name);
            if (File.Exists(path))
                return path;
        }

        Assert.Skip("Needs the labelled domains under ../shared/data/domains, which are not part of this repository.");
        return "";
    }
}
