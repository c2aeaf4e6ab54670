namespace Tocsin.Cli.Output;

/// <summary>A new directory of files for their owner's eyes: there with all of them, or not at all.</summary>
internal static class WholeFolder
{
    /// <summary>Writes it under another name beside its place and renames it when it is whole.</summary>
    /// <exception cref="IOException">There is no room, or it may not be written; nothing is left.</exception>
    public static void Write(string path, IEnumerable<(string Name, byte[] Bytes)> files)
    {
        string whole = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path)), partial = Path.Combine(Path.GetDirectoryName(whole)!, $".{Path.GetFileName(whole)}.partial");

        // What a kill left of an earlier attempt.
        if (Directory.Exists(partial))
            Directory.Delete(partial, recursive: true);
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(partial);
        else
            Directory.CreateDirectory(partial, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        try
        {
            foreach (var (name, bytes) in files)
                File.WriteAllBytes(Path.Combine(partial, name), bytes);
            Directory.Move(partial, whole);
        }
        catch
        {
            Directory.Delete(partial, recursive: true);
            throw;
        }
    }
}
