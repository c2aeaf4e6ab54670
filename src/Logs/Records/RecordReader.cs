using System.Text;
using System.Text.RegularExpressions;
using Tocsin.Sources.Csv;
using Tocsin.Sources.Times;

namespace Tocsin.Logs.Records;

/// <summary>Reads what a line says: time, machine, other end, user. Called for lines that matter, so it may allocate.</summary>
internal static partial class RecordReader
{
    /// <summary>Reads a line; never fails, fields that are not there stay empty.</summary>
    public static LogRecord Read(ReadOnlySpan<byte> line, LogShape shape)
    {
        var record = new LogRecord();
        if (line.Length > 1 << 18)
            line = line[..(1 << 18)];
        string text = Encoding.UTF8.GetString(line).TrimEnd('\r', '\n');
        var kind = shape.Kind is LogKind.ZeekTsv or LogKind.Csv ? shape.Kind : ShapeReader.KindOf(text);
        switch (kind)
        {
            case LogKind.ZeekTsv:
                Columns(text.Split('\t'), shape, record);
                break;
            case LogKind.Csv:
                Columns(Cells(line, shape.Separator), shape, record);
                break;
            case LogKind.Json:
                JsonRecord.Read(line, record);
                break;
            case LogKind.Squid:
                Squid(text, record);
                break;
            case LogKind.Web:
                Web(text, record);
                break;
            case LogKind.Syslog:
                SyslogRecord.Read(text, shape.Year, record);
                break;
            case LogKind.Bind:
                Bind(text, record);
                break;
            default:
                Plain(text, record);
                break;
        }

        record.Time ??= Moment(record[FieldRole.Time]);
        return record;
    }

    /// <summary>A moment in Unix milliseconds; null when it cannot be read.</summary>
    public static long? Moment(string text) =>
        text.Length > 0 && TimeParser.TryParse(Encoding.UTF8.GetBytes(text), out long time) == TimeOutcome.Good ? time : null;

    private static void Columns(string[] cells, LogShape shape, LogRecord record)
    {
        for (int i = 0; i < Math.Min(cells.Length, shape.Roles.Count); i++)
            record.Set(shape.Roles[i].Role, cells[i].Trim(), shape.Roles[i].Rank);
    }

    private static string[] Cells(ReadOnlySpan<byte> line, byte separator)
    {
        var fields = new CsvField[256];
        var tokenizer = new CsvTokenizer(line, separator, 1);
        if (!tokenizer.Next(fields, out int count))
            return [];
        var cells = new string[Math.Min(count, fields.Length)];
        byte[] scratch = new byte[line.Length];
        for (int i = 0; i < cells.Length; i++)
            cells[i] = Encoding.UTF8.GetString(scratch.AsSpan(0, fields[i].CopyTo(line, scratch)));
        return cells;
    }

    // time elapsed client code/status bytes method URL user hierarchy/peer type
    private static void Squid(string text, LogRecord record)
    {
        var parts = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        record.Set(FieldRole.Time, parts[0]);
        record.Set(FieldRole.Machine, parts[2]);
        if (parts.Length > 7)
            record.Set(FieldRole.User, parts[7]);
        if (parts.Length > 8 && parts[8].IndexOf('/', StringComparison.Ordinal) is var slash and > 0)
            record.Set(FieldRole.Peer, parts[8][(slash + 1)..]);
    }

    // client ident user [08/Nov/2026:22:00:00 +0100] "request" …
    private static void Web(string text, LogRecord record)
    {
        int open = WebTime().Match(text).Index, close = text.IndexOf(']', open);
        var front = text[..open].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (front.Length == 0)
            return;
        int client = front.Length > 3 ? 1 : 0;
        if (client == 1)
            record.Set(FieldRole.Host, front[0]);
        record.Set(FieldRole.Machine, front[client]);
        record.Set(FieldRole.User, front[^1]);
        if (close > open)
            record.Set(FieldRole.Time, text[(open + 1)..close].Replace('/', ' ').ReplaceFirst(':', ' '));
        int quote = text.IndexOf('"', Math.Max(close, 0));
        if (quote >= 0 && text[(quote + 1)..].Split(' ') is [_, var uri, ..])
            record.Set(FieldRole.Uri, uri);
    }

    private static string ReplaceFirst(this string text, char from, char to)
    {
        int at = text.IndexOf(from, StringComparison.Ordinal);
        return at < 0 ? text : $"{text[..at]}{to}{text[(at + 1)..]}";
    }

    // 27-Nov-2026 13:55:18.123 queries: info: client @0x7f 192.0.2.7#53124 (evil.example): query: evil.example IN A
    private static void Bind(string text, LogRecord record)
    {
        int second = text.IndexOf(' ', text.IndexOf(' ', StringComparison.Ordinal) + 1);
        if (second > 0)
            record.Set(FieldRole.Time, text[..second].Replace('-', ' '));
        if (BindClient().Match(text) is { Success: true } match)
            record.Set(FieldRole.Machine, match.Groups[1].Value);
    }

    private static void Plain(string text, LogRecord record)
    {
        string start = text.TrimStart('[', '"', ' ');
        if (IsoStart().Match(start) is { Success: true } iso)
            record.Set(FieldRole.Time, iso.Value.Replace(',', '.'));
        else if (EpochStart().Match(start) is { Success: true } epoch)
            record.Set(FieldRole.Time, epoch.Value);
        foreach (Match pair in Pairs().Matches(text.Length > 8192 ? text[..8192] : text))
        {
            var role = FieldRoles.Of(pair.Groups[1].Value, out int rank);
            record.Set(role, pair.Groups[2].Value.Trim('"'), rank);
        }
    }

    [GeneratedRegex(@"\[\d{1,2}/[A-Z][a-z]{2}/\d{4}:")]
    private static partial Regex WebTime();

    [GeneratedRegex(@"client (?:@0x[0-9a-f]+ )?([0-9A-Fa-f.:]+)#\d+")]
    private static partial Regex BindClient();

    [GeneratedRegex(@"^\d{4}[-/]\d\d[-/]\d\d[T ]\d\d:\d\d(:\d\d([.,]\d+)?)?(Z|[+-]\d\d:?\d\d)?")]
    private static partial Regex IsoStart();

    [GeneratedRegex(@"^1\d{9}(\.\d+)?(?=[\s\t])")]
    private static partial Regex EpochStart();

    [GeneratedRegex("""\b([A-Za-z][A-Za-z0-9_.-]{0,30})=("[^"]{0,300}"|[^\s,;"\]]{1,300})""")]
    private static partial Regex Pairs();
}
