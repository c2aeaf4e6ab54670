using System.IO.Compression;
using Xunit;

namespace Tocsin.Tests.Engine.Coordination.Reference;

/// <summary>The coordinated sharing data and the reference tool's results, kept outside the repository.</summary>
internal static class ReferenceData
{
    private static Shares? s_shares;

    public static Shares Shares => s_shares ??= Read();

    /// <summary>A file's text; skips the test when the data are absent.</summary>
    public static string Text(string name)
    {
        string path = Path.Combine(Folder(), name);
        if (!File.Exists(path))
            Assert.Skip($"The reference data are not here: {name} is missing beside the repository in shared/data/coordination.");
        using var reader = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        return reader.ReadToEnd();
    }

    /// <summary>A file's rows as cells; object ids stay one cell.</summary>
    public static List<string[]> Rows(string name) => Rows(Text(name), skipHeader: true);

    public static List<string[]> Rows(string text, bool skipHeader) =>
        [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(skipHeader ? 1 : 0).Select(Cells)];

    private static string[] Cells(string line)
    {
        string[] parts = line.Split('"');
        for (int i = 1; i < parts.Length; i += 2)
            parts[i] = parts[i].Replace(',', ' ');
        return [.. string.Concat(parts).Split(',')];
    }

    private static Shares Read()
    {
        var shares = new Shares();
        foreach (string[] row in Rows("russian_coord_tweets.csv.gz"))
            shares.Add(row[0], row[1], row[2], double.Parse(row[3], System.Globalization.CultureInfo.InvariantCulture));
        return shares;
    }

    private static string Folder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Tocsin.slnx")))
            folder = folder.Parent;
        return Path.Combine(folder?.FullName ?? "", "..", "shared", "data", "coordination");
    }
}
