namespace Tocsin.Cli.Leaks;

/// <summary>Opens the index file and says in one line what is wrong with it.</summary>
internal static class LeakIndexFile
{
    /// <summary>Reads with what the caller gives.</summary>
    /// <exception cref="UserError">It is missing, damaged, or belongs to another key.</exception>
    public static void Load(string path, Action<Stream> read)
    {
        if (!File.Exists(path))
            throw new UserError($"there is no index {path}", "make one: tocsin leak enrol DIR --index FILE --key FILE");
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16);
            read(file);
        }
        catch (InvalidDataException e)
        {
            throw new UserError($"{path}: {e.Message}", "give the index as enrol wrote it and the key that belongs to it; a copy from another place tells which of the two is wrong");
        }
    }
}
