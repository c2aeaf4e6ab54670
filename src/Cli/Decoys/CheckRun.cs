using System.Text;
using Tocsin.Cli.Leaks;
using Tocsin.Cli.Output;
using Tocsin.Decoys.Checking;

namespace Tocsin.Cli.Decoys;

/// <summary>A check from the files to what is told.</summary>
internal static class CheckRun
{
    /// <summary>Runs it.</summary>
    /// <returns>1 when a decoy rang, 0 when none did, 2 when there was no file.</returns>
    public static int Run(CheckRequest request, Terminal terminal, CancellationToken cancellation)
    {
        var store = Stored.Read(request.Store);
        if (request.Inputs.FirstOrDefault(i => !File.Exists(i) && !Directory.Exists(i)) is { } missing)
            throw new UserError($"there is no file or directory {missing}", "check the path");
        if (request.Own.FirstOrDefault(o => o.Trim().Length < 3) is { } shortest)
            throw new UserError($"--own '{shortest}' would fit any line", "give a whole host name or address");
        if (request.Out is { } file && File.Exists(file))
            throw new UserError($"{file} is a file", "name a directory");
        var problems = new ProblemList();
        var checker = new DecoyChecker(store, new CheckOptions { Now = terminal.Clock.GetUtcNow(), StorePath = request.Store.Path, OwnHosts = [.. request.Own.Select(o => o.Trim())] });
        var report = checker.Check(request.Inputs, p => problems.Add([p]), cancellation);
        problems.Tell(terminal, request.Json);
        if (report.Files == 0)
            return Failures.Say(terminal, request.Json, "there is no file to check", "give files, or folders with files in them");
        if (request.Json)
            DecoyJson.Report(terminal.Json, report, problems.Count);
        else
            new RingPrinter(terminal).Print(report);
        if (request.Out is { } directory)
            Write(directory, report, problems.Count, terminal);
        return report.Alarms.Any() ? ExitCode.Findings : ExitCode.Clean;
    }

    private static void Write(string directory, CheckReport report, int problems, Terminal terminal)
    {
        string path = Path.Combine(directory, "rings.ndjson");
        using var file = new AtomicFile(path);
        using (var text = new StreamWriter(file.Stream, new UTF8Encoding(false), 1 << 16, leaveOpen: true))
            DecoyJson.Report(new JsonLines(text), report, problems);
        file.Complete();
        terminal.Say($"wrote {path}; it names decoys and places: keep it as confidential as the store");
    }
}
