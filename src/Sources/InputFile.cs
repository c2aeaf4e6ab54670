namespace Tocsin.Sources;

/// <summary>One input of a scan and what reading it brought to light.</summary>
/// <remarks>Counters may be read from any thread while reading goes on; all values are final once reading ended.</remarks>
public sealed class InputFile
{
    private long _bytesRead;
    private long _posts;
    private long _rejected;

    internal InputFile(string path, int index, long totalBytes, bool fromDirectory, string? name = null)
    {
        Path = path;
        Name = name ?? path;
        Index = index;
        TotalBytes = totalBytes;
        FromDirectory = fromDirectory;
    }

    /// <summary>Path as given, or as found below the given directory; "-" is standard input.</summary>
    public string Path { get; }

    /// <summary>What it is called in everything that is said of it: its path, unless it is a frozen copy of another.</summary>
    public string Name { get; }

    /// <summary>Position in the list of inputs; <c>PostBatch.File</c> refers to it.</summary>
    public int Index { get; }

    /// <summary>Name of the format, once recognised.</summary>
    public string? Format { get; internal set; }

    /// <summary>Bytes on disk; 0 where unknown (standard input, a pipe).</summary>
    public long TotalBytes { get; }

    /// <summary>Bytes on disk read so far, before decompression.</summary>
    public long BytesRead => Volatile.Read(ref _bytesRead);

    /// <summary>SHA-256 of the bytes on disk in lower-case hex; null until the file was read to its end.</summary>
    public string? Sha256 { get; internal set; }

    /// <summary>Posts read.</summary>
    public long Posts => Volatile.Read(ref _posts);

    /// <summary>Records (or the file itself) rejected by the reader.</summary>
    public long Rejected => Volatile.Read(ref _rejected);

    /// <summary>True when the file was found in a directory rather than named.</summary>
    public bool FromDirectory { get; }

    internal void CountBytes(int bytes) => Interlocked.Add(ref _bytesRead, bytes);

    internal void CountPosts(long posts) => Interlocked.Add(ref _posts, posts);

    internal void CountRejected() => Interlocked.Increment(ref _rejected);
}
