using System.IO.Compression;
using System.Text;
using System.Text.Json;
using ZstdSharp;

namespace Tocsin.Server.Ingest;

/// <summary>The names a person can choose from when a file is not understood: its header's columns, or the keys of its first object.</summary>
internal static class ColumnNames
{
    private const int Looked = 64 * 1024;
    private const int Most = 200;

    public static IReadOnlyList<string> Of(string path)
    {
        string line = FirstLine(path);
        return line.StartsWith('{') ? Keys(line) : Split(line);
    }

    private static string FirstLine(string path)
    {
        byte[] head = new byte[Looked];
        using var file = File.OpenRead(path);
        using Stream stream = Path.GetExtension(path) switch
        {
            ".gz" => new GZipStream(file, CompressionMode.Decompress),
            ".zst" => new DecompressionStream(file),
            _ => file,
        };
        int read;
        try
        {
            read = stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        }
        catch (Exception error) when (error is InvalidDataException or ZstdException or IOException)
        {
            return "";
        }

        return Encoding.UTF8.GetString(head, 0, read).TrimStart('\uFEFF').Split('\n')[0].Trim();
    }

    private static List<string> Keys(string line)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            return [.. json.RootElement.EnumerateObject().Select(p => p.Name).Take(Most)];
        }
        catch (JsonException)
        {
            return [];
        }
    }

    private static List<string> Split(string line)
    {
        char separator = line.Contains('\t', StringComparison.Ordinal) ? '\t' : line.Count(c => c == ';') > line.Count(c => c == ',') ? ';' : ',';
        return line.Contains(separator, StringComparison.Ordinal) ? [.. line.Split(separator).Select(c => c.Trim().Trim('"')).Where(c => c.Length > 0).Take(Most)] : [];
    }
}
