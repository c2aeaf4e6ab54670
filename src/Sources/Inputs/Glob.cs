namespace Tocsin.Sources.Inputs;

/// <summary>Finds paths that match a pattern: <c>*</c> and <c>?</c> within a name, <c>**</c> over any number of directories.</summary>
internal static class Glob
{
    public static bool IsPattern(string path) => path.AsSpan().IndexOfAny('*', '?') >= 0;

    /// <summary>Matching paths in ordinal order; what cannot be listed matches nothing.</summary>
    public static List<string> Match(string pattern)
    {
        string[] parts = pattern.Split(Path.DirectorySeparatorChar, StringSplitOptions.None);
        int fixedParts = Array.FindIndex(parts, IsPattern);
        string root = string.Join(Path.DirectorySeparatorChar, parts[..fixedParts]);
        if (root.Length == 0 && pattern.StartsWith(Path.DirectorySeparatorChar))
            root = "/";
        var found = new SortedSet<string>(StringComparer.Ordinal);
        Walk(root, parts.AsSpan(fixedParts), found);
        return [.. found];
    }

    private static void Walk(string directory, ReadOnlySpan<string> parts, SortedSet<string> found)
    {
        string part = parts[0];
        if (part == "**" && parts.Length > 1)
            Walk(directory, parts[1..], found);
        foreach (string entry in Entries(directory))
        {
            string name = Path.GetFileName(entry);
            bool isDirectory = Directory.Exists(entry);
            if (name.StartsWith('.') && !part.StartsWith('.'))
                continue;
            if (part == "**")
                Descend(entry, isDirectory, parts, found);
            else if (!Fits(part, name))
                continue;
            else if (parts.Length == 1)
                found.Add(entry);
            else if (isDirectory)
                Walk(entry, parts[1..], found);
        }
    }

    private static void Descend(string entry, bool isDirectory, ReadOnlySpan<string> parts, SortedSet<string> found)
    {
        if (isDirectory && new FileInfo(entry).LinkTarget is null)
            Walk(entry, parts, found);
        else if (!isDirectory && parts.Length == 1)
            found.Add(entry);
    }

    private static string[] Entries(string directory)
    {
        try
        {
            string[] entries = Directory.GetFileSystemEntries(directory.Length == 0 ? "." : directory);
            return directory.Length == 0 ? [.. entries.Select(e => Path.GetFileName(e))] : entries;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    // Linear: on a mismatch the last star takes one more character.
    private static bool Fits(ReadOnlySpan<char> pattern, ReadOnlySpan<char> name)
    {
        int p = 0, n = 0, star = -1, mark = 0;
        while (n < name.Length)
        {
            if (p < pattern.Length && (pattern[p] == '?' || pattern[p] == name[n]) && pattern[p] != '*')
            {
                p++;
                n++;
            }
            else if (p < pattern.Length && pattern[p] == '*')
            {
                star = p++;
                mark = n;
            }
            else if (star >= 0)
            {
                p = star + 1;
                n = ++mark;
            }
            else
            {
                return false;
            }
        }

        return pattern[p..].IndexOfAnyExcept('*') < 0;
    }
}
