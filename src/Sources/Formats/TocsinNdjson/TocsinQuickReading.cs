using Tocsin.Engine.Model;
using Tocsin.Sources.Json;
using Tocsin.Sources.Reading;

namespace Tocsin.Sources.Formats.TocsinNdjson;

/// <summary>Reads a record of Tocsin NDJSON the quick way, or leaves it to <see cref="TocsinReading"/>.</summary>
internal static class TocsinQuickReading
{
    /// <summary>True when the record was read; false when nothing was kept of it and the general way must read it.</summary>
    public static bool TryRead(ReadOnlySpan<byte> record, long line, PostSink sink, TocsinKeys keys)
    {
        var json = new QuickJson(record);
        if (!json.Open())
            return false;
        sink.Begin(line);
        do
        {
            if (!json.Key(out var key) || !ReadValue(keys.Find(key), ref json, sink))
            {
                sink.Abandon();
                return false;
            }
        }
        while (json.More());

        if (!json.Close())
        {
            sink.Abandon();
            return false;
        }

        sink.End();
        return true;
    }

    private static bool ReadValue(TocsinKey key, ref QuickJson json, PostSink sink) => key switch
    {
        TocsinKey.Id => Set(PostField.Id, ref json, sink),
        TocsinKey.Account => Set(PostField.Account, ref json, sink),
        TocsinKey.Handle => Set(PostField.Handle, ref json, sink),
        TocsinKey.Text => Set(PostField.Text, ref json, sink),
        TocsinKey.Lang => Set(PostField.Language, ref json, sink),
        TocsinKey.Platform => Set(PostField.Platform, ref json, sink),
        TocsinKey.Client => Set(PostField.Client, ref json, sink),
        TocsinKey.ReshareOfAccount => Set(PostField.ReshareOfAccount, ref json, sink),
        TocsinKey.ReshareOf => Relate(PostField.ReshareOf, PostFlags.Reshare, ref json, sink),
        TocsinKey.ReplyTo => Relate(PostField.ReplyTo, PostFlags.Reply, ref json, sink),
        TocsinKey.QuoteOf => Relate(PostField.QuoteOf, PostFlags.Quote, ref json, sink),
        TocsinKey.Urls => AddAll(PostItem.Link, PostFlags.EntitiesGiven, ref json, sink),
        TocsinKey.Hashtags => AddAll(PostItem.Hashtag, PostFlags.EntitiesGiven, ref json, sink),
        TocsinKey.Mentions => AddAll(PostItem.Mention, PostFlags.EntitiesGiven, ref json, sink),
        TocsinKey.Media => AddAll(PostItem.Media, PostFlags.None, ref json, sink),
        TocsinKey.Time => SetTime(ref json, sink),
        TocsinKey.IsReshare => SetReshare(ref json, sink),
        // Escapes that nobody undoes nobody checks either: left to the general way.
        TocsinKey.Unknown => json.Scalar() && json.Kind != QuickKind.EscapedText,
        _ => false,
    };

    private static bool Set(PostField field, ref QuickJson json, PostSink sink)
    {
        if (!json.Scalar())
            return false;
        if (json.Kind is QuickKind.Text or QuickKind.Number)
            sink.Set(field, json.Value);
        else if (json.Kind == QuickKind.EscapedText)
            return SetEscaped(field, ref json, sink);
        return true;
    }

    private static bool SetEscaped(PostField field, ref QuickJson json, PostSink sink)
    {
        if (!json.Unescape(sink.Batch.Reserve(json.Value.Length), out int written))
            return false;
        var slice = sink.Batch.Take(written);
        if (!slice.IsEmpty)
            sink.Batch.Set(field, slice);
        return true;
    }

    private static bool Relate(PostField field, PostFlags flag, ref QuickJson json, PostSink sink)
    {
        if (!Set(field, ref json, sink))
            return false;
        if (!sink.Batch.Current(field).IsEmpty)
            sink.Batch.AddFlags(flag);
        return true;
    }

    private static bool SetTime(ref QuickJson json, PostSink sink)
    {
        if (!json.Scalar() || json.Kind == QuickKind.EscapedText)
            return false;
        if (json.Kind is QuickKind.Text or QuickKind.Number)
            sink.SetTime(json.Value);
        return true;
    }

    private static bool SetReshare(ref QuickJson json, PostSink sink)
    {
        if (!json.Scalar() || json.Kind == QuickKind.EscapedText)
            return false;
        if (json.Kind == QuickKind.True)
            sink.Batch.AddFlags(PostFlags.Reshare);
        return true;
    }

    private static bool AddAll(PostItem kind, PostFlags given, ref QuickJson json, PostSink sink)
    {
        if (!json.OpenList())
        {
            if (!json.Scalar())
                return false;
            if (json.Kind is not (QuickKind.Text or QuickKind.EscapedText))
                return true;
            sink.Batch.AddFlags(given);
            return Add(kind, json, sink);
        }

        sink.Batch.AddFlags(given);
        if (json.CloseList())
            return true;
        do
        {
            if (!json.Scalar() || !Add(kind, json, sink))
                return false;
        }
        while (json.More());
        return json.CloseList();
    }

    private static bool Add(PostItem kind, QuickJson json, PostSink sink)
    {
        if (json.Kind == QuickKind.Text)
            sink.Add(kind, json.Value);
        return json.Kind != QuickKind.EscapedText;
    }
}
