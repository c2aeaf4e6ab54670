using Tocsin.Cli.Output;
using Tocsin.Engine.Model;
using Tocsin.Logs;
using Tocsin.Logs.Indicators;
using Tocsin.Logs.Sightings;

namespace Tocsin.Cli.Logs;

/// <summary>A matching from the files of indicators to the last alarm.</summary>
internal static class LogMatchRun
{
    private const int Told = 8;

    /// <summary>Runs it.</summary>
    /// <returns>1 when an indicator was touched, 0 when none was, 2 when no line could be read.</returns>
    public static int Run(LogMatchRequest request, Terminal terminal, CancellationToken cancellation)
    {
        if (request.Indicators.Count == 0)
            throw new UserError("there are no indicators", "name a STIX bundle, a MISP event, a CSV file or a list with --indicators FILE");
        var set = Indicators(request, terminal);
        var rejections = new RejectionLog();
        var book = new AlarmBook();
        using var files = request.Out is { } directory ? new LogMatchFiles(directory) : null;
        var matcher = new LogMatcher(set.Index(), new LogMatchOptions { Threads = request.Threads, Year = request.Year, BareHosts = request.UrlHosts });
        LogMatchSum sum;
        using (var meter = new ProgressMeter(terminal))
        {
            sum = matcher.Match(request.Inputs, rejections, Tell, (lines, bytes, all) => meter.Report("matching", lines, bytes, all), cancellation);
        }

        RejectionLines.Say(rejections, terminal);
        if (sum.Lines == 0)
            return Failures.Say(terminal, request.Json, "no line could be read", "give log files, or - for standard input");
        var alarms = book.Ordered;
        files?.Complete(alarms, terminal);
        if (request.Json)
            Json(terminal, alarms, book, sum, set, rejections);
        else
            Text(terminal, alarms, book, sum, set);
        return alarms.Count > 0 ? ExitCode.Findings : ExitCode.Clean;

        void Tell(Sighting sighting)
        {
            book.Add(sighting);
            files?.Add(sighting);
        }
    }

    private static IndicatorSet Indicators(LogMatchRequest request, Terminal terminal)
    {
        var reader = new IndicatorReader(AllowLists.Read(request.Allow, terminal));
        foreach (string path in request.Indicators)
            Take(reader, path);

        foreach (var (reason, count) in reader.Set.Reasons.OrderByDescending(r => r.Value).ThenBy(r => r.Key, StringComparer.Ordinal).Take(Told))
        {
            var first = reader.Set.Unused.FirstOrDefault(u => u.Reason == reason);
            string example = first.Reason is null ? "" : $", such as {SafeText.ShortenPath(first.File, 60)}{(first.Place > 0 ? $", entry {first.Place}" : "")}: {LogText.Disarmed(first.Value, 60)}";
            terminal.Say($"not looked for: {Words.Count(count)}, {SafeText.Shorten(reason, 120)}{example}");
        }

        if (reader.Set.Reasons.Count > Told)
            terminal.Say($"not looked for: others, for {Words.Count(reader.Set.Reasons.Count - Told, "more reason")} (all with --json)");
        return reader.Set.Indicators.Count > 0
            ? reader.Set
            : throw new UserError("none of the indicators can be looked for in logs", "see the reasons above; give domains, web addresses, IP addresses, hashes or mail addresses");
    }

    /// <summary>Reads a file of indicators.</summary>
    /// <exception cref="UserError">It cannot be read.</exception>
    internal static void Take(IndicatorReader reader, string path)
    {
        try
        {
            reader.Read(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UserError($"the indicators {path} cannot be read", "check path and permissions");
        }
    }

    private static void Text(Terminal terminal, IReadOnlyList<Alarm> alarms, AlarmBook book, LogMatchSum sum, IndicatorSet set)
    {
        var printer = new AlarmPrinter(terminal);
        printer.Print(alarms);
        printer.Sum(alarms, book.Sightings, sum, set);
    }

    private static void Json(Terminal terminal, IReadOnlyList<Alarm> alarms, AlarmBook book, LogMatchSum sum, IndicatorSet set, RejectionLog rejections)
    {
        var json = terminal.Json;
        foreach (var alarm in alarms)
            json.Write(line => AlarmJson.Write(line, alarm));
        json.Write(line =>
        {
            line.WriteString("type", "matching");
            line.WriteNumber("lines", sum.Lines);
            line.WriteNumber("bytes", sum.Bytes);
            line.WriteNumber("indicators", set.Indicators.Count);
            line.WriteNumber("weak_indicators", set.Demoted);
            line.WriteNumber("alarms", alarms.Count);
            line.WriteNumber("firm_alarms", alarms.Count(a => a.IsFirm));
            line.WriteNumber("sightings", book.Sightings);
            line.WriteNumber("bare_hosts", sum.BareHosts);
            line.WriteNumber("rejected", rejections.Total);
            line.WriteStartObject("not_looked_for");
            foreach (var (reason, count) in set.Reasons)
                line.WriteNumber(SafeText.Clean(reason), count);
            line.WriteEndObject();
            line.WriteStartArray("logs");
            foreach (var (file, format) in sum.Files)
            {
                line.WriteStartObject();
                line.WriteString("file", SafeText.Clean(file));
                line.WriteString("format", format.ToLowerInvariant());
                line.WriteEndObject();
            }

            line.WriteEndArray();
        });
    }
}
