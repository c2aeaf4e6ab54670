namespace Tocsin.Sources.Reading;

/// <summary>How one file is read: how it is cut and how its records become posts. Immutable, used from many threads.</summary>
public abstract class FormatReading
{
    /// <summary>Creates what cuts the file.</summary>
    internal abstract Framer CreateFramer(FramerInput input);

    /// <summary>True when a chunk is one document whose records stand in no bytes of their own.</summary>
    internal virtual bool IsDocument => false;

    /// <summary>True when the first line names the columns of all others.</summary>
    internal virtual bool HasHeader => false;

    /// <summary>Length of the record that begins these bytes, its line end included.</summary>
    internal virtual int RecordLength(ReadOnlySpan<byte> bytes) => bytes.IndexOf((byte)'\n') is var end and >= 0 ? end + 1 : bytes.Length;

    /// <summary>Turns the records of a chunk into posts.</summary>
    public abstract void Parse(Chunk chunk, PostSink sink);
}
