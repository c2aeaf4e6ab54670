using System.CommandLine;
using System.CommandLine.Invocation;
using System.Reflection;
using System.Runtime.InteropServices;
using Tocsin.Cli.Output;

namespace Tocsin.Cli.Commands;

/// <summary><c>tocsin version</c>: what is running, for bug reports and records.</summary>
public static class VersionCommand
{
    /// <summary>The program's version: <c>0.1.0</c>.</summary>
    public static string Version { get; } =
        typeof(VersionCommand).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!
            .InformationalVersion.Split('+')[0];

    /// <summary>Builds the command.</summary>
    public static Command Build(Terminal terminal)
    {
        var command = new TocsinCommand("version", "Show the version of Tocsin and of what it runs on.", "tocsin version --json");
        command.SetAction(parsed => new Action(terminal).Invoke(parsed));
        return command;
    }

    /// <summary>Shared by the command and by <c>--version</c>.</summary>
    public sealed class Action(Terminal terminal) : SynchronousCommandLineAction
    {
        /// <inheritdoc/>
        public override int Invoke(ParseResult parseResult)
        {
            if (!parseResult.GetValue(GlobalOptions.Json))
            {
                terminal.Out.WriteLine($"tocsin {Version} ({RuntimeInformation.FrameworkDescription}, {RuntimeInformation.RuntimeIdentifier})");
                return ExitCode.Clean;
            }

            terminal.Json.Write(line =>
            {
                line.WriteString("type", "version");
                line.WriteString("version", Version);
                line.WriteString("runtime", RuntimeInformation.FrameworkDescription);
                line.WriteString("platform", RuntimeInformation.RuntimeIdentifier);
            });
            return ExitCode.Clean;
        }
    }
}
