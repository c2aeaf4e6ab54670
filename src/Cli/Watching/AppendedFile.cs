using System.Text;
using System.Text.Json;
using Tocsin.Cli.Output;

namespace Tocsin.Cli.Watching;

/// <summary>A file of JSON lines that only grows; a line counts once <see cref="Flush"/> has returned.</summary>
internal sealed class AppendedFile : IDisposable
{
    private readonly FileStream _file;
    private readonly StreamWriter _writer;
    private readonly JsonLines _lines;

    private AppendedFile(FileStream file)
    {
        _file = file;
        _writer = new StreamWriter(file, new UTF8Encoding(false)) { NewLine = "\n" };
        _lines = new JsonLines(_writer);
    }

    /// <summary>Bytes on disk.</summary>
    internal long Length => _file.Length;

    /// <summary>Starts the file anew.</summary>
    internal static AppendedFile Create(string path) => new(new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.Read));

    /// <summary>Goes on behind the lines that count: those before an offset, and those behind it that are whole and wanted.</summary>
    /// <exception cref="UserError">The file is missing or shorter.</exception>
    internal static AppendedFile Continue(string path, long offset, Func<JsonElement, bool> wanted)
    {
        if (!File.Exists(path) || new FileInfo(path).Length < offset)
            throw new UserError($"{path} is missing or shorter than when the state was saved", "put it back, or remove the state to start anew from the beginning of the inputs");
        var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.Read);
        file.Position = offset;
        byte[] tail = new byte[file.Length - offset];
        file.ReadExactly(tail);
        int kept = 0;
        while (tail.AsSpan(kept).IndexOf((byte)'\n') is >= 0 and var length && IsWanted(tail.AsMemory(kept, length), wanted))
            kept += length + 1;
        file.SetLength(offset + kept);
        file.Position = offset + kept;
        return new AppendedFile(file);
    }

    /// <summary>Adds a line.</summary>
    internal void Add(Action<Utf8JsonWriter> members) => _lines.Write(members);

    /// <summary>Waits until all lines are on disk.</summary>
    internal void Flush()
    {
        _writer.Flush();
        _file.Flush(flushToDisk: true);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _writer.Dispose();
        _file.Dispose();
    }

    private static bool IsWanted(ReadOnlyMemory<byte> line, Func<JsonElement, bool> wanted)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            return wanted(document.RootElement);
        }
        catch (JsonException)
        {
            // A machine that stopped can leave blocks of zeros at the end of a file.
            return false;
        }
    }
}
