using System.Globalization;
using System.Text;

namespace Tocsin.Sources.Yaml;

/// <summary>From the bytes of a YAML file to its text: size, encoding and tabs are judged here, before any YAML.</summary>
internal static class YamlText
{
    /// <summary>The largest file read. A real one has some tens of kilobytes.</summary>
    public const int MaxBytes = 4 * 1024 * 1024;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The text of a file; null, and a mistake like any other, when it cannot be read.</summary>
    public static string? Read(string path, MistakeLog log)
    {
        try
        {
            using FileStream file = File.OpenRead(path);
            var buffer = new byte[MaxBytes + 1];
            int read = file.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
            return Decode(buffer.AsSpan(0, read), log);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            bool absent = refused is FileNotFoundException or DirectoryNotFoundException;
            string what = Directory.Exists(path) ? "this is a directory" : absent ? "there is no such file" : "the file cannot be read";
            return Refuse(log, what, "check its path, and that you may read it");
        }
    }

    /// <summary>A text at hand, without its byte order mark; null when it is too large.</summary>
    public static string? Accept(string yaml, MistakeLog log) =>
        yaml.Length <= MaxBytes ? yaml.TrimStart('\uFEFF') : TooLarge(log);

    public static string? Decode(ReadOnlySpan<byte> bytes, MistakeLog log)
    {
        if (bytes.Length > MaxBytes)
            return TooLarge(log);
        if (bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
            return Refuse(log, "the file is in UTF-16", "save it as UTF-8");
        if (bytes is [0xEF, 0xBB, 0xBF, ..])
            bytes = bytes[3..];
        try
        {
            return Strict.GetString(bytes);
        }
        catch (DecoderFallbackException bad)
        {
            ReportBadByte(bytes, Math.Max(0, bad.Index), log);
            return null;
        }
    }

    /// <summary>YAML forbids tabs as indentation. Each is reported, and two spaces stand in so that the rest can be checked.</summary>
    public static string ReplaceTabs(string text, MistakeLog log)
    {
        if (!text.Contains('\t', StringComparison.Ordinal))
            return text;
        string[] lines = text.Split('\n');
        for (int i = 0; i < lines.Length; i++)
        {
            int indent = lines[i].AsSpan().IndexOfAnyExcept(' ', '\t');
            int tab = lines[i].IndexOf('\t', StringComparison.Ordinal);
            if (tab < 0 || tab >= indent)
                continue;
            log.Add(i + 1, tab + 1, MistakeLevel.Error, "the line is indented with a tab", "indent with spaces, two for each level");
            lines[i] = lines[i][..indent].Replace("\t", "  ", StringComparison.Ordinal) + lines[i][indent..];
        }
        return string.Join('\n', lines);
    }

    private static string? TooLarge(MistakeLog log) =>
        Refuse(log, "the file is larger than 4 MB", "such files are written by hand; check that this is the right file");

    private static string? Refuse(MistakeLog log, string what, string remedy)
    {
        log.Add(0, 0, MistakeLevel.Error, what, remedy);
        return null;
    }

    private static void ReportBadByte(ReadOnlySpan<byte> bytes, int index, MistakeLog log)
    {
        ReadOnlySpan<byte> before = bytes[..Math.Min(index, bytes.Length)];
        int line = before.Count((byte)'\n') + 1;
        int column = Encoding.UTF8.GetCharCount(before[(before.LastIndexOf((byte)'\n') + 1)..]) + 1;
        byte value = index < bytes.Length ? bytes[index] : (byte)0;
        string what = string.Create(CultureInfo.InvariantCulture, $"the byte 0x{value:X2} is not UTF-8");
        log.Add(line, column, MistakeLevel.Error, what, "save the file as UTF-8 (it may be in Windows-1252 or ISO 8859-1)");
    }
}
