namespace Tocsin.Disk;

/// <summary>Replaces a small file whole: after a crash, a kill or a full disk there is the old one or the new one, never half of either.</summary>
public static class DurableFile
{
    /// <summary>Writes it beside its place, waits until it is on the disk, and puts it there.</summary>
    /// <param name="path">Where it belongs.</param>
    /// <param name="bytes">The content.</param>
    /// <param name="secret">True when nobody but its owner may read it.</param>
    /// <param name="overwrite">False when a file that is there already is an error.</param>
    /// <exception cref="IOException">It cannot be written. What was there stays, and nothing is left beside it.</exception>
    public static void Write(string path, ReadOnlySpan<byte> bytes, bool secret = false, bool overwrite = true)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        string partial = path + ".partial";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, BufferSize = 0 };
        if (secret && !OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        // One left by a crash may be readable by others, and its mode would stay.
        File.Delete(partial);
        try
        {
            using (var stream = new FileStream(partial, options))
            {
                stream.Write(bytes);
                stream.Flush(flushToDisk: true);
            }

            File.Move(partial, path, overwrite);
        }
        finally
        {
            File.Delete(partial);
        }
    }
}
