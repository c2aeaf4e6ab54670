using System.Text.Json;
using Tocsin.Engine.Model;
using Tocsin.Sources.Json;
using Tocsin.Sources.Reading;

namespace Tocsin.Sources.Formats.TocsinNdjson;

/// <summary>Reads Tocsin NDJSON in one pass, straight into the batch.</summary>
internal sealed class TocsinReading(JsonPaths? records, IReadOnlyDictionary<string, string> map) : JsonReading(records)
{
    // Records in a row that the quick way could not read, more or less: threads may lose a count, which costs time only.
    private const int ManyMisses = 32;

    private readonly TocsinKeys _keys = new(map);
    private int _misses;

    protected override void ReadRecord(ReadOnlyMemory<byte> record, long line, PostSink sink, object? context)
    {
        if ((_misses < ManyMisses || line % ManyMisses == 0) && TryQuickly(record.Span, line, sink))
            return;
        ReadFully(record, line, sink);
    }

    private bool TryQuickly(ReadOnlySpan<byte> record, long line, PostSink sink)
    {
        bool read = TocsinQuickReading.TryRead(record, line, sink, _keys);
        if (!read)
            _misses++;
        else if (_misses > 0)
            _misses = 0;
        return read;
    }

    /// <summary>Reads a record of any shape.</summary>
    internal void ReadFully(ReadOnlyMemory<byte> record, long line, PostSink sink)
    {
        var reader = new Utf8JsonReader(record.Span, new JsonReaderOptions { MaxDepth = JsonText.MaxDepth });
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            sink.Reject(line, RejectionReason.Malformed, "not an object");
            return;
        }

        sink.Begin(line);
        Span<byte> escaped = stackalloc byte[64];
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var key = _keys.Find(JsonText.Value(reader, escaped));
            reader.Read();
            ReadValue(key, ref reader, sink);
        }

        // Anything behind the object is not JSON: this read throws.
        reader.Read();
        sink.End();
    }

    private static void ReadValue(TocsinKey key, ref Utf8JsonReader reader, PostSink sink)
    {
        switch (key)
        {
            case TocsinKey.Id:
                Set(PostField.Id, ref reader, sink);
                break;
            case TocsinKey.Account:
                Set(PostField.Account, ref reader, sink);
                break;
            case TocsinKey.Handle:
                Set(PostField.Handle, ref reader, sink);
                break;
            case TocsinKey.Text:
                Set(PostField.Text, ref reader, sink);
                break;
            case TocsinKey.Lang:
                Set(PostField.Language, ref reader, sink);
                break;
            case TocsinKey.Platform:
                Set(PostField.Platform, ref reader, sink);
                break;
            case TocsinKey.Client:
                Set(PostField.Client, ref reader, sink);
                break;
            case TocsinKey.AccountName:
                Set(PostField.AccountName, ref reader, sink);
                break;
            case TocsinKey.AccountDescription:
                Set(PostField.AccountDescription, ref reader, sink);
                break;
            case TocsinKey.AccountCreated:
                JsonText.SetAccountCreated(sink, ref reader);
                break;
            case TocsinKey.AccountFollowers:
                JsonText.SetAccountFollowers(sink, ref reader);
                break;
            case TocsinKey.Time:
                JsonText.SetTime(sink, ref reader);
                break;
            case TocsinKey.Unknown:
                reader.Skip();
                break;
            default:
                ReadRelation(key, ref reader, sink);
                break;
        }
    }

    private static void ReadRelation(TocsinKey key, ref Utf8JsonReader reader, PostSink sink)
    {
        switch (key)
        {
            case TocsinKey.Urls:
                AddAll(PostItem.Link, PostFlags.EntitiesGiven, ref reader, sink);
                break;
            case TocsinKey.Hashtags:
                AddAll(PostItem.Hashtag, PostFlags.EntitiesGiven, ref reader, sink);
                break;
            case TocsinKey.Mentions:
                AddAll(PostItem.Mention, PostFlags.EntitiesGiven, ref reader, sink);
                break;
            case TocsinKey.Media:
                AddAll(PostItem.Media, PostFlags.None, ref reader, sink);
                break;
            case TocsinKey.IsReshare:
                if (reader.TokenType == JsonTokenType.True)
                    sink.Batch.AddFlags(PostFlags.Reshare);
                reader.Skip();
                break;
            case TocsinKey.ReshareOf:
                Relate(PostField.ReshareOf, PostFlags.Reshare, ref reader, sink);
                break;
            case TocsinKey.ReshareOfAccount:
                Set(PostField.ReshareOfAccount, ref reader, sink);
                break;
            case TocsinKey.ReplyTo:
                Relate(PostField.ReplyTo, PostFlags.Reply, ref reader, sink);
                break;
            case TocsinKey.QuoteOf:
                Relate(PostField.QuoteOf, PostFlags.Quote, ref reader, sink);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(key), key, "BUG: a key nobody reads");
        }
    }

    private static void Set(PostField field, ref Utf8JsonReader reader, PostSink sink)
    {
        if (reader.TokenType is JsonTokenType.String or JsonTokenType.Number)
            sink.Set(field, ref reader);
        else
            reader.Skip();
    }

    private static void Relate(PostField field, PostFlags flag, ref Utf8JsonReader reader, PostSink sink)
    {
        Set(field, ref reader, sink);
        if (!sink.Batch.Current(field).IsEmpty)
            sink.Batch.AddFlags(flag);
    }

    private static void AddAll(PostItem kind, PostFlags given, ref Utf8JsonReader reader, PostSink sink)
    {
        if (reader.TokenType is JsonTokenType.String)
        {
            sink.Add(kind, ref reader);
        }
        else if (reader.TokenType == JsonTokenType.StartArray)
        {
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                if (reader.TokenType == JsonTokenType.String)
                    sink.Add(kind, ref reader);
                else
                    reader.Skip();
            }
        }
        else
        {
            reader.Skip();
            return;
        }

        sink.Batch.AddFlags(given);
    }
}
