using System.IO.Compression;
using Tocsin.Engine.Text;

namespace Tocsin.Engine.Lookalikes;

/// <summary>The hundred thousand most popular domain names: an ordinary sample, to see how common a protected label is in other names.</summary>
internal static class PopularNames
{
    /// <summary>All names, canonical ASCII.</summary>
    public static IEnumerable<byte[]> All()
    {
        using var gzip = new GZipStream(new MemoryStream(EmbeddedData.Read("popular_domains.txt.gz").ToArray()), CompressionMode.Decompress);
        using var reader = new StreamReader(gzip);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
                yield return System.Text.Encoding.ASCII.GetBytes(line);
        }
    }
}
