using Tocsin.Engine.Model;

namespace Tocsin.Engine.Posts;

/// <summary>All posts of a scan (or of a shard) in columns, accounts and objects interned, raw text kept for evidence.</summary>
/// <remarks>
/// Segments of 16,384 posts hold the columns and one arena each, so nothing is ever copied to grow. Post numbers, account
/// ids and object ids count up in input order and so do not depend on the number of threads. About 50 bytes a post and 4 an object beside
/// its id and text. Not thread-safe while appending; safe to read from many threads afterwards.
/// </remarks>
public sealed class PostTable
{
    // Posts whose memory is asked for at once.
    private const int Ahead = 32;

    private readonly List<PostSegment> _segments = [];
    private readonly HashSlots _ids = new();
    private readonly SegmentScratch _scratch = new();
    private readonly bool _keepDuplicates;
    private int _warmed;

    /// <summary>Creates an empty table.</summary>
    /// <param name="keepDuplicates">Keep posts whose id was seen before (the reference tool's semantics).</param>
    public PostTable(bool keepDuplicates = false) => _keepDuplicates = keepDuplicates;

    /// <summary>Accounts: id to name.</summary>
    public Utf8Pool Accounts { get; } = new();

    /// <summary>What the sources say about the accounts themselves.</summary>
    public AccountCards Cards { get; } = new();

    /// <summary>Objects: id to kind byte and canonical value.</summary>
    public Utf8Pool Objects { get; } = new();

    /// <summary>Short labels (languages, platforms, clients): id 0 is the empty label.</summary>
    public LabelPool Labels { get; } = new();

    /// <summary>The distinct folded texts with their signatures.</summary>
    public TextIndex Texts { get; } = new();

    /// <summary>Posts in the table.</summary>
    public int Count { get; private set; }

    /// <summary>Earliest time in Unix milliseconds; meaningless while empty.</summary>
    public long FirstTime { get; private set; } = long.MaxValue;

    /// <summary>Latest time in Unix milliseconds; meaningless while empty.</summary>
    public long LastTime { get; private set; } = long.MinValue;

    /// <summary>The segments in order; all but the last are full.</summary>
    public IReadOnlyList<PostSegment> Segments => _segments;

    /// <summary>The segment and row of a post.</summary>
    public PostSegment Locate(int post, out int row)
    {
        row = post & PostSegment.Mask;
        return _segments[post >> PostSegment.Bits];
    }

    /// <summary>Kind of an object.</summary>
    public TraceKind KindOf(int obj) => (TraceKind)Objects.Get(obj)[0];

    /// <summary>Canonical value of an object.</summary>
    public ReadOnlySpan<byte> ValueOf(int obj) => Objects.Get(obj)[1..];

    /// <summary>Appends a prepared batch and returns how many of its posts were duplicates by id.</summary>
    /// <param name="batch">The batch, prepared.</param>
    /// <param name="duplicate">Called with the line of each post that is left out as a duplicate.</param>
    public int Append(PreparedBatch batch, Action<long>? duplicate = null)
    {
        var posts = batch.Posts;
        int duplicates = 0;
        int objectStart = 0;
        for (int i = 0; i < posts.Count; i++)
        {
            if (i % Ahead == 0)
                _warmed = Warm(batch, i, Math.Min(i + Ahead, posts.Count));
            int objectEnd = batch.ObjectEnd[i];
            if (!_keepDuplicates && batch.IdHash[i] != 0 && !_ids.Add(batch.IdHash[i]))
            {
                duplicates++;
                duplicate?.Invoke(posts.Lines[i]);
            }
            else
            {
                AppendOne(batch, i, objectStart, objectEnd);
            }

            objectStart = objectEnd;
        }

        return duplicates;
    }

    /// <summary>Trims what append kept spare. Call once when reading is over.</summary>
    public void Seal()
    {
        if (_segments.Count > 0)
            _segments[^1].Seal();
        _ids.Release();
    }

    // Memory answers slowly but many questions at once: those of the next posts are asked together.
    private int Warm(PreparedBatch batch, int from, int to)
    {
        int first = from == 0 ? 0 : batch.ObjectEnd[from - 1];
        return _ids.Warm(batch.IdHash.AsSpan(from, to - from))
            + Accounts.Warm(batch.AccountHash.AsSpan(from, to - from))
            + Texts.Warm(batch.TextHash.AsSpan(from, to - from))
            + Objects.Warm(batch.ObjectHash.AsSpan(first, batch.ObjectEnd[to - 1] - first));
    }

    private void AppendOne(PreparedBatch batch, int i, int objectStart, int objectEnd)
    {
        var posts = batch.Posts;
        int row = Count & PostSegment.Mask;
        if (row == 0)
        {
            if (_segments.Count > 0)
                _segments[^1].Seal();
            _segments.Add(new PostSegment(_scratch));
        }

        var segment = _segments[^1];
        var account = posts.Get(i, PostField.Account);
        segment.Account[row] = Accounts.Intern(account, batch.AccountHash[i]);
        long time = posts.Times[i];
        segment.Time[row] = time;
        if (batch.CardHash[i] != 0)
            Cards.Add(segment.Account[row], batch.CardHash[i], posts, i);
        FirstTime = Math.Min(FirstTime, time);
        LastTime = Math.Max(LastTime, time);
        segment.Flags[row] = posts.Flags[i];
        segment.File[row] = posts.File;
        segment.Line[row] = (uint)Math.Min(posts.Lines[i], uint.MaxValue);
        segment.Language[row] = Labels.Intern(posts.Get(i, PostField.Language));
        segment.Platform[row] = Labels.Intern(posts.Get(i, PostField.Platform));
        segment.Client[row] = Labels.Intern(posts.Get(i, PostField.Client));
        segment.Id[row] = segment.Append(posts.Get(i, PostField.Id));
        segment.Text[row] = segment.Append(posts.Get(i, PostField.Text));
        segment.Distinct[row] = batch.TextHash[i] == 0
            ? -1
            : Texts.Intern(batch.TextHash[i], batch.Sketches.AsSpan(i * Text.MinHash.Words, Text.MinHash.Words), Count);
        for (int o = objectStart; o < objectEnd; o++)
            segment.AddObject(Objects.Intern(batch.Resolve(batch.ObjectValue[o]), batch.ObjectHash[o]));
        segment.EndPost(row);
        Count++;
    }
}
