using System.Text.Json;
using Tocsin.Engine.Model;
using Tocsin.Sources.Json;
using Tocsin.Sources.Markup;
using Tocsin.Sources.Reading;

namespace Tocsin.Sources.Formats.XApiV2;

/// <summary>Reads v2 pages and posts. Handles and retweeted authors come from the page's includes, where it has them.</summary>
internal sealed class XApiV2Reading(JsonPaths? records) : JsonElementReading(records)
{
    protected override void ReadRecord(JsonElement record, long line, PostSink sink, object? context)
    {
        var data = record.At("data"u8);
        if (data.ValueKind == JsonValueKind.Undefined && !record.At("text"u8).IsNothing())
            data = record;
        if (data.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array))
        {
            sink.Reject(line, RejectionReason.NotAPost, "a page without data");
            return;
        }

        var includes = new XApiV2Includes(record.At("includes"u8));
        foreach (var post in data.All())
            ReadPost(post, includes, line, sink);
    }

    private static void ReadPost(JsonElement post, XApiV2Includes includes, long line, PostSink sink)
    {
        sink.Begin(line);
        var note = post.At("note_tweet"u8);
        sink.Batch.Set(PostField.Platform, "x"u8);
        sink.Set(PostField.Id, post.At("id"u8));
        sink.SetTime(post.At("created_at"u8));
        sink.Set(PostField.Client, post.At("source"u8));
        var author = post.At("author_id"u8).Or(post.At("author"u8).At("id"u8));
        sink.Set(PostField.Account, author);
        var user = includes.User(author).Or(post.At("author"u8));
        sink.Set(PostField.Handle, user.At("username"u8));
        sink.Set(PostField.AccountName, user.At("name"u8));
        sink.Set(PostField.AccountDescription, user.At("description"u8));
        sink.SetAccountCard(user.At("created_at"u8), user.At("public_metrics"u8).At("followers_count"u8));
        var text = sink.Copy(note.At("text"u8).Or(post.At("text"u8)));
        if (!text.IsEmpty)
            sink.Batch.Set(PostField.Text, HtmlText.DecodeEntities(sink.Batch, text));
        if (!post.At("lang"u8).Is("und"u8))
            sink.Set(PostField.Language, post.At("lang"u8));
        var source = Relate(post, includes, sink);
        AddEntities(source.ValueKind == JsonValueKind.Object ? source : post, sink);
        sink.End();
    }

    // Returns the retweeted post where the page includes it: its entities are whole, the retweet's are cut off.
    private static JsonElement Relate(JsonElement post, XApiV2Includes includes, PostSink sink)
    {
        JsonElement source = default;
        foreach (var reference in post.At("referenced_tweets"u8).All())
        {
            var type = reference.At("type"u8);
            var id = reference.At("id"u8);
            if (type.Is("retweeted"u8) && sink.Set(PostField.ReshareOf, id))
            {
                sink.Batch.AddFlags(PostFlags.Reshare);
                source = includes.Tweet(id);
                sink.Set(PostField.ReshareOfAccount, source.At("author_id"u8).Or(reference.At("author_id"u8)));
            }
            else if (type.Is("replied_to"u8) && sink.Set(PostField.ReplyTo, id))
            {
                sink.Batch.AddFlags(PostFlags.Reply);
            }
            else if (type.Is("quoted"u8) && sink.Set(PostField.QuoteOf, id))
            {
                sink.Batch.AddFlags(PostFlags.Quote);
            }
        }

        return source;
    }

    private static void AddEntities(JsonElement post, PostSink sink)
    {
        var entities = post.At("note_tweet"u8).At("entities"u8).Or(post.At("entities"u8));
        if (entities.ValueKind == JsonValueKind.Object)
            sink.Batch.AddFlags(PostFlags.EntitiesGiven);
        foreach (var url in entities.At("urls"u8).All())
        {
            // The platform lists attached pictures among the links, with the key of the picture.
            if (url.At("media_key"u8).IsNothing())
                sink.Add(PostItem.Link, url.At("unwound_url"u8).Or(url.At("expanded_url"u8)).Or(url.At("url"u8)));
        }

        foreach (var hashtag in entities.At("hashtags"u8).All())
            sink.Add(PostItem.Hashtag, hashtag.At("tag"u8));
        foreach (var mention in entities.At("mentions"u8).All())
            sink.Add(PostItem.Mention, mention.At("username"u8));
        foreach (var key in post.At("attachments"u8).At("media_keys"u8).All())
            sink.Add(PostItem.Media, key);
    }
}
