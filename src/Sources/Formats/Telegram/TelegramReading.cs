using System.Text.Json;
using Tocsin.Engine.Model;
using Tocsin.Sources.Json;
using Tocsin.Sources.Reading;

namespace Tocsin.Sources.Formats.Telegram;

/// <summary>Reads messages of a Telegram export. Ids are CHAT/MESSAGE, because messages are numbered within their chat.</summary>
internal sealed class TelegramReading(JsonPaths records) : JsonElementReading(records)
{
    protected override object CreateContext(Chunk chunk) => TelegramChat.Read(chunk.Header);

    protected override void ReadRecord(JsonElement record, long line, PostSink sink, object? context)
    {
        var chat = (TelegramChat)context!;
        if (!record.At("type"u8).Is("message"u8))
        {
            sink.Reject(line, RejectionReason.NotAPost, "service message");
            return;
        }

        sink.Begin(line);
        sink.Batch.Set(PostField.Platform, "telegram"u8);
        SetId(PostField.Id, record.At("id"u8), chat, sink);
        SetAccount(record, chat, sink);
        sink.SetTime(record.At("date_unixtime"u8).Or(record.At("date"u8)));
        if (SetId(PostField.ReplyTo, record.At("reply_to_message_id"u8), chat, sink))
            sink.Batch.AddFlags(PostFlags.Reply);
        var forwarded = record.At("forwarded_from_id"u8).Or(record.At("forwarded_from"u8));
        if (record.At("forwarded_from"u8).ValueKind != JsonValueKind.Undefined)
            sink.Batch.AddFlags(PostFlags.Reshare);
        sink.Set(PostField.ReshareOfAccount, forwarded);
        sink.Set(PostField.Client, record.At("via_bot"u8));
        sink.Add(PostItem.Media, record.At("file_name"u8));
        AddFile(record.At("photo"u8), sink);
        AddFile(record.At("file"u8), sink);
        SetText(record.At("text"u8), sink);
        AddEntities(record, sink);
        sink.End();
    }

    // What was not exported has a remark in brackets in place of its path.
    private static void AddFile(JsonElement path, PostSink sink)
    {
        if (path.ValueKind == JsonValueKind.String && !path.ValueEquals("") && path.GetString()![0] != '(')
            sink.Add(PostItem.MediaFile, path);
    }

    private static bool SetId(PostField field, JsonElement id, TelegramChat chat, PostSink sink)
    {
        if (id.IsNothing())
            return false;
        int start = sink.Batch.Append(chat.Id).Start;
        if (chat.Id.Length > 0)
            sink.Batch.Append("/"u8);
        var number = sink.Copy(id);
        sink.Batch.Set(field, new Slice(start, number.Start + number.Length - start));
        return true;
    }

    private static void SetAccount(JsonElement record, TelegramChat chat, PostSink sink)
    {
        if (sink.Set(PostField.Account, record.At("from_id"u8)) || !chat.IsChannel || chat.Id.Length == 0)
            return;
        int start = sink.Batch.Append("channel"u8).Start;
        var id = sink.Batch.Append(chat.Id);
        sink.Batch.Set(PostField.Account, new Slice(start, id.Start + id.Length - start));
    }

    // A plain text, or pieces of which some carry a meaning.
    private static void SetText(JsonElement text, PostSink sink)
    {
        if (text.ValueKind == JsonValueKind.String)
        {
            sink.Set(PostField.Text, text);
            return;
        }

        int start = sink.Batch.Append(default).Start;
        int length = 0;
        foreach (var piece in text.All())
            length += sink.Copy(piece.ValueKind == JsonValueKind.Object ? piece.At("text"u8) : piece).Length;
        sink.Batch.Set(PostField.Text, new Slice(start, length));
    }

    private static void AddEntities(JsonElement record, PostSink sink)
    {
        var entities = record.At("text_entities"u8).Or(record.At("text"u8));
        if (record.At("text_entities"u8).ValueKind == JsonValueKind.Array || entities.ValueKind == JsonValueKind.Array)
            sink.Batch.AddFlags(PostFlags.EntitiesGiven);
        foreach (var entity in entities.All())
        {
            var type = entity.At("type"u8);
            if (type.Is("link"u8))
                sink.Add(PostItem.Link, entity.At("text"u8));
            else if (type.Is("text_link"u8))
                sink.Add(PostItem.Link, entity.At("href"u8));
            else if (type.Is("hashtag"u8))
                sink.AddWithoutSign(PostItem.Hashtag, entity.At("text"u8), (byte)'#');
            else if (type.Is("mention"u8))
                sink.AddWithoutSign(PostItem.Mention, entity.At("text"u8), (byte)'@');
            else if (type.Is("mention_name"u8))
                sink.Add(PostItem.Mention, entity.At("user_id"u8));
        }
    }
}
