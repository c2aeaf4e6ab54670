using System.Text.Json;
using Tocsin.Engine.Model;
using Tocsin.Sources.Json;
using Tocsin.Sources.Markup;
using Tocsin.Sources.Reading;

namespace Tocsin.Sources.Formats.XApiV1;

/// <summary>Reads v1.1 tweets.</summary>
/// <remarks>A retweet's own text and entities are cut off by the platform, so links, hashtags and media come from the retweeted tweet.</remarks>
internal sealed class XApiV1Reading(JsonPaths? records, ArchiveOwner? owner) : JsonElementReading(records)
{
    protected override void ReadRecord(JsonElement record, long line, PostSink sink, object? context)
    {
        var tweet = record.At("tweet"u8);
        if (tweet.ValueKind != JsonValueKind.Object)
            tweet = record;
        if (tweet.At("created_at"u8).IsNothing() && tweet.At("user"u8).IsNothing())
        {
            sink.Reject(line, RejectionReason.NotAPost, "no tweet");
            return;
        }

        sink.Begin(line);
        SetFields(tweet, sink);
        SetRelations(tweet, sink);
        var retweeted = tweet.At("retweeted_status"u8);
        AddEntities(retweeted.ValueKind == JsonValueKind.Object ? retweeted : tweet, sink);
        sink.End();
    }

    private void SetFields(JsonElement tweet, PostSink sink)
    {
        sink.Batch.Set(PostField.Platform, "x"u8);
        sink.Set(PostField.Id, tweet.At("id_str"u8).Or(tweet.At("id"u8)));
        sink.SetTime(tweet.At("created_at"u8));
        var user = tweet.At("user"u8);
        if (user.ValueKind == JsonValueKind.Object)
        {
            sink.Set(PostField.Account, user.At("id_str"u8).Or(user.At("id"u8)));
            sink.Set(PostField.Handle, user.At("screen_name"u8));
            sink.Set(PostField.AccountName, user.At("name"u8));
            sink.Set(PostField.AccountDescription, user.At("description"u8));
            sink.SetAccountCard(user.At("created_at"u8), user.At("followers_count"u8));
        }
        else if (owner is not null)
        {
            sink.Set(PostField.Account, owner.Id);
            sink.Set(PostField.Handle, owner.Handle);
        }

        var text = sink.Copy(Text(tweet));
        if (!text.IsEmpty)
            sink.Batch.Set(PostField.Text, HtmlText.DecodeEntities(sink.Batch, text));
        if (!tweet.At("lang"u8).Is("und"u8))
            sink.Set(PostField.Language, tweet.At("lang"u8));
        var client = sink.Copy(tweet.At("source"u8));
        if (!client.IsEmpty)
            sink.Batch.Set(PostField.Client, HtmlText.ToText(sink.Batch, client));
    }

    private static JsonElement Text(JsonElement tweet) =>
        tweet.At("extended_tweet"u8).At("full_text"u8).Or(tweet.At("full_text"u8)).Or(tweet.At("text"u8));

    private static void SetRelations(JsonElement tweet, PostSink sink)
    {
        var retweeted = tweet.At("retweeted_status"u8);
        var flags = PostFlags.None;
        if (retweeted.ValueKind == JsonValueKind.Object)
        {
            flags |= PostFlags.Reshare;
            sink.Set(PostField.ReshareOf, retweeted.At("id_str"u8).Or(retweeted.At("id"u8)));
            sink.Set(PostField.ReshareOfAccount, retweeted.At("user"u8).At("id_str"u8).Or(retweeted.At("user"u8).At("id"u8)));
        }
        else if (sink.Batch.Current(PostField.Text).StartsWith("RT @"u8))
        {
            // Downloaded archives leave the retweeted tweet out and keep the old convention.
            flags |= PostFlags.Reshare;
        }

        if (sink.Set(PostField.ReplyTo, tweet.At("in_reply_to_status_id_str"u8).Or(tweet.At("in_reply_to_status_id"u8))))
            flags |= PostFlags.Reply;
        if ((flags & PostFlags.Reshare) == 0
            && sink.Set(PostField.QuoteOf, tweet.At("quoted_status_id_str"u8).Or(tweet.At("quoted_status_id"u8))))
            flags |= PostFlags.Quote;
        sink.Batch.AddFlags(flags);
    }

    private static void AddEntities(JsonElement tweet, PostSink sink)
    {
        var extended = tweet.At("extended_tweet"u8);
        var entities = extended.At("entities"u8).Or(tweet.At("entities"u8));
        if (entities.ValueKind != JsonValueKind.Object)
            return;
        sink.Batch.AddFlags(PostFlags.EntitiesGiven);
        foreach (var url in entities.At("urls"u8).All())
            sink.Add(PostItem.Link, url.At("unwound"u8).At("url"u8).Or(url.At("expanded_url"u8)).Or(url.At("url"u8)));
        foreach (var hashtag in entities.At("hashtags"u8).All())
            sink.Add(PostItem.Hashtag, hashtag.At("text"u8));
        foreach (var mention in entities.At("user_mentions"u8).All())
            sink.Add(PostItem.Mention, mention.At("screen_name"u8));
        var media = extended.At("extended_entities"u8).At("media"u8)
            .Or(tweet.At("extended_entities"u8).At("media"u8)).Or(entities.At("media"u8));
        foreach (var item in media.All())
            sink.Add(PostItem.Media, item.At("media_url_https"u8).Or(item.At("media_url"u8)).Or(item.At("id_str"u8)));
    }
}
