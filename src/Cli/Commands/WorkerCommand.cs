using System.CommandLine;
using System.Globalization;
using System.Runtime;
using System.Text;
using System.Text.Json;
using Tocsin.Cli.Output;

namespace Tocsin.Cli.Commands;

/// <summary><c>tocsin worker</c>, for the duty room: runs the scans that come in on standard input, one after another.</summary>
/// <remarks>
/// Each line is a JSON array, the arguments of one <c>scan</c>. All it says goes to standard output, messages too, and after it one line
/// <c>{"type":"ended","code":N}</c>. It ends with its input. What was compiled for one scan serves the next, which is the point.
/// </remarks>
public static class WorkerCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Build(Terminal terminal)
    {
        var command = new TocsinCommand("worker", "Run scans from standard input, for the duty room.", "tocsin worker") { Hidden = true };
        command.SetAction((_, cancellation) => Run(terminal, cancellation));
        return command;
    }

    private static async Task<int> Run(Terminal terminal, CancellationToken cancellation)
    {
        using var input = new StreamReader(terminal.In, new UTF8Encoding(false));
        var output = new StreamWriter(terminal.OutBytes, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n", AutoFlush = true };
        await using (output.ConfigureAwait(false))
        {
            var said = TextWriter.Synchronized(output);
            var scan = new Terminal { Out = said, OutBytes = Stream.Null, Error = said, In = Stream.Null, Clock = terminal.Clock, CommandName = terminal.CommandName, Debug = terminal.Debug };
            while (await input.ReadLineAsync(cancellation).ConfigureAwait(false) is { } line)
            {
                int code = Arguments(line) is { } arguments
                    ? await Application.RunAsync(arguments, scan, cancellation).ConfigureAwait(false)
                    : Failures.Say(scan, true, "a worker takes the arguments of a scan, as a JSON array on one line", "this command is for the duty room; use 'tocsin scan'");
                await said.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{{\"type\":\"ended\",\"code\":{code}}}")).ConfigureAwait(false);
                cancellation.ThrowIfCancellationRequested();
                GiveBack();
            }
        }

        return ExitCode.Clean;
    }

    private static string[]? Arguments(string line)
    {
        try
        {
            return JsonSerializer.Deserialize<string[]>(line) is ["scan", ..] arguments ? arguments : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // Between two scans it holds no more than it must: the next may be hours away.
    private static void GiveBack()
    {
        GCSettings.LargeObjectHeapCompactionMode = GCLargeObjectHeapCompactionMode.CompactOnce;
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
    }
}
