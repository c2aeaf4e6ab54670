namespace Tocsin.Sources.Lists;

/// <summary>The tab-separated data files of this assembly.</summary>
internal static class DataFile
{
    /// <summary>The rows of a file; # starts a comment.</summary>
    public static IEnumerable<string[]> Rows(string name)
    {
        using var stream = typeof(DataFile).Assembly.GetManifestResourceStream("Tocsin.Data." + name)
            ?? throw new InvalidOperationException("BUG: no embedded data file " + name);
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(l => l[0] != '#').Select(l => l.Split('\t'))];
    }
}
