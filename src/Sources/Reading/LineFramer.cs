using Tocsin.Engine.Model;

namespace Tocsin.Sources.Reading;

/// <summary>Cuts after newlines: for formats with one record on each line.</summary>
internal class LineFramer(FramerInput input) : Framer
{
    private byte[] _carry = [];
    private int _carried;
    private long _line = 1;
    private bool _ended;

    public sealed override bool Next(Chunk chunk)
    {
        while (true)
        {
            int length = Refill(chunk);
            if (length == 0)
                return false;
            int cut = FindCut(chunk.Room(length).AsSpan(0, length));
            while (cut == 0 && !_ended && length < input.MaxRecordBytes)
            {
                length = Extend(chunk, length);
                cut = FindCut(chunk.Room(length).AsSpan(0, length));
            }

            // A quote that never closes: the lines go on one by one, and the parser says which one is broken.
            if (cut == 0 && !_ended)
                cut = LastLineEnd(chunk.Room(length).AsSpan(0, length));
            if (cut == 0 && (!_ended || length > input.MaxRecordBytes))
            {
                SkipLine();
                continue;
            }

            return Emit(chunk, length, _ended ? length : cut);
        }
    }

    /// <summary>Offset behind the last whole record; 0 when there is none.</summary>
    protected virtual int FindCut(ReadOnlySpan<byte> bytes) => LastLineEnd(bytes);

    protected static int LastLineEnd(ReadOnlySpan<byte> bytes) => bytes.LastIndexOf((byte)'\n') + 1;

    // What the last cut left over, and fresh bytes up to the size of a chunk.
    private int Refill(Chunk chunk)
    {
        int size = Math.Max(input.ChunkBytes, _carried);
        byte[] room = chunk.Room(size);
        _carry.AsSpan(0, _carried).CopyTo(room);
        int length = _carried;
        _carried = 0;
        if (!_ended && length < size)
        {
            int read = input.Fill(room.AsSpan(length, size - length));
            _ended = length + read < size;
            length += read;
        }

        return length;
    }

    // The record is longer than the chunk: it grows until the record ends or passes the limit.
    private int Extend(Chunk chunk, int length)
    {
        int size = (int)Math.Min(input.MaxRecordBytes, length * 2L);
        int read = input.Fill(chunk.Room(size).AsSpan(length, size - length));
        _ended = length + read < size;
        return length + read;
    }

    private void SkipLine()
    {
        input.Reject(_line, RejectionReason.TooLong, $"longer than {input.MaxRecordBytes} bytes");
        _line++;
        Array.Resize(ref _carry, Math.Max(_carry.Length, input.ChunkBytes));
        while (!_ended)
        {
            int read = input.Fill(_carry);
            _ended = read < _carry.Length;
            int end = _carry.AsSpan(0, read).IndexOf((byte)'\n');
            if (end < 0)
                continue;
            _carried = read - end - 1;
            _carry.AsSpan(end + 1, _carried).CopyTo(_carry);
            return;
        }
    }

    private bool Emit(Chunk chunk, int length, int cut)
    {
        var bytes = chunk.Room(length).AsSpan(0, length);
        _carried = length - cut;
        if (_carry.Length < _carried)
            _carry = new byte[Math.Max(_carried, input.ChunkBytes)];
        bytes[cut..].CopyTo(_carry);
        chunk.Length = cut;
        chunk.FirstLine = _line;
        chunk.EndsFile = _ended && _carried == 0;
        _line += bytes[..cut].Count((byte)'\n');
        return true;
    }
}
