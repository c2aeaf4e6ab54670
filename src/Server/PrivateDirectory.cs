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
}
