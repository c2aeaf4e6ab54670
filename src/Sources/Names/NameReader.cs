using Tocsin.Engine.Model;
using Tocsin.Sources.Inputs;
using Tocsin.Sources.Reading;

namespace Tocsin.Sources.Names;

/// <summary>Reads lists and logs that hold host names, plain or compressed, in chunks of whole lines.</summary>
/// <remarks>Memory is bounded by the chunk size; a line longer than a chunk is counted as too long and passed over. What cannot be read is counted in the rejection log and never throws.</remarks>
/// <param name="inputs">Files, directories, globs, or - for standard input.</param>
/// <param name="rejections">Where it is counted what cannot be read.</param>
/// <param name="rent">Gives buffers of <see cref="ChunkBytes"/>, for callers that use them again; new ones by default.</param>
public sealed class NameReader(IReadOnlyList<string> inputs, RejectionLog rejections, Func<byte[]>? rent = null)
{
    /// <summary>Bytes in a chunk, and the longest line.</summary>
    public const int ChunkBytes = 1 << 20;

    private readonly List<InputFile> _files = InputList.Expand(inputs, rejections);

    /// <summary>Bytes on disk read so far. Thread-safe.</summary>
    public long BytesRead => _files.Sum(f => f.BytesRead);

    /// <summary>Bytes of all inputs on disk, as far as they are known.</summary>
    public long TotalBytes => _files.Sum(f => f.TotalBytes);

    /// <summary>The chunks in input order; each owns its bytes.</summary>
    public IEnumerable<NameChunk> Read()
    {
        foreach (var file in _files)
        {
            var log = new FileRejections(file, rejections);
            using var source = TryOpen(file, log);
            if (source is null)
                continue;
            foreach (var chunk in Chunks(source, file, log, rent ?? (static () => new byte[ChunkBytes])))
                yield return chunk;
            source.Finish();
        }
    }

    private static ByteSource? TryOpen(InputFile file, FileRejections log)
    {
        try
        {
            return ByteSource.Open(file, log, _ => { });
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            log.Add(0, RejectionReason.Unreadable, e is FileNotFoundException or DirectoryNotFoundException ? "no such file" : "cannot be opened");
            return null;
        }
    }

    private static IEnumerable<NameChunk> Chunks(ByteSource source, InputFile file, FileRejections log, Func<byte[]> rent)
    {
        byte[] rest = [];
        long line = 1;
        bool skipping = false;
        while (true)
        {
            var buffer = rent();
            rest.CopyTo(buffer, 0);
            int length = rest.Length;
            bool ended = false;
            while (length < buffer.Length && !ended)
            {
                int got = source.Read(buffer.AsSpan(length));
                ended = got == 0;
                length += got;
            }

            int start = 0;
            if (skipping)
            {
                int feed = buffer.AsSpan(0, length).IndexOf((byte)'\n');
                skipping = feed < 0 && !ended;
                start = feed < 0 ? length : feed + 1;
                line += feed < 0 ? 0 : 1;
            }

            int cut = ended ? length : buffer.AsSpan(start, length - start).LastIndexOf((byte)'\n') + 1 + start;
            if (cut == start && !ended && !skipping && start == 0)
            {
                log.Add(line, RejectionReason.TooLong, null);
                skipping = true;
                rest = [];
                continue;
            }

            if (cut > start)
            {
                yield return new NameChunk(file.Path, line, buffer.AsMemory(start, cut - start));
                line += buffer.AsSpan(start, cut - start).Count((byte)'\n');
            }

            if (ended)
                yield break;
            rest = buffer[cut..length];
        }
    }
}
