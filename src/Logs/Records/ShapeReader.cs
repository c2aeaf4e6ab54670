using System.Text;
using System.Text.RegularExpressions;
using Tocsin.Sources.Csv;

namespace Tocsin.Logs.Records;

/// <summary>Tells the format of a log by its first lines.</summary>
internal static partial class ShapeReader
{
    private const int LinesLookedAt = 50;
    private const int BytesLookedAt = 1 << 16;

    /// <summary>The shape by the first bytes of a file.</summary>
    public static LogShape Of(ReadOnlySpan<byte> head, LogYear year)
    {
        head = head[..Math.Min(head.Length, BytesLookedAt)];
        var lines = Encoding.UTF8.GetString(head).Split('\n').Take(LinesLookedAt).Select(l => l.TrimEnd('\r')).Where(l => l.Length > 0).ToList();
        if (lines.Find(l => l.StartsWith("#fields\t", StringComparison.Ordinal)) is { } fields)
            return Zeek(fields, year);
        var kind = lines.Take(10).GroupBy(KindOf).OrderByDescending(g => g.Count()).ThenBy(g => g.Key).Select(g => g.Key).FirstOrDefault();
        if (kind != LogKind.Plain || lines.Count == 0)
            return new LogShape(kind, [], 0, year);
        var header = CsvHeader.Read(head, complete: true, separator: 0);
        bool table = header.Columns.Count >= 2 && header.Columns.Any(c => FieldRoles.Of(c, out _) != FieldRole.Other) && header.Columns.All(c => c.Length < 60);
        return table ? new LogShape(LogKind.Csv, header.Columns, header.Separator, year) : new LogShape(LogKind.Plain, [], 0, year);
    }

    /// <summary>The shape that a #fields line gives.</summary>
    public static LogShape Zeek(string fields, LogYear year) => new(LogKind.ZeekTsv, fields.TrimEnd('\r').Split('\t')[1..], (byte)'\t', year);

    /// <summary>The format of one line; plain when it is none we know.</summary>
    public static LogKind KindOf(string line)
    {
        if (line.StartsWith('{'))
            return LogKind.Json;
        if (SquidLine().IsMatch(line))
            return LogKind.Squid;
        if (WebLine().IsMatch(line))
            return LogKind.Web;
        if (BindLine().IsMatch(line))
            return LogKind.Bind;
        return SyslogLine().IsMatch(line) ? LogKind.Syslog : LogKind.Plain;
    }

    [GeneratedRegex(@"^\d{9,10}\.\d{3}\s+\d+ \S+ [A-Z_]+/\d{3} \d+ [A-Z]+ \S")]
    private static partial Regex SquidLine();

    [GeneratedRegex(@"^\S+ \S+ .{0,200}?\[\d{1,2}/[A-Z][a-z]{2}/\d{4}:\d\d:\d\d:\d\d")]
    private static partial Regex WebLine();

    [GeneratedRegex(@"^\d{1,2}-[A-Z][a-z]{2}-\d{4} \d\d:\d\d:\d\d.{0,60}\bclient\b")]
    private static partial Regex BindLine();

    [GeneratedRegex(@"^(?:<\d{1,3}>\d? ?)?(?:[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d|\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\S*) \S+ \S")]
    private static partial Regex SyslogLine();
}
