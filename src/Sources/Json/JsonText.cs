using System.Text.Json;
using Tocsin.Sources.Reading;

namespace Tocsin.Sources.Json;

/// <summary>Small readings every JSON format needs.</summary>
internal static class JsonText
{
    /// <summary>Depth beyond which a record is hostile.</summary>
    public const int MaxDepth = 64;

    /// <summary>The current property name or string without its escapes, in the buffer if it had some.</summary>
    public static ReadOnlySpan<byte> Value(scoped in Utf8JsonReader reader, Span<byte> buffer)
    {
        if (!reader.ValueIsEscaped)
            return reader.ValueSpan;
        return reader.ValueSpan.Length > buffer.Length ? default : buffer[..reader.CopyString(buffer)];
    }

    /// <summary>Sets the time from a string or a number.</summary>
    public static void SetTime(PostSink sink, ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.String)
            sink.SetTime(Value(reader, stackalloc byte[128]));
        else if (reader.TokenType == JsonTokenType.Number)
            sink.SetTime(reader.ValueSpan);
        else
            reader.Skip();
    }

    /// <summary>Sets when the account was created from a string or a number.</summary>
    public static void SetAccountCreated(PostSink sink, ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.String)
            sink.SetAccountCreated(Value(reader, stackalloc byte[128]));
        else if (reader.TokenType == JsonTokenType.Number)
            sink.SetAccountCreated(reader.ValueSpan);
        else
            reader.Skip();
    }

    /// <summary>Sets the account's followers from a number.</summary>
    public static void SetAccountFollowers(PostSink sink, ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.Number)
            sink.SetAccountFollowers(reader.ValueSpan);
        else
            reader.Skip();
    }
}
