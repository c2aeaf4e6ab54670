using Tocsin.Cli.Output;
using Tocsin.Engine.Leaks;

namespace Tocsin.Cli.Leaks;

/// <summary>A matching from the files of the dump to the comparison.</summary>
internal static class MatchRun
{
    /// <summary>Runs it.</summary>
    /// <returns>1 when something is ours, 0 when nothing is, 2 when no document could be read.</returns>
    public static int Run(MatchRequest request, Terminal terminal, CancellationToken cancellation)
    {
        using var meter = new ProgressMeter(terminal);
        var pass = LeakPass.Run(request, meter, cancellation);
        meter.Dispose();
        pass.Problems.Tell(terminal, request.Json);
        var report = pass.Report;
        if (report.Entries.Count == 0)
            return Failures.Say(terminal, request.Json, "no document of the dump could be read", "give directories or files with documents in them");
        if (request.Json)
            new LeakJson(terminal.Json).Write(report);
        else
            new LeakPrinter(terminal).Print(report, pass.OriginalsMissing);
        if (request.Out is { } directory)
            LeakFilesOut.Write(directory, report, pass.Problems, terminal);
        return report.Entries.Any(e => e.Verdict != LeakVerdict.NotOurs) ? ExitCode.Findings : ExitCode.Clean;
    }
}
