namespace Tocsin.Cli.Scanning;

/// <summary>What files were called when a scan read them, for a replay that reads copies lying elsewhere.</summary>
/// <remarks>Names stand in sentences, exhibits and ids; a replay gives the same only under the same names.</remarks>
/// <param name="pairs">Where a copy lies, and what it was called: files or directories.</param>
internal sealed class RecordedPaths(IReadOnlyList<KeyValuePair<string, string>> pairs)
{
    /// <summary>Files are called what they are.</summary>
    public static RecordedPaths AsTheyAre { get; } = new([]);

    /// <summary>What a file, or one below a directory, was called.</summary>
    public string Of(string path)
    {
        foreach (var (actual, recorded) in pairs)
        {
            if (path == actual)
                return recorded;
            if (path.Length > actual.Length && path[actual.Length] == Path.DirectorySeparatorChar && path.StartsWith(actual, StringComparison.Ordinal))
                return string.Concat(recorded.AsSpan().TrimEnd('/'), path.AsSpan(actual.Length));
        }

        return path;
    }
}
