using Tocsin.Cli.Output;
using Tocsin.Engine.Model;

namespace Tocsin.Cli.Domains;

/// <summary>A screening from the lists to the last alarm.</summary>
internal static class ScreenRun
{
    // A stream may run for months: beyond this many alarms the waves are no longer worked out.
    private const int MostInWaves = 200_000;

    /// <summary>Runs it.</summary>
    /// <returns>1 when there are alarms, 0 when there are none, 2 when no name could be read.</returns>
    public static int Run(ScreenRequest request, Terminal terminal, CancellationToken cancellation)
    {
        var index = ScreenIndex.Build(request, terminal);
        var pass = new ScreenPass(request, index);
        using var meter = new ProgressMeter(terminal);
        var printer = new AlarmPrinter(index, request.Json, terminal);
        var alarms = new List<Alarm>();
        long count = 0;
        foreach (var alarm in pass.Alarms(meter, cancellation))
        {
            count++;
            printer.Alarm(alarm);
            if (alarms.Count < MostInWaves)
                alarms.Add(alarm);
        }

        meter.Dispose();
        foreach (var rejection in pass.Rejections.Listed)
            terminal.Say($"{rejection.File}{(rejection.Line > 0 ? $", line {rejection.Line}" : "")}: {rejection.Detail ?? rejection.Reason.Code()}; {rejection.Reason.Remedy()}");
        printer.Sum(pass.Names, pass.Malformed, count, Waves.Of(alarms, index));
        if (pass.Names == 0)
            return Failures.Say(terminal, request.Json, "no host name could be read", "give a list with one name a line, a log, CSV or JSON that holds host names");
        return count > 0 ? ExitCode.Findings : ExitCode.Clean;
    }
}
