using System.CommandLine;
using System.CommandLine.Help;
using Tocsin.Cli.Commands;
using Tocsin.Cli.Output;

namespace Tocsin.Cli;

/// <summary>The command line as a whole: parses, runs one command, and turns every failure into one line and an exit code.</summary>
public static class Application
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    /// <summary>Runs one command line.</summary>
    /// <param name="args">Arguments without the program's name.</param>
    /// <param name="terminal">Where it reads and writes.</param>
    /// <param name="cancellation">Cancelled when the user interrupts.</param>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> args, Terminal terminal, CancellationToken cancellation)
    {
        try
        {
            var parsed = Root(terminal).Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
            // Whoever asks for help gets it, whatever else is missing.
            if (parsed.Errors.Count > 0 && parsed.Action is not (HelpWithExamples or VersionCommand.Action))
                return Misread(parsed, terminal);

            var invocation = new InvocationConfiguration
            {
                Output = terminal.Out,
                Error = terminal.Error,
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null,
            };
            var work = Task.Run(() => parsed.InvokeAsync(invocation, cancellation), CancellationToken.None);
            int code = await WaitAsync(work, terminal, cancellation).ConfigureAwait(false);
            await terminal.Out.FlushAsync(CancellationToken.None).ConfigureAwait(false);
            return code;
        }
        catch (Exception error)
        {
            return Failures.Report(error, terminal, GlobalOptions.AsksForJson(args), cancellation);
        }
    }

    // A read from a terminal or a pipe that nobody writes to cannot be cancelled: after an interruption the work gets a
    // moment to clean up and is then left to end with the process.
    private static async Task<int> WaitAsync(Task<int> work, Terminal terminal, CancellationToken cancellation)
    {
        var interrupted = new TaskCompletionSource();
        using (cancellation.Register(interrupted.SetResult))
            await Task.WhenAny(work, interrupted.Task).ConfigureAwait(false);
        return await work.WaitAsync(work.IsCompleted ? Timeout.InfiniteTimeSpan : Grace, terminal.Clock, CancellationToken.None)
            .ConfigureAwait(false);
    }

    private static RootCommand Root(Terminal terminal)
    {
        var root = new RootCommand(
            "Tocsin finds coordinated inauthentic behaviour in posts about an election and shows the evidence.\n"
            + "It judges behaviour, never opinion. Exit codes: 0 clean, 1 findings, 2 error, 130 interrupted.");
        root.Directives.Clear();
        root.Options.Add(GlobalOptions.Json);
        foreach (var command in CommandCatalog.All(terminal))
            root.Subcommands.Add(command);
        foreach (var option in root.Options)
        {
            if (option is HelpOption { Action: HelpAction standard } help)
                help.Action = new HelpWithExamples(standard, terminal);
            else if (option is VersionOption version)
                version.Action = new VersionCommand.Action(terminal);
        }

        root.SetAction(parsed => new HelpWithExamples(new HelpAction(), terminal).Invoke(parsed));
        return root;
    }

    private static int Misread(ParseResult parsed, Terminal terminal)
    {
        string message = parsed.Errors[0].Message.TrimEnd('.');
        string command = GlobalOptions.PathOf(parsed.CommandResult);
        string remedy = Suggestion.For(parsed) is { } guess
            ? $"did you mean '{guess}'?"
            : $"see '{terminal.CommandName}{command} --help'";
        return Failures.Say(terminal, parsed.GetValue(GlobalOptions.Json), message, remedy);
    }
}
