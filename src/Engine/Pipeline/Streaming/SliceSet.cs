using Tocsin.Engine.Detectors;
using Tocsin.Engine.Model;
using Tocsin.Engine.Model.Findings;
using Tocsin.Engine.Posts;

namespace Tocsin.Engine.Pipeline.Streaming;

/// <summary>Prepared posts in slices of event time: what a stream holds, and the part of it that many shards can fill.</summary>
/// <remarks>
/// Reading and preparing, most of the work on a post, needs no other post: any number of sets take a part of the posts each
/// and <see cref="Merge"/> into one that equals the set that took them all. Detection needs whole groups and runs on the
/// merged set. Not thread-safe: one thread a set.
/// </remarks>
public sealed class SliceSet(TimeSpan hop)
{
    private readonly SortedDictionary<long, TimeSlice> _slices = [];
    private readonly HashSet<ulong> _ids = [];
    private readonly long _hop = (long)hop.TotalMilliseconds;

    /// <summary>Posts held.</summary>
    public long Posts { get; private set; }

    /// <summary>The slices, the earliest first.</summary>
    public IReadOnlyCollection<TimeSlice> Slices => _slices.Values;

    /// <summary>What is held, by group of columns.</summary>
    public StreamLoad Load => new(Posts, _slices.Count, _slices.Values.Sum(s => s.PostBytes), _slices.Values.Sum(s => s.PreparedBytes), _ids.Count * 16L);

    /// <summary>Copies a post into its slice.</summary>
    /// <returns>False when a post with its id is held already.</returns>
    public bool Add(PreparedBatch batch, int post)
    {
        ulong id = batch.IdHash[post];
        if (id != 0 && !_ids.Add(id))
            return false;
        SliceOf(batch.Posts.Times[post]).Add(batch, post);
        Posts++;
        return true;
    }

    /// <summary>Reads back posts that <see cref="TimeSlice.Write"/> wrote, all of one file and one hop.</summary>
    /// <returns>The slice they went to; null when there were none.</returns>
    /// <exception cref="EndOfStreamException">The bytes end inside a post.</exception>
    public TimeSlice? Read(int file, int count, BinaryReader input)
    {
        var posts = new PostBatch { File = file };
        for (int i = 0; i < count; i++)
            PostCodec.Read(input, posts);
        var prepared = new PreparedBatch();
        new PostPreparer().Prepare(posts, prepared);
        for (int i = 0; i < count; i++)
            Add(prepared, i);
        return count == 0 ? null : SliceOf(posts.Times[0]);
    }

    /// <summary>Takes all posts of another set, which is not to be used afterwards.</summary>
    /// <remarks>
    /// Of two posts with one id in different sets both are held until a scan keeps the first by hop, file and record, while one set
    /// keeps the first it is given.
    /// </remarks>
    public void Merge(SliceSet other)
    {
        foreach (var (start, slice) in other._slices)
        {
            if (_slices.TryGetValue(start, out var ours))
                ours.Merge(slice);
            else
                _slices.Add(start, slice);
        }

        _ids.UnionWith(other._ids);
        Posts += other.Posts;
    }

    /// <summary>Scans the posts of all slices that start before a moment, by hop, file and record.</summary>
    /// <param name="before">In Unix milliseconds.</param>
    /// <param name="settings">What a scan is told.</param>
    /// <param name="detectors">What is looked for.</param>
    /// <param name="inputs">The files, by number.</param>
    /// <param name="cancellation">Stops between steps.</param>
    public ScanOutcome Scan(
        long before, ScanSettings settings, IReadOnlyList<IDetector> detectors, IReadOnlyList<ScannedInput> inputs, CancellationToken cancellation = default)
    {
        var shard = new Shard(settings, detectors);
        var rejections = new RejectionLog();
        foreach (var batch in _slices.Values.TakeWhile(s => s.Start < before).SelectMany(s => s.Batches))
            shard.Append(batch, "", rejections);
        return shard.Complete(inputs, rejections, cancellation: cancellation);
    }

    internal long Floor(long time) => time - (((time % _hop) + _hop) % _hop);

    internal void Drop(TimeSlice slice)
    {
        foreach (ulong id in slice.Ids())
            _ids.Remove(id);
        Posts -= slice.Count;
        _slices.Remove(slice.Start);
    }

    private TimeSlice SliceOf(long time)
    {
        long start = Floor(time);
        if (!_slices.TryGetValue(start, out var slice))
            _slices.Add(start, slice = new TimeSlice(start));
        return slice;
    }
}
