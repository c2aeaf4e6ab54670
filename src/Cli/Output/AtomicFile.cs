using System.Diagnostics;
using System.Globalization;

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
        RemoveLeftovers(directory, Path.GetFileName(_path));
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

    // What a killed run left behind can hold personal data; a run that is still alive keeps its own.
    private static void RemoveLeftovers(string directory, string name)
    {
        const string Suffix = ".partial";
        foreach (string path in Directory.EnumerateFiles(directory, "*" + Suffix))
        {
            string file = Path.GetFileName(path);
            if (file.Length > name.Length + 2 + Suffix.Length && file.StartsWith($".{name}.", StringComparison.Ordinal)
                && int.TryParse(file.AsSpan(name.Length + 2, file.Length - name.Length - 2 - Suffix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out int process) && !IsAlive(process))
                File.Delete(path);
        }
    }

    private static bool IsAlive(int process)
    {
        try
        {
            using var found = Process.GetProcessById(process);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
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
