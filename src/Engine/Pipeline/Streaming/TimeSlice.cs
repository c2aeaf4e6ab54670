using Tocsin.Engine.Model;
using Tocsin.Engine.Posts;

namespace Tocsin.Engine.Pipeline.Streaming;

/// <summary>The prepared posts of one hop of event time, by file and in the order each file gave them.</summary>
/// <remarks>A slice owns all its bytes, so expiry drops it whole and nothing shared grows for ever.</remarks>
public sealed class TimeSlice
{
    private const int ChunkPosts = 16_384;

    // Most slices of most files are small, and a misdated post gets one of its own.
    private const int FirstPosts = 64;
    private const int FirstBytes = 8192;

    private readonly SortedDictionary<int, List<PreparedBatch>> _files = [];

    internal TimeSlice(long start) => Start = start;

    /// <summary>First moment inside, in Unix milliseconds.</summary>
    public long Start { get; }

    /// <summary>Posts in the slice.</summary>
    public int Count { get; private set; }

    /// <summary>The files with posts in the slice, and how many of each.</summary>
    public IEnumerable<KeyValuePair<int, int>> Files => _files.Select(f => new KeyValuePair<int, int>(f.Key, f.Value.Sum(b => b.Posts.Count)));

    /// <summary>Bytes of the posts as read.</summary>
    internal long PostBytes => _files.Values.Sum(s => s.Sum(b => b.Posts.HeldBytes));

    /// <summary>Bytes of hashes, sketches and canonical objects.</summary>
    internal long PreparedBytes => _files.Values.Sum(s => s.Sum(b => b.HeldBytes));

    /// <summary>The batches: files by number, each in its own order. Does not depend on how sources were interleaved.</summary>
    internal IEnumerable<PreparedBatch> Batches => _files.Values.SelectMany(s => s);

    /// <summary>Writes the posts of a file as they were read, all but the first <paramref name="skip"/>.</summary>
    public void Write(int file, int skip, BinaryWriter output)
    {
        foreach (var batch in _files[file])
        {
            for (int i = Math.Min(skip, batch.Posts.Count); i < batch.Posts.Count; i++)
                PostCodec.Write(batch.Posts, i, output);
            skip = Math.Max(0, skip - batch.Posts.Count);
        }
    }

    internal void Add(PreparedBatch from, int post)
    {
        int file = from.Posts.File;
        if (!_files.TryGetValue(file, out var chunks))
            _files.Add(file, chunks = []);
        Append(chunks, file, from, post);
        Count++;
    }

    /// <summary>Takes all posts of another slice of the same hop; those of one file by record.</summary>
    internal void Merge(TimeSlice other)
    {
        foreach (var (file, theirs) in other._files)
            _files[file] = _files.TryGetValue(file, out var ours) ? Merge(file, ours, theirs) : theirs;
        Count += other.Count;
    }

    internal IEnumerable<ulong> Ids()
    {
        foreach (var batch in Batches)
        {
            for (int i = 0; i < batch.Posts.Count; i++)
            {
                if (batch.IdHash[i] != 0)
                    yield return batch.IdHash[i];
            }
        }
    }

    private static List<PreparedBatch> Merge(int file, List<PreparedBatch> ours, List<PreparedBatch> theirs)
    {
        if (ours[^1].Posts.Lines[^1] < theirs[0].Posts.Lines[0])
            return [.. ours, .. theirs];
        if (theirs[^1].Posts.Lines[^1] < ours[0].Posts.Lines[0])
            return [.. theirs, .. ours];
        var places = from batch in ours.Concat(theirs)
                     from post in Enumerable.Range(0, batch.Posts.Count)
                     orderby batch.Posts.Lines[post]
                     select (batch, post);
        var merged = new List<PreparedBatch>();
        foreach (var (batch, post) in places)
            Append(merged, file, batch, post);
        return merged;
    }

    private static void Append(List<PreparedBatch> chunks, int file, PreparedBatch from, int post)
    {
        if (chunks.Count == 0 || chunks[^1].Posts.Count >= ChunkPosts)
            chunks.Add(new PreparedBatch(FirstPosts, FirstBytes) { Posts = new PostBatch(FirstPosts, FirstBytes) { File = file } });
        chunks[^1].Copy(from, post);
    }
}
