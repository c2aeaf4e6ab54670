using Tocsin.Engine.Model;
using Tocsin.Engine.Posts;

namespace Tocsin.Engine.Pipeline.Streaming;

/// <summary>The prepared posts of one hop of event time, by source and in the order each source gave them.</summary>
/// <remarks>A slice owns all its bytes, so expiry drops it whole and nothing shared grows for ever.</remarks>
internal sealed class TimeSlice
{
    private const int ChunkPosts = 16_384;

    private readonly SortedDictionary<int, List<PreparedBatch>> _sources = [];

    /// <summary>Posts in the slice.</summary>
    internal int Count { get; private set; }

    /// <summary>Bytes of the posts as read.</summary>
    internal long PostBytes => _sources.Values.Sum(s => s.Sum(b => b.Posts.HeldBytes));

    /// <summary>Bytes of hashes, sketches and canonical objects.</summary>
    internal long PreparedBytes => _sources.Values.Sum(s => s.Sum(b => b.HeldBytes));

    /// <summary>The batches: sources by number, each in its own order. Does not depend on how sources were interleaved.</summary>
    internal IEnumerable<PreparedBatch> Batches => _sources.Values.SelectMany(s => s);

    internal void Add(PreparedBatch from, int post)
    {
        int source = from.Posts.File;
        if (!_sources.TryGetValue(source, out var chunks))
            _sources.Add(source, chunks = []);
        if (chunks.Count == 0 || chunks[^1].Posts.Count == ChunkPosts)
            chunks.Add(new PreparedBatch { Posts = new PostBatch(64, 8192) { File = source } });
        chunks[^1].Copy(from, post);
        Count++;
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
}
