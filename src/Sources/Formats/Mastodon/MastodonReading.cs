using System.Text.Json;
using Tocsin.Engine.Model;
using Tocsin.Sources.Json;
using Tocsin.Sources.Markup;
using Tocsin.Sources.Reading;

namespace Tocsin.Sources.Formats.Mastodon;

/// <summary>Reads API statuses and ActivityPub activities; which of the two a record is shows in its keys.</summary>
/// <remarks>Accounts and posts are known by their URIs, which are the same on every server; local numbers are not.</remarks>
internal sealed class MastodonReading(JsonPaths? records) : JsonElementReading(records)
{
    protected override void ReadRecord(JsonElement record, long line, PostSink sink, object? context)
    {
        if (record.At("account"u8).ValueKind == JsonValueKind.Object)
            ReadStatus(record, line, sink);
        else
            ReadActivity(record, line, sink);
    }

    private static void ReadStatus(JsonElement status, long line, PostSink sink)
    {
        sink.Begin(line);
        sink.Batch.Set(PostField.Platform, "mastodon"u8);
        sink.Batch.AddFlags(PostFlags.EntitiesGiven);
        sink.Set(PostField.Id, status.At("uri"u8).Or(status.At("id"u8)));
        sink.Set(PostField.Account, Identity(status.At("account"u8)));
        SetAccount(status.At("account"u8), sink);
        sink.SetTime(status.At("created_at"u8));
        sink.Set(PostField.Client, status.At("application"u8).At("name"u8));
        var reblog = status.At("reblog"u8);
        bool boosted = reblog.ValueKind == JsonValueKind.Object;
        if (boosted)
        {
            sink.Batch.AddFlags(PostFlags.Reshare);
            sink.Set(PostField.ReshareOf, reblog.At("uri"u8).Or(reblog.At("id"u8)));
            sink.Set(PostField.ReshareOfAccount, Identity(reblog.At("account"u8)));
        }

        if (sink.Set(PostField.ReplyTo, status.At("in_reply_to_id"u8)))
            sink.Batch.AddFlags(PostFlags.Reply);
        if (sink.Set(PostField.QuoteOf, Quoted(status)))
            sink.Batch.AddFlags(PostFlags.Quote);
        SetContent(boosted ? reblog : status, sink);
        sink.End();
    }

    private static void SetAccount(JsonElement account, PostSink sink)
    {
        sink.Set(PostField.Handle, account.At("acct"u8));
        sink.Set(PostField.AccountName, account.At("display_name"u8));
        var note = sink.Copy(account.At("note"u8));
        if (!note.IsEmpty)
            sink.Batch.Set(PostField.AccountDescription, HtmlText.ToText(sink.Batch, note));
        sink.SetAccountCard(account.At("created_at"u8), account.At("followers_count"u8));
    }

    private static JsonElement Identity(JsonElement account) => account.At("uri"u8).Or(account.At("url"u8)).Or(account.At("acct"u8));

    private static JsonElement Quoted(JsonElement status)
    {
        var quoted = status.At("quote"u8).At("quoted_status"u8).Or(status.At("quote"u8));
        return quoted.At("uri"u8).Or(quoted.At("id"u8)).Or(status.At("quote_id"u8));
    }

    private static void SetContent(JsonElement status, PostSink sink)
    {
        sink.Set(PostField.Language, status.At("language"u8));
        SetHtml(status.At("content"u8), sink);
        foreach (var tag in status.At("tags"u8).All())
            sink.Add(PostItem.Hashtag, tag.At("name"u8));
        foreach (var mention in status.At("mentions"u8).All())
            sink.Add(PostItem.Mention, mention.At("acct"u8));
        foreach (var media in status.At("media_attachments"u8).All())
            sink.Add(PostItem.Media, media.At("remote_url"u8).Or(media.At("url"u8)));
    }

    private static void SetHtml(JsonElement content, PostSink sink)
    {
        var html = sink.Copy(content);
        if (html.IsEmpty)
            return;
        sink.Batch.Set(PostField.Text, HtmlText.ToText(sink.Batch, html));
        HtmlText.AddLinks(sink.Batch, html);
    }

    private static void ReadActivity(JsonElement activity, long line, PostSink sink)
    {
        bool announce = activity.At("type"u8).Is("Announce"u8);
        var note = activity.At("object"u8);
        if (!announce && !(activity.At("type"u8).Is("Create"u8) && note.ValueKind == JsonValueKind.Object))
        {
            sink.Reject(line, RejectionReason.NotAPost, "another activity than Create or Announce");
            return;
        }

        sink.Begin(line);
        sink.Batch.Set(PostField.Platform, "mastodon"u8);
        sink.Batch.AddFlags(PostFlags.EntitiesGiven);
        sink.Set(PostField.Account, UriOf(activity.At("actor"u8)));
        sink.SetTime(activity.At("published"u8).Or(note.At("published"u8)));
        if (announce)
        {
            sink.Batch.AddFlags(PostFlags.Reshare);
            sink.Set(PostField.Id, activity.At("id"u8));
            sink.Set(PostField.ReshareOf, UriOf(note));
            sink.Set(PostField.ReshareOfAccount, UriOf(note.At("attributedTo"u8)));
        }
        else
        {
            sink.Set(PostField.Id, note.At("id"u8));
            SetNote(note, sink);
        }

        sink.End();
    }

    private static void SetNote(JsonElement note, PostSink sink)
    {
        if (sink.Set(PostField.ReplyTo, UriOf(note.At("inReplyTo"u8))))
            sink.Batch.AddFlags(PostFlags.Reply);
        if (sink.Set(PostField.QuoteOf, UriOf(note.At("quote"u8).Or(note.At("quoteUri"u8)).Or(note.At("quoteUrl"u8)))))
            sink.Batch.AddFlags(PostFlags.Quote);
        if (note.At("contentMap"u8).ValueKind == JsonValueKind.Object)
        {
            foreach (var language in note.At("contentMap"u8).EnumerateObject())
            {
                sink.Set(PostField.Language, System.Text.Encoding.UTF8.GetBytes(language.Name));
                break;
            }
        }

        SetHtml(note.At("content"u8).Or(note.At("name"u8)), sink);
        foreach (var tag in note.At("tag"u8).All())
        {
            if (tag.At("type"u8).Is("Hashtag"u8))
                sink.AddWithoutSign(PostItem.Hashtag, tag.At("name"u8), (byte)'#');
            else if (tag.At("type"u8).Is("Mention"u8))
                sink.Add(PostItem.Mention, tag.At("href"u8).Or(tag.At("name"u8)));
        }

        foreach (var media in note.At("attachment"u8).All())
            sink.Add(PostItem.Media, UriOf(media.At("url"u8)));
    }

    // ActivityPub lets a thing stand for itself as an object or by its URI.
    private static JsonElement UriOf(JsonElement thing) =>
        thing.ValueKind == JsonValueKind.Object ? thing.At("id"u8).Or(thing.At("href"u8)) : thing;
}
