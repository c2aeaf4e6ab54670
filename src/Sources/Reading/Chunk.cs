namespace Tocsin.Sources.Reading;

/// <summary>A run of whole records, cut from a file by its <see cref="Framer"/> and parsed on one thread. Pooled.</summary>
public sealed class Chunk
{
    private byte[] _bytes = [];

    /// <summary>The bytes.</summary>
    public ReadOnlyMemory<byte> Bytes => _bytes.AsMemory(0, Length);

    /// <summary>Number of bytes.</summary>
    public int Length { get; set; }

    /// <summary>Line (or record number) of the first record, from 1.</summary>
    public long FirstLine { get; set; }

    /// <summary>Start and length of each record, for framers that cut records one by one; otherwise empty.</summary>
    public List<(int Start, int Length, long Line)> Records { get; } = [];

    /// <summary>What stands around the records in the document (the chat a message belongs to), as the framer found it.</summary>
    public byte[] Header { get; set; } = [];

    /// <summary>True when this chunk ends where the file ends, so that a broken last record was cut off rather than broken.</summary>
    public bool EndsFile { get; set; }

    /// <summary>Room for the bytes: at least <paramref name="capacity"/>, what is there is kept.</summary>
    public byte[] Room(int capacity)
    {
        if (_bytes.Length < capacity)
            Array.Resize(ref _bytes, (int)Math.Min(Array.MaxLength, Math.Max(capacity, _bytes.Length * 2L)));
        return _bytes;
    }

    /// <summary>Adds bytes at the end.</summary>
    public void Append(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(Room(Length + bytes.Length).AsSpan(Length));
        Length += bytes.Length;
    }

    /// <summary>Empties it for reuse and lets go of a buffer that one long record had grown.</summary>
    public void Clear(int usualSize)
    {
        Length = 0;
        FirstLine = 0;
        Records.Clear();
        Header = [];
        EndsFile = false;
        if (_bytes.Length > usualSize * 4L)
            _bytes = [];
    }
}
