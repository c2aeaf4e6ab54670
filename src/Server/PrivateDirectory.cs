namespace Tocsin.Server;

/// <summary>Directories that nobody but the owner reads.</summary>
internal static class PrivateDirectory
{
    /// <summary>Makes one where there is none.</summary>
    public static string Require(string path)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(path);
        else
            Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return path;
    }

    /// <summary>Deletes what a run that was killed left half-made below a directory: folders whose names begin so.</summary>
    public static void Clear(string path, string beginning)
    {
        if (!Directory.Exists(path))
            return;
        foreach (string left in Directory.EnumerateDirectories(path, beginning + "*", new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 1 }).ToList().Where(Directory.Exists))
            Directory.Delete(left, recursive: true);
    }
}
