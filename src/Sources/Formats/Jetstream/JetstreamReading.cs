using System.Text.Json;
using Tocsin.Engine.Model;
using Tocsin.Sources.Json;
using Tocsin.Sources.Reading;
using Tocsin.Sources.Times;

namespace Tocsin.Sources.Formats.Jetstream;

/// <summary>Reads posts and reposts out of Jetstream events.</summary>
/// <remarks>
/// A record's <c>createdAt</c> is whatever its author's software wrote. As Bluesky's own indexes do, a time after the
/// event's own (<c>time_us</c>) counts as the event's; so does one that cannot be understood.
/// </remarks>
internal sealed class JetstreamReading(JsonPaths? records) : JsonElementReading(records)
{
    protected override void ReadRecord(JsonElement record, long line, PostSink sink, object? context)
    {
        var commit = record.At("commit"u8);
        var collection = commit.At("collection"u8);
        bool post = collection.Is("app.bsky.feed.post"u8);
        bool repost = collection.Is("app.bsky.feed.repost"u8);
        bool created = commit.At("operation"u8).Is("create"u8) || commit.At("type"u8).Is("c"u8);
        if (!created || !(post || repost))
        {
            sink.Reject(line, RejectionReason.NotAPost, What(record, commit, collection));
            return;
        }

        sink.Begin(line);
        sink.Batch.Set(PostField.Platform, "bluesky"u8);
        sink.Batch.AddFlags(PostFlags.EntitiesGiven);
        sink.Set(PostField.Account, record.At("did"u8));
        SetId(record, commit, sink);
        var body = commit.At("record"u8);
        SetTime(record.At("time_us"u8), body.At("createdAt"u8), sink);
        if (repost)
            ReadRepost(body, sink);
        else
            ReadPost(body, sink);
        sink.End();
    }

    private static string What(JsonElement record, JsonElement commit, JsonElement collection)
    {
        if (commit.ValueKind != JsonValueKind.Object)
            return record.At("kind"u8).ValueKind == JsonValueKind.String ? "event of another kind" : "no commit";
        if (commit.At("operation"u8).Is("delete"u8))
            return "deletion";
        return collection.Is("app.bsky.feed.like"u8) ? "like" : collection.Is("app.bsky.graph.follow"u8) ? "follow" : "other record";
    }

    private static void SetId(JsonElement record, JsonElement commit, PostSink sink)
    {
        var batch = sink.Batch;
        int start = batch.Append("at://"u8).Start;
        sink.Copy(record.At("did"u8));
        batch.Append("/"u8);
        sink.Copy(commit.At("collection"u8));
        batch.Append("/"u8);
        var key = sink.Copy(commit.At("rkey"u8));
        if (!key.IsEmpty)
            batch.Set(PostField.Id, new Slice(start, key.Start + key.Length - start));
    }

    private static void SetTime(JsonElement seen, JsonElement claimed, PostSink sink)
    {
        sink.SetTime(claimed);
        if (seen.ValueKind != JsonValueKind.Number || !seen.TryGetInt64(out long microseconds))
            return;
        bool plausible = TimeParser.FromNumber(microseconds, out long milliseconds) == TimeOutcome.Good;
        if (plausible && (!sink.HasTime || sink.Time > milliseconds))
            sink.SetTime(microseconds);
    }

    private static void ReadRepost(JsonElement body, PostSink sink)
    {
        sink.Batch.AddFlags(PostFlags.Reshare);
        var uri = body.At("subject"u8).At("uri"u8);
        if (sink.Set(PostField.ReshareOf, uri))
            SetOwner(PostField.ReshareOfAccount, PostField.ReshareOf, sink);
    }

    // at://did:plc:…/collection/key names its owner.
    private static void SetOwner(PostField owner, PostField uri, PostSink sink)
    {
        var value = sink.Batch.Current(uri);
        if (!value.StartsWith("at://"u8))
            return;
        value = value[5..];
        int slash = value.IndexOf((byte)'/');
        sink.Set(owner, slash < 0 ? value : value[..slash]);
    }

    private static void ReadPost(JsonElement body, PostSink sink)
    {
        sink.Set(PostField.Text, body.At("text"u8));
        foreach (var language in body.At("langs"u8).All())
        {
            sink.Set(PostField.Language, language);
            break;
        }

        if (sink.Set(PostField.ReplyTo, body.At("reply"u8).At("parent"u8).At("uri"u8)))
            sink.Batch.AddFlags(PostFlags.Reply);
        AddFacets(body.At("facets"u8), sink);
        foreach (var tag in body.At("tags"u8).All())
            sink.Add(PostItem.Hashtag, tag);
        AddEmbed(body.At("embed"u8), sink);
    }

    private static void AddFacets(JsonElement facets, PostSink sink)
    {
        foreach (var facet in facets.All())
        {
            foreach (var feature in facet.At("features"u8).All())
            {
                sink.Add(PostItem.Hashtag, feature.At("tag"u8));
                sink.Add(PostItem.Link, feature.At("uri"u8));
                sink.Add(PostItem.Mention, feature.At("did"u8));
            }
        }
    }

    private static void AddEmbed(JsonElement embed, PostSink sink)
    {
        sink.Add(PostItem.Link, embed.At("external"u8).At("uri"u8));
        foreach (var image in embed.At("images"u8).All())
            sink.Add(PostItem.Media, Blob(image.At("image"u8)));
        sink.Add(PostItem.Media, Blob(embed.At("video"u8)));
        var quoted = embed.At("record"u8);
        if (sink.Set(PostField.QuoteOf, quoted.At("uri"u8).Or(quoted.At("record"u8).At("uri"u8))))
            sink.Batch.AddFlags(PostFlags.Quote);
        var media = embed.At("media"u8);
        if (media.ValueKind != JsonValueKind.Object)
            return;
        sink.Add(PostItem.Link, media.At("external"u8).At("uri"u8));
        foreach (var image in media.At("images"u8).All())
            sink.Add(PostItem.Media, Blob(image.At("image"u8)));
        sink.Add(PostItem.Media, Blob(media.At("video"u8)));
    }

    private static JsonElement Blob(JsonElement blob) => blob.At("ref"u8).At("$link"u8).Or(blob.At("cid"u8));
}
