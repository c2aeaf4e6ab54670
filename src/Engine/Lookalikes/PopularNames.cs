using System.IO.Compression;
using Tocsin.Engine.Text;

namespace Tocsin.Engine.Lookalikes;

/// <summary>The hundred thousand most popular domain names: an ordinary sample, to see how common a protected label is in other names.</summary>
public static class PopularNames
{
    private static readonly Lazy<HashSet<string>> Set = new(() => All().Select(System.Text.Encoding.ASCII.GetString).ToHashSet(StringComparer.Ordinal));

    /// <summary>True when a host is one of them or lies below one.</summary>
    public static bool Contains(string host)
    {
        var rest = Set.Value.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var name = host.AsSpan(); ;)
        {
            if (rest.Contains(name))
                return true;
            int dot = name.IndexOf('.');
            if (dot < 0)
                return false;
            name = name[(dot + 1)..];
        }
    }

    /// <summary>All names, canonical ASCII.</summary>
    internal static IEnumerable<byte[]> All()
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
