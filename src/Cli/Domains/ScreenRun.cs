using Tocsin.Cli.Output;
using Tocsin.Engine.Model;
using Tocsin.Sources.Names;

namespace Tocsin.Cli.Domains;

/// <summary>A screening from the lists to the last alarm.</summary>
/// <remarks>Chunks are screened by several threads and told in input order, so the output does not depend on their number. Each name alarms once.</remarks>
internal static class ScreenRun
{
    // A stream may run for months: beyond this many alarms the waves are no longer worked out.
    private const int MostInWaves = 200_000;

    /// <summary>Runs it.</summary>
    /// <returns>1 when there are alarms, 0 when there are none, 2 when no name could be read.</returns>
    public static int Run(ScreenRequest request, Terminal terminal, CancellationToken cancellation)
    {
        var index = ScreenIndex.Build(request, terminal);
        var rejections = new RejectionLog();
        var reader = new NameReader(request.Inputs, rejections);
        var workers = Enumerable.Range(0, request.Threads).Select(_ => new ScreenWorker(index, request.MinimumScore)).ToArray();
        using var meter = new ProgressMeter(terminal);
        var printer = new AlarmPrinter(index, request.Json, terminal);
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var alarms = new List<Alarm>();
        long names = 0, malformed = 0, count = 0;
        foreach (var group in reader.Read().Chunk(request.Threads))
        {
            cancellation.ThrowIfCancellationRequested();
            var screened = new ScreenedChunk[group.Length];
            Parallel.For(0, group.Length, i => screened[i] = workers[i].Screen(group[i]));
            foreach (var chunk in screened)
            {
                names += chunk.Names;
                malformed += chunk.Malformed;
                foreach (var alarm in chunk.Alarms.Where(a => seen.Add(a.Name)))
                {
                    count++;
                    printer.Alarm(alarm);
                    if (alarms.Count < MostInWaves)
                        alarms.Add(alarm);
                }
            }

            meter.Report("screening", names, reader.BytesRead, reader.TotalBytes);
        }

        meter.Dispose();
        foreach (var rejection in rejections.Listed)
            terminal.Say($"{rejection.File}{(rejection.Line > 0 ? $", line {rejection.Line}" : "")}: {rejection.Detail ?? rejection.Reason.Code()}; {rejection.Reason.Remedy()}");
        printer.Sum(names, malformed, count, Waves.Of(alarms, index));
        if (names == 0)
            return Failures.Say(terminal, request.Json, "no host name could be read", "give a list with one name a line, a log, CSV or JSON that holds host names");
        return count > 0 ? ExitCode.Findings : ExitCode.Clean;
    }
}
