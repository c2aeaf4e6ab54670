using System.CommandLine;
using System.Text.Json;
using Tocsin.Cli.Output;
using Tocsin.Sources.Elections;

namespace Tocsin.Cli.Commands;

/// <summary><c>tocsin election schema</c>: the JSON Schema, for completion in editors.</summary>
public static class ElectionSchemaCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Build(Terminal terminal)
    {
        var command = new TocsinCommand(
            "schema",
            "Print the JSON Schema of election profiles, which gives editors completion and checks.",
            "tocsin election schema > election.schema.json");
        command.SetAction(parsed =>
        {
            if (!parsed.GetValue(GlobalOptions.Json))
            {
                terminal.Out.Write(ElectionSamples.Schema);
                return ExitCode.Clean;
            }

            using var schema = JsonDocument.Parse(ElectionSamples.Schema);
            terminal.Json.Write(line =>
            {
                line.WriteString("type", "schema");
                line.WritePropertyName("schema");
                schema.RootElement.WriteTo(line);
            });
            return ExitCode.Clean;
        });
        return command;
    }
}
