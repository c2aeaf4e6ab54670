using System.Runtime.InteropServices;
using System.Text.Json;
using Tocsin.Engine.Model;
using Tocsin.Sources.Reading;

namespace Tocsin.Sources.Json;

/// <summary>Reads JSON values that may be missing or of another kind than expected: then they are nothing.</summary>
internal static class JsonFields
{
    /// <summary>A value of an object; undefined when there is none.</summary>
    public static JsonElement At(this JsonElement element, ReadOnlySpan<byte> name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : default;

    /// <summary>The first of two that is something.</summary>
    public static JsonElement Or(this JsonElement element, JsonElement other) => element.IsNothing() ? other : element;

    /// <summary>True for undefined, null and the empty string.</summary>
    public static bool IsNothing(this JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Undefined or JsonValueKind.Null => true,
        JsonValueKind.String => element.ValueEquals(""u8),
        _ => false,
    };

    /// <summary>True when the value is this string.</summary>
    public static bool Is(this JsonElement element, ReadOnlySpan<byte> text) =>
        element.ValueKind == JsonValueKind.String && element.ValueEquals(text);

    /// <summary>The elements of an array, the element itself for any other value, nothing for nothing.</summary>
    public static IEnumerable<JsonElement> All(this JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Array => element.EnumerateArray(),
        JsonValueKind.Undefined or JsonValueKind.Null => [],
        _ => [element],
    };

    /// <summary>Copies a string (unescaped) or a number into the arena.</summary>
    public static Slice Copy(this PostSink sink, JsonElement element)
    {
        if (element.ValueKind is not (JsonValueKind.String or JsonValueKind.Number))
            return default;
        var reader = new Utf8JsonReader(JsonMarshal.GetRawUtf8Value(element));
        reader.Read();
        return sink.Copy(ref reader);
    }

    /// <summary>Sets a field from a string or a number.</summary>
    public static bool Set(this PostSink sink, PostField field, JsonElement element)
    {
        var slice = sink.Copy(element);
        if (slice.IsEmpty)
            return false;
        sink.Batch.Set(field, slice);
        return true;
    }

    /// <summary>Adds an item from a string or a number.</summary>
    public static void Add(this PostSink sink, PostItem kind, JsonElement element)
    {
        var slice = sink.Copy(element);
        if (!slice.IsEmpty)
            sink.Batch.Add(kind, slice);
    }

    /// <summary>Adds an item without the sign it starts with (# or @).</summary>
    public static void AddWithoutSign(this PostSink sink, PostItem kind, JsonElement element, byte sign)
    {
        var slice = sink.Copy(element);
        if (!slice.IsEmpty && sink.Batch.Resolve(slice)[0] == sign)
            slice = new Slice(slice.Start + 1, slice.Length - 1);
        if (!slice.IsEmpty)
            sink.Batch.Add(kind, slice);
    }

    /// <summary>Sets the time from a string or a number.</summary>
    public static void SetTime(this PostSink sink, JsonElement element)
    {
        if (element.ValueKind is not (JsonValueKind.String or JsonValueKind.Number))
            return;
        var reader = new Utf8JsonReader(JsonMarshal.GetRawUtf8Value(element));
        reader.Read();
        JsonText.SetTime(sink, ref reader);
    }

    /// <summary>Sets what a source says about the account beside its name: creation, followers.</summary>
    public static void SetAccountCard(this PostSink sink, JsonElement created, JsonElement followers)
    {
        if (created.ValueKind is JsonValueKind.String or JsonValueKind.Number)
        {
            var slice = sink.Copy(created);
            sink.SetAccountCreated(sink.Batch.Resolve(slice));
        }

        if (followers.ValueKind == JsonValueKind.Number)
            sink.SetAccountFollowers(JsonMarshal.GetRawUtf8Value(followers));
    }
}
