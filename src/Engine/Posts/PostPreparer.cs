using System.Buffers.Text;
using Tocsin.Engine.Domains;
using Tocsin.Engine.Media;
using Tocsin.Engine.Model;
using Tocsin.Engine.Text;

namespace Tocsin.Engine.Posts;

/// <summary>Computes once per post what every detector needs: hashes, folded text and its signature, canonical objects.</summary>
/// <remarks>
/// One instance per worker thread; no allocation per post in steady state. Reshares yield the reshared post only: their
/// text, links and hashtags belong to somebody else. Texts with fewer than <see cref="MinimumLetters"/> letters or
/// <see cref="MinimumWords"/> words are never compared: empty is not equal.
/// </remarks>
public sealed class PostPreparer
{
    /// <summary>Letters a text needs to be compared.</summary>
    public const int MinimumLetters = 24;

    /// <summary>Words a text needs to be compared.</summary>
    public const int MinimumWords = 4;

    // Longer than any platform allows; what comes in as a hashtag beyond it is none.
    private const int LongestHashtag = 1024;

    private const long MillisecondsPerDay = 86_400_000;

    // Up to here comparing each object with each is quicker than a set.
    private const int FewObjects = 32;

    // A set that once was larger is let go, because clearing costs what it could hold.
    private const int MostRemembered = 4096;

    private readonly PostSets _sets = new();
    private readonly MediaIndex? _media;
    private byte[] _folder = [];
    private HashSet<ulong> _seen = [];
    private byte[] _folded = new byte[4096];
    private byte[] _value = new byte[LinkCanonicaliser.MaxOutputLength(LinkCanonicaliser.MaxInput)];

    /// <summary>Creates a preparer.</summary>
    /// <param name="media">The media files that posts may refer to; null without any.</param>
    public PostPreparer(MediaIndex? media = null) => _media = media;

    /// <summary>Folder of the next batch's file below the folder of media, UTF-8 with / at its end; empty at the top.</summary>
    public byte[] Folder
    {
        get => _folder;
        set => _folder = value;
    }

    /// <summary>Fills the prepared columns for a batch of posts; what was there before is overwritten.</summary>
    public void Prepare(PostBatch posts, PreparedBatch batch)
    {
        batch.Posts = posts;
        batch.Reset();
        for (int i = 0; i < posts.Count; i++)
        {
            batch.AccountHash[i] = Utf8Pool.Hash(posts.Get(i, PostField.Account));
            batch.IdHash[i] = IdHash(posts, i);
            batch.CardHash[i] = AccountCards.HashOf(posts, i);
            batch.TextHash[i] = 0;
            if ((posts.Flags[i] & PostFlags.Reshare) != 0)
                PrepareReshare(batch, i);
            else
                PrepareOriginal(batch, i);
            batch.ObjectEnd[i] = batch.ObjectCount;
        }
    }

    private static ulong IdHash(PostBatch posts, int i)
    {
        var id = posts.Get(i, PostField.Id);
        if (id.IsEmpty)
            return 0;
        ulong hash = Utf8Pool.Hash(id) ^ (Utf8Pool.Hash(posts.Get(i, PostField.Platform)) * 31);
        return hash == 0 ? 1 : hash;
    }

    private void PrepareReshare(PreparedBatch batch, int i)
    {
        var target = batch.Posts.Get(i, PostField.ReshareOf);
        if (!target.IsEmpty)
        {
            batch.AddObject(TraceKind.Reshare, target);
            return;
        }

        // Where the source does not say which post it was, its words do.
        int length = TextNormaliser.Normalise(batch.Posts.Get(i, PostField.Text), ref _folded, out var shape);
        if (Comparable(shape))
            batch.AddObject(TraceKind.Reshare, _folded.AsSpan(0, length));
    }

    private void PrepareOriginal(PreparedBatch batch, int i)
    {
        var posts = batch.Posts;
        var text = posts.Get(i, PostField.Text);
        int length = TextNormaliser.Normalise(text, ref _folded, out var shape);
        if (Comparable(shape))
        {
            var folded = _folded.AsSpan(0, length);
            batch.TextHash[i] = Math.Max(1, Utf8Pool.Hash(folded));
            MinHash.Sketch(folded, batch.Sketches.AsSpan(i * MinHash.Words, MinHash.Words));
        }

        int first = batch.ObjectCount;
        _sets.Clear();
        long day = (long)Math.Floor(posts.Times[i] / (double)MillisecondsPerDay);
        posts.Items(i, out var kinds, out var slices);
        bool given = (posts.Flags[i] & PostFlags.EntitiesGiven) != 0;
        for (int k = 0; k < kinds.Length; k++)
            AddItem(batch, kinds[k], posts.Resolve(slices[k]), day);
        if (_media is not null)
            ReplaceMedia(batch, first, kinds, slices);
        if (!given)
            AddExtracted(batch, text, day);
        DropRepeats(batch, first);
        AddSets(batch, i, first);
    }

