namespace Tocsin.Mail.Signs;

/// <summary>The data files inside the assembly.</summary>
internal static class DataFile
{
    /// <summary>Lines without comments and empty ones.</summary>
    public static IEnumerable<string> Lines(string name)
    {
        using var stream = typeof(DataFile).Assembly.GetManifestResourceStream("mail/" + name)
            ?? throw new InvalidOperationException("BUG: no embedded data file " + name);
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
                yield return line;
        }
    }
}
