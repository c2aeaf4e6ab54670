namespace Tocsin.Documents;

/// <summary>The files at and below a path, in the order of their names. Symbolic links below it are not followed, so no loop catches it.</summary>
public static class FileWalk
{
    /// <summary>Finds the files.</summary>
    /// <param name="path">A file or directory.</param>
    /// <param name="problem">Takes what cannot be read.</param>
    /// <returns>Full path, and the name below the given directory (for a file its own name).</returns>
    public static IEnumerable<(string Path, string Name)> Files(string path, Action<DocumentProblem> problem)
    {
        string root = Path.GetFullPath(path);
        if (File.Exists(root))
        {
            yield return (root, Path.GetFileName(root));
            yield break;
        }

        var folders = new Stack<string>();
        folders.Push(root);
        while (folders.TryPop(out string? folder))
        {
            FileSystemInfo[] entries;
            try
            {
                entries = [.. new DirectoryInfo(folder).EnumerateFileSystemInfos().OrderBy(e => e.Name, StringComparer.Ordinal)];
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                problem(new DocumentProblem(Name(root, folder), ProblemReason.Unreadable));
                continue;
            }

            foreach (var entry in entries)
            {
                if (entry.LinkTarget is not null)
                    problem(new DocumentProblem(Name(root, entry.FullName), ProblemReason.Link));
                else if (entry is FileInfo)
                    yield return (entry.FullName, Name(root, entry.FullName));
            }

            foreach (var entry in entries.Reverse())
            {
                if (entry is DirectoryInfo && entry.LinkTarget is null)
                    folders.Push(entry.FullName);
            }
        }
    }

    private static string Name(string root, string path) => Path.GetRelativePath(root, path).Replace('\\', '/');
}
