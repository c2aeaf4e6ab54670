using System.Text.Json;
using Tocsin.Engine.Model;
using Tocsin.Sources.Reading;

namespace Tocsin.Sources.Json;

/// <summary>Reads records whose values depend on one another across levels: each record is parsed whole, then looked into.</summary>
internal abstract class JsonElementReading(JsonPaths? records) : JsonReading(records)
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = JsonText.MaxDepth };

    protected sealed override void ReadRecord(ReadOnlyMemory<byte> record, long line, PostSink sink, object? context)
    {
        using var document = JsonDocument.Parse(record, Options);
        if (document.RootElement.ValueKind == JsonValueKind.Object)
            ReadRecord(document.RootElement, line, sink, context);
        else
            sink.Reject(line, RejectionReason.Malformed, "not an object");
    }

    /// <summary>Turns one record into posts.</summary>
    protected abstract void ReadRecord(JsonElement record, long line, PostSink sink, object? context);
}
