using System.Text.Json;

namespace Tocsin.Sources.Json;

/// <summary>Collects which keys the first records of a JSON file have.</summary>
internal static class JsonKeys
{
    private const int MaxDepth = 6;
    private const int MaxLines = 40;

    /// <summary>True when the text's first object ends before its first line does, or the line goes on beyond the text.</summary>
    public static bool StartsWithObjectLine(ReadOnlySpan<byte> text)
    {
        int end = text.IndexOf((byte)'\n');
        if (end < 0)
            return true;
        // A broken first line must not turn a file of good lines into a document: the next line then decides.
        return IsObject(text[..end]) || (Next(text[(end + 1)..], out var second) && IsObject(second));
    }

    /// <summary>Key paths of the first lines, each an object; lines that cannot be read are passed over.</summary>
    public static HashSet<string> OfLines(ReadOnlySpan<byte> text)
    {
        var keys = new HashSet<string>(StringComparer.Ordinal);
        for (int n = 0; n < MaxLines && Next(text, out var line); n++)
        {
            Collect(line, keys);
            text = text[Math.Min(text.Length, line.Length + 1)..];
        }

        return keys;
    }

    /// <summary>Key paths of a document as far as the text goes.</summary>
    public static HashSet<string> OfDocument(ReadOnlySpan<byte> text)
    {
        var keys = new HashSet<string>(StringComparer.Ordinal);
        Collect(text, keys);
        return keys;
    }

    private static bool Next(ReadOnlySpan<byte> text, out ReadOnlySpan<byte> line)
    {
        int end = text.IndexOf((byte)'\n');
        line = end < 0 ? text : text[..end];
        return !text.IsEmpty;
    }

    private static bool IsObject(ReadOnlySpan<byte> line)
    {
        var reader = new Utf8JsonReader(line);
        try
        {
            return reader.Read() && reader.TokenType == JsonTokenType.StartObject && reader.TrySkip();
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static void Collect(ReadOnlySpan<byte> json, HashSet<string> keys)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { AllowMultipleValues = true, AllowTrailingCommas = true });
        var path = new Stack<string>();
        path.Push("");
        string last = "";
        try
        {
            // The head may end anywhere: whatever was seen until then counts.
            while (reader.Read())
            {
                if (reader.TokenType == JsonTokenType.PropertyName)
                {
                    string prefix = path.Peek();
                    last = prefix.Length == 0 ? reader.GetString()! : prefix + "." + reader.GetString();
                    if (path.Count <= MaxDepth && keys.Count < 2000)
                        keys.Add(last);
                }
                else if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
                {
                    path.Push(last);
                }
                else if (reader.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray)
                {
                    path.Pop();
                    last = path.Peek();
                }
                else
                {
                    last = path.Peek();
                }
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // Broken or cut off here: what was seen so far is the answer.
        }
    }
}
