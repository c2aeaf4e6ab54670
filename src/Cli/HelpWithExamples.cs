using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using Tocsin.Cli.Commands;
using Tocsin.Cli.Output;

namespace Tocsin.Cli;

/// <summary>The standard help of a command, followed by examples to copy.</summary>
public sealed class HelpWithExamples(HelpAction standard, Terminal terminal) : SynchronousCommandLineAction
{
    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        standard.MaxWidth = terminal.Width;
        standard.Invoke(parseResult);
        var examples = parseResult.CommandResult.Command is TocsinCommand command ? command.Examples : CommandCatalog.RootExamples;
        if (examples.Count > 0)
        {
            terminal.Out.WriteLine("Examples:");
            foreach (string example in examples)
                terminal.Out.WriteLine($"  {example.Replace("tocsin ", terminal.CommandName + " ", StringComparison.Ordinal)}");
            terminal.Out.WriteLine();
        }

        return ExitCode.Clean;
    }
}
