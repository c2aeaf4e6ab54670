using System.CommandLine;
using Tocsin.Cli.Domains;
using Tocsin.Cli.Output;
using Tocsin.Engine.Lookalikes;

namespace Tocsin.Cli.Commands;

/// <summary><c>tocsin domains expand NAME</c>: the names that would imitate a name.</summary>
public static class DomainsExpandCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Build(Terminal terminal)
    {
        var name = new Argument<string>("NAME") { Description = "The name to protect, for example example.org." };
        var command = new TocsinCommand(
            "expand",
            "List the names that imitate a name by typing, look or memory errors, to register or to watch. Nothing is looked up.",
            "tocsin domains expand example.org",
            "tocsin domains expand example.org --json");
        command.Arguments.Add(name);
        command.SetAction(parsed => Run(parsed.GetRequiredValue(name), parsed.GetValue(GlobalOptions.Json), terminal));
        return command;
    }

    private static int Run(string text, bool json, Terminal terminal)
    {
        if (!ProtectedName.TryParse(text, out var name))
            throw new UserError($"{SafeText.Shorten(text, 80)} is no domain name", "give a name such as example.org");
        foreach (var (kind, host) in Expansion.Of(name))
        {
            if (json)
            {
                terminal.Json.Write(line =>
                {
                    line.WriteString("type", "permutation");
                    line.WriteString("name", host);
                    line.WriteString("kind", AlarmText.Code(kind));
                });
            }
            else
            {
                terminal.Out.WriteLine($"{AlarmText.Code(kind),-14} {host}");
            }
        }

        return ExitCode.Clean;
    }
}
