using Tocsin.Engine.Model;

namespace Tocsin.Sources.Reading;

/// <summary>Takes the whole file as one chunk: for formats whose parser wants a document, on files that are never large.</summary>
internal sealed class DocumentFramer(FramerInput input, int limit) : Framer
{
    private bool _done;

    public override bool Next(Chunk chunk)
    {
        if (_done)
            return false;
        _done = true;
        int size = input.ChunkBytes;
        while (true)
        {
            byte[] room = chunk.Room(size);
            int wanted = size - chunk.Length;
            int read = input.Fill(room.AsSpan(chunk.Length, wanted));
            chunk.Length += read;
            if (read < wanted)
                break;
            if (size >= limit)
            {
                input.Reject(0, RejectionReason.TooLong, $"longer than {limit} bytes");
                return false;
            }

            size = (int)Math.Min(limit, size * 2L);
        }

        chunk.FirstLine = 1;
        chunk.EndsFile = true;
        return true;
    }
}