    private void AddSets(PreparedBatch batch, int i, int first)
    {
        var hashtags = _sets.Hashtags(batch, first);
        if (!hashtags.IsEmpty)
            batch.AddObject(TraceKind.HashtagSequence, hashtags);
        var target = batch.Posts.Get(i, PostField.ReplyTo);
        if (!target.IsEmpty)
            batch.AddObject(TraceKind.Reply, target);

        // An answer names everybody in its thread, put there by the platform; what it answers says the same and says it once.
        else if ((batch.Posts.Flags[i] & PostFlags.Reply) == 0 && _sets.Mentions() is { IsEmpty: false } mentions)
            batch.AddObject(TraceKind.MentionSet, mentions);
    }

    internal static bool Comparable(TextShape shape) =>
        shape.Letters >= MinimumLetters && (shape.Words >= MinimumWords || shape.Script is TextScript.Thai or TextScript.Lao or TextScript.Khmer or TextScript.Myanmar);

    private void AddExtracted(PreparedBatch batch, ReadOnlySpan<byte> text, long day)
    {
        foreach (var entity in new EntityExtractor(text))
        {
            var value = text.Slice(entity.Start + entity.SignLength, entity.Length - entity.SignLength);
            if (entity.Kind == EntityKind.Url)
                AddItem(batch, PostItem.Link, value, day);
            else if (entity.Kind == EntityKind.Hashtag)
                AddItem(batch, PostItem.Hashtag, value, day);
            else
                _sets.AddMention(value);
        }
    }

    private void AddItem(PreparedBatch batch, PostItem kind, ReadOnlySpan<byte> value, long day)
    {
        switch (kind)
        {
            case PostItem.Link:
                AddLink(batch, value);
                break;
            case PostItem.Hashtag:
                AddHashtag(batch, value, day);
                break;
            case PostItem.Mention:
                _sets.AddMention(value);
                break;
            case PostItem.Media when !value.IsEmpty:
                batch.AddObject(TraceKind.Media, value);
                break;
        }
    }

    /// <summary>Where the media themselves are there, they count and not what they are called.</summary>
    private void ReplaceMedia(PreparedBatch batch, int first, ReadOnlySpan<PostItem> kinds, ReadOnlySpan<Slice> slices)
    {
        bool found = false;
        for (int k = 0; k < kinds.Length; k++)
        {
            if (kinds[k] is not (PostItem.Media or PostItem.MediaFile) || !_media!.TryFind(_folder, batch.Posts.Resolve(slices[k]), out var value))
                continue;
            if (!found)
                RemoveMedia(batch, first);
            found = true;
            batch.AddObject(TraceKind.Media, value);
        }
    }

    private static void RemoveMedia(PreparedBatch batch, int first)
    {
        for (int i = batch.ObjectCount - 1; i >= first; i--)
        {
            if (batch.ObjectKind[i] == TraceKind.Media)
                batch.RemoveObject(i);
        }
    }

    private void AddLink(PreparedBatch batch, ReadOnlySpan<byte> url)
    {
        if (!LinkCanonicaliser.TryCanonicalise(url, _value, out var link))
            return;
        batch.AddObject(TraceKind.Link, _value.AsSpan(0, link.Length));
        var domain = _value.AsSpan(link.Domain.Start, link.Domain.Length);
        if (!domain.IsEmpty && (link.Flags & LinkFlags.Shortener) == 0 && !PlatformHosts.Contains(domain))
            batch.AddObject(TraceKind.Domain, domain);
    }

    private void AddHashtag(PreparedBatch batch, ReadOnlySpan<byte> tag, long day)
    {
        int length = tag.Length > LongestHashtag ? 0 : HashtagFold.Fold(tag, _value);
        if (length == 0)
            return;
        _value[length++] = (byte)' ';
        Utf8Formatter.TryFormat(day, _value.AsSpan(length), out int digits);
        batch.AddObject(TraceKind.Hashtag, _value.AsSpan(0, length + digits));
    }

    /// <summary>A post acts once on an object, however often it names it.</summary>
    private void DropRepeats(PreparedBatch batch, int first)
    {
        if (batch.ObjectCount - first > FewObjects)
        {
            DropManyRepeats(batch, first);
            return;
        }

        for (int i = batch.ObjectCount - 1; i > first; i--)
        {
            if (batch.ObjectHash.AsSpan(first, i - first).Contains(batch.ObjectHash[i]))
                batch.RemoveObject(i);
        }
    }

    // One line of ten megabytes can name a million hashtags: comparing each with each would take minutes.
    private void DropManyRepeats(PreparedBatch batch, int first)
    {
        int kept = first;
        for (int i = first; i < batch.ObjectCount; i++)
        {
            if (_seen.Add(batch.ObjectHash[i]))
                batch.MoveObject(i, kept++);
        }

        batch.KeepObjects(kept);
        if (_seen.Count > MostRemembered)
            _seen = [];
        _seen.Clear();
    }
}
