using System.Text;
using System.Text.Json;

namespace Tocsin.Sources.Names;

/// <summary>Reads a list of domains: plain text with one a line (# starts a comment), CSV whose first column holds them, or a MISP warning list (JSON with <c>list</c>).</summary>
public static class DomainList
{
    /// <summary>Longest list that is read, in bytes.</summary>
    public const long MaxBytes = 256 << 20;

    /// <summary>Reads the entries with their line numbers (0 in JSON), as written.</summary>
    /// <exception cref="InvalidDataException">The file is too large or no list; the message says what and the remedy.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static IReadOnlyList<(long Line, string Entry)> Read(string path)
    {
        if (new FileInfo(path).Length > MaxBytes)
            throw new InvalidDataException($"{path} is larger than {MaxBytes >> 20} MB; split it");
        byte[] bytes = File.ReadAllBytes(path);
        ReadOnlySpan<byte> text = bytes.AsSpan().StartsWith("\uFEFF"u8) ? bytes.AsSpan(3) : bytes;
        return text.TrimStart(" \t\r\n"u8) is [(byte)'{', ..] ? WarningList(path, text) : Lines(text);
    }

    private static List<(long, string)> WarningList(string path, ReadOnlySpan<byte> text)
    {
        try
        {
            var reader = new Utf8JsonReader(text, new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            using var document = JsonDocument.ParseValue(ref reader);
            if (!document.RootElement.TryGetProperty("list", out var list) || list.ValueKind != JsonValueKind.Array)
                throw new InvalidDataException($"{path} is JSON without a \"list\"; give a MISP warning list or one domain a line");
            return [.. list.EnumerateArray().Where(e => e.ValueKind == JsonValueKind.String).Select(e => (0L, e.GetString()!))];
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"{path}: broken JSON at line {e.LineNumber + 1}; give a MISP warning list or one domain a line", e);
        }
    }

    private static List<(long, string)> Lines(ReadOnlySpan<byte> text)
    {
        var entries = new List<(long, string)>();
        long number = 0;
        foreach (var range in text.Split((byte)'\n'))
        {
            number++;
            var line = text[range];
            int comment = line.IndexOf((byte)'#');
            if (comment >= 0)
                line = line[..comment];
            int end = line.IndexOfAny(",;\t"u8);
            if (end >= 0)
                line = line[..end];
            line = line.Trim(" \r\""u8);
            if (!line.IsEmpty)
                entries.Add((number, Encoding.UTF8.GetString(line)));
        }

        return entries;
    }
}
