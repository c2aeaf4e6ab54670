using System.IO.Compression;
using Tocsin.Engine.Lookalikes;

namespace Tocsin.Bench.Lookalikes;

/// <summary>The lists the screening of names is measured with, made of <c>shared/data/domains</c>.</summary>
internal sealed class LookalikeLists(string folder)
{
    /// <summary>Two hundred names, or twenty-five thousand: the names that real attacks imitate, then governments' hosts, then popular names.</summary>
    public IReadOnlyList<string> Mixed(int count)
    {
        var imitated = File.ReadLines(Path.Combine(folder, "lookalikes.csv")).Skip(1).Select(line => line.Split(','))
            .Where(cells => cells[3] is "info-op" or "apt-political").Select(cells => cells[1]);
        return [.. imitated.Concat(Lines("fr-government.txt")).Concat(Lines("us-government.txt")).Concat(Popular(count)).Distinct(StringComparer.Ordinal).Take(count)];
    }

    /// <summary>The most popular names.</summary>
    public IEnumerable<string> Popular(int count) => Lines("cloudflare-top100k.txt.gz").Take(count);

    /// <summary>Newly registered names, one after the other, and where each starts.</summary>
    public (byte[] Bytes, int[] Starts) NewNames()
    {
        var bytes = new MemoryStream();
        var starts = new List<int> { 0 };
        foreach (string name in Lines("newly-registered-sample.txt.gz"))
        {
            bytes.Write(System.Text.Encoding.UTF8.GetBytes(name));
            starts.Add((int)bytes.Length);
        }

        return (bytes.ToArray(), [.. starts]);
    }

    /// <summary>The names of a list that can be protected, each once.</summary>
    public static IReadOnlyList<ProtectedName> Parse(IEnumerable<string> list)
    {
        var names = new List<ProtectedName>();
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (string entry in list)
        {
            if (ProtectedName.TryParse(entry, out var name) && known.Add(name.Host))
                names.Add(name);
        }

        return names;
    }

    private IEnumerable<string> Lines(string file)
    {
        using var stream = File.OpenRead(Path.Combine(folder, file));
        using var reader = new StreamReader(file.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(stream, CompressionMode.Decompress) : stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0)
                yield return line.Trim();
        }
    }
}
