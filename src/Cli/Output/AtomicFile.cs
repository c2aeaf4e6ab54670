namespace Tocsin.Cli.Output;

/// <summary>A file that appears under its name only when it is complete.</summary>
public sealed class AtomicFile : IDisposable
{
    private readonly string _path;
    private readonly string _partial;
    private readonly FileStream _file;
    private bool _complete;

    /// <summary>Starts the file.</summary>
    public AtomicFile(string path)
    {
        _path = Path.GetFullPath(path);
        if (Directory.Exists(_path))
            throw new UserError($"{path} is a directory", "name a file");
        string directory = Path.GetDirectoryName(_path)!;
        Directory.CreateDirectory(directory);
        _partial = Path.Combine(directory, $".{Path.GetFileName(_path)}.{Environment.ProcessId}.partial");
        _file = new FileStream(_partial, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16);
    }

    /// <summary>Takes the content.</summary>
    public Stream Stream => _file;

    /// <summary>Bytes written.</summary>
    public long Length { get; private set; }

    /// <summary>Puts the file in its place.</summary>
    public void Complete()
    {
        _file.Flush(flushToDisk: true);
        Length = _file.Length;
        _file.Dispose();
        File.Move(_partial, _path, overwrite: true);
        _complete = true;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_complete)
            return;
        try
        {
            _file.Dispose();
        }
        catch (IOException)
        {
            // The disk is full: the error that brought us here says so, and this must not keep the rest from being removed.
        }

        File.Delete(_partial);
    }
}
