using System.Buffers;
using System.Text;
using Tocsin.Sources.Csv;
using Tocsin.Sources.Json;

namespace Tocsin.Sources.Reading;

/// <summary>The first bytes of a file, decompressed and in UTF-8, and what they tell.</summary>
public sealed class FileHead
{
    /// <summary>Bytes looked at.</summary>
    public const int Size = 64 * 1024;

    private static readonly SearchValues<byte> Controls = SearchValues.Create(
        [0, 1, 2, 3, 4, 5, 6, 7, 8, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 31, 127]);

    private readonly byte[] _bytes;

    internal FileHead(byte[] bytes, bool complete, string path, char separator = '\0')
    {
        _bytes = bytes;
        Complete = complete;
        Path = path;
        Shape = Look(separator);
    }

    /// <summary>The bytes, without a byte order mark.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes;

    /// <summary>True when these are all bytes of the file.</summary>
    public bool Complete { get; }

    /// <summary>The path as given.</summary>
    public string Path { get; }

    /// <summary>What it looks like.</summary>
    public HeadShape Shape { get; }

    /// <summary>For JSON: the dotted paths of the keys in the first records; arrays leave no trace in a path.</summary>
    public IReadOnlySet<string> Keys { get; private set; } = new HashSet<string>();

    /// <summary>For JSON in a script (<c>window.YTD.tweets.part0 = [</c>): the name assigned to; otherwise empty.</summary>
    public string ScriptName { get; private set; } = "";

    /// <summary>For columns: the separator.</summary>
    public byte Separator { get; private set; }

    /// <summary>For columns: the names in the first row.</summary>
    public IReadOnlyList<string> Columns { get; private set; } = [];

    /// <summary>True when every one of these keys was seen.</summary>
    public bool HasKeys(params ReadOnlySpan<string> keys)
    {
        foreach (string key in keys)
        {
            if (!Keys.Contains(key))
                return false;
        }

        return true;
    }

    /// <summary>True when every one of these columns is in the first row, in whatever case.</summary>
    public bool HasColumns(params ReadOnlySpan<string> names)
    {
        foreach (string name in names)
        {
            if (!Columns.Contains(name, StringComparer.OrdinalIgnoreCase))
                return false;
        }

        return Columns.Count > 0;
    }

    private HeadShape Look(char separator)
    {
        var text = Bytes;
        int start = text.IndexOfAnyExcept(" \t\r\n"u8);
        if (start < 0)
            return HeadShape.Empty;
        if (IsBinary(text))
            return HeadShape.Binary;
        text = text[start..];
        text = text[ScriptPrefix(text)..];
        return text[0] switch
        {
            (byte)'{' => LookAtObjects(text),
            (byte)'[' => LookAtArray(text),
            (byte)'<' => HeadShape.Xml,
            _ => LookAtColumns(separator),
        };
    }

    private static bool IsBinary(ReadOnlySpan<byte> text)
    {
        // A stray control character happens in real posts, even a zero byte; many of them do not.
        int found = 0;
        for (var rest = text; ;)
        {
            int at = rest.IndexOfAny(Controls);
            if (at < 0)
                break;
            found++;
            rest = rest[(at + 1)..];
        }

        return found * 50 > text.Length;
    }

    private int ScriptPrefix(ReadOnlySpan<byte> text)
    {
        var first = text[..Math.Min(text.Length, 200)];
        int equals = first.IndexOf((byte)'=');
        if (equals <= 0 || text[0] is (byte)'{' or (byte)'[' or (byte)'<')
            return 0;
        string name = Encoding.UTF8.GetString(first[..equals]).Trim();
        int next = text[(equals + 1)..].IndexOfAnyExcept(" \t\r\n"u8);
        if (next < 0 || text[equals + 1 + next] is not ((byte)'[' or (byte)'{'))
            return 0;
        if (!name.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '$' or ' '))
            return 0;
        ScriptName = name;
        return equals + 1 + next;
    }

    private HeadShape LookAtArray(ReadOnlySpan<byte> text)
    {
        Keys = JsonKeys.OfDocument(text);
        return HeadShape.JsonArray;
    }

    private HeadShape LookAtObjects(ReadOnlySpan<byte> text)
    {
        bool lines = JsonKeys.StartsWithObjectLine(text);
        Keys = lines ? JsonKeys.OfLines(text) : JsonKeys.OfDocument(text);
        return lines ? HeadShape.JsonLines : HeadShape.JsonObject;
    }

    private HeadShape LookAtColumns(char separator)
    {
        var header = CsvHeader.Read(Bytes, Complete, (byte)separator);
        Separator = header.Separator;
        Columns = header.Columns;
        return Columns.Count > 1 ? HeadShape.Columns : HeadShape.Text;
    }
}
