using System.CommandLine;
using Tocsin.Cli.Evaluating;
using Tocsin.Cli.Output;

namespace Tocsin.Cli.Commands;

/// <summary><c>tocsin evaluate FINDINGS --truth FILE</c>: how much of what was hidden was found, and how much was false.</summary>
public static class EvaluateCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Build(Terminal terminal)
    {
        var findings = new Argument<string>("FINDINGS") { Description = "findings.ndjson of a scan, or the directory it lies in." };
        var truth = new Option<string>("--truth")
        {
            Description = "CSV with the columns account and operation (empty for ordinary accounts), as simulate writes it.",
            HelpName = "FILE",
            Required = true,
        };
        var pseudonyms = new Option<string?>("--pseudonyms")
        {
            Description = "Table pseudonym,account; default: private/pseudonyms.csv beside FINDINGS, if it is there.",
            HelpName = "FILE",
        };
        var confidence = new Option<string>("--confidence")
        {
            Description = "Count findings of this confidence or more: low, moderate, high.",
            HelpName = "STEP",
            DefaultValueFactory = _ => "low",
        };
        var command = new TocsinCommand(
            "evaluate",
            "Compare findings with the truth: precision, recall and F1 with intervals, for each operation and overall.",
            "tocsin evaluate report/findings.ndjson --truth truth.csv",
            "tocsin evaluate report --truth truth.csv --confidence moderate --json");
        command.Arguments.Add(findings);
        command.Options.Add(truth);
        command.Options.Add(pseudonyms);
        command.Options.Add(confidence);
        command.SetAction(parsed =>
        {
            var result = EvaluationRun.Run(
                parsed.GetRequiredValue(findings), parsed.GetRequiredValue(truth), parsed.GetValue(pseudonyms),
                parsed.GetRequiredValue(confidence), terminal);
            if (parsed.GetValue(GlobalOptions.Json))
                EvaluationPrinter.WriteJson(result, terminal.Json);
            else
                EvaluationPrinter.Print(result, terminal);
            return ExitCode.Clean;
        });
        return command;
    }
}
