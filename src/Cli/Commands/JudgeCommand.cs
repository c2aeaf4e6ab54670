using System.CommandLine;
using Tocsin.Casework;
using Tocsin.Cli.Output;
using Tocsin.Engine.Incidents.Characterising;
using Tocsin.Server.Api;

namespace Tocsin.Cli.Commands;

/// <summary><c>tocsin incidents judge</c> and <c>note</c>: what a named person judges.</summary>
internal static class JudgeCommand
{
    private static readonly string[] Criteria = [.. CriterionWords.Codes];
    private static readonly string[] Holds = ["yes", "no", "open"];
    private static readonly string[] Confidences = ["low", "moderate", "high"];

    /// <summary>Builds <c>judge</c>.</summary>
    public static Command Build(Terminal terminal, DecisionOptions options)
    {
        var criterion = new Option<string>("--criterion") { Description = $"Which of the four cumulative criteria: {string.Join(", ", Criteria)}.", HelpName = "NAME", Required = true };
        var holds = new Option<string>("--holds") { Description = "yes, no, or open again.", HelpName = "ANSWER", Required = true };
        var confidence = new Option<string>("--confidence") { Description = "How sure you are: low, moderate, high.", HelpName = "LEVEL", Required = true };
        var evidence = new Option<string[]>("--evidence") { Description = "Findings and sightings you rely on: ids or their beginnings.", HelpName = "ID…", AllowMultipleArgumentsPerToken = true, DefaultValueFactory = _ => [] };
        criterion.AcceptOnlyFromAmong(Criteria);
        holds.AcceptOnlyFromAmong(Holds);
        confidence.AcceptOnlyFromAmong(Confidences);
        var command = new DecisionCommand(
            terminal, options, "judge",
            "Record a person's judgement on one of the four criteria. An incident qualifies only when all four hold by a person's hand.",
            "tocsin incidents judge 3 --criterion misleading-content --holds yes --confidence high --evidence sighting--02ab --by \"Ida Berg\" --reason \"three papers were altered\" --store cases.db");
        foreach (Option option in new Option[] { criterion, holds, confidence, evidence })
            command.Options.Add(option);
        command.Decides(
            (parsed, _, _) => new NewDecision { Kind = "criterion", Subject = parsed.GetRequiredValue(criterion), Value = parsed.GetRequiredValue(holds), Confidence = parsed.GetRequiredValue(confidence), Evidence = parsed.GetRequiredValue(evidence), Reason = "" },
            (_, _, after) => StandingCriteria.Of(after).Sentence,
            parsed => RequireEvidence(parsed.GetRequiredValue(holds), parsed.GetRequiredValue(evidence)));
        return command;
    }

    /// <summary>Builds <c>note</c>.</summary>
    public static Command Note(Terminal terminal, DecisionOptions options)
    {
        var text = new Argument<string>("TEXT") { Description = "The note." };
        var command = new DecisionCommand(terminal, options with { Reason = null }, "note", "Add a note to an incident.", "tocsin incidents note 3 \"the bank was told\" --by \"Ida Berg\" --store cases.db");
        command.Arguments.Add(text);
        command.Decides((parsed, _, _) => new NewDecision { Kind = "note", Reason = parsed.GetRequiredValue(text) }, (_, _, _) => "noted");
        return command;
    }

    /// <summary>Builds <c>assign</c>.</summary>
    public static Command Assign(Terminal terminal, DecisionOptions options)
    {
        var to = new Argument<string>("PERSON") { Description = "Who works on it from now on; \"\" for nobody." };
        var command = new DecisionCommand(terminal, options, "assign", "Say who works on an incident.", "tocsin incidents assign 3 \"Jon Ek\" --by \"Ida Berg\" --reason \"night shift\" --store cases.db");
        command.Arguments.Add(to);
        command.Decides(
            (parsed, _, _) => new NewDecision { Kind = "assign", Value = parsed.GetRequiredValue(to).Trim(), Reason = "" },
            (_, decided, _) => decided.Value.Length > 0 ? $"assigned to {decided.Value}" : "assigned to nobody");
        return command;
    }

    private static void RequireEvidence(string answer, string[] relied)
    {
        if (answer == "yes" && relied.Length == 0)
            throw new UserError("a criterion holds only by evidence", "name the findings or sightings you rely on: --evidence ID…");
    }

    /// <summary>Says that a decision was recorded.</summary>
    public static void Done(Terminal terminal, ParseResult parsed, string id, long number, string what)
    {
        if (parsed.GetValue(GlobalOptions.Json))
        {
            terminal.Json.Write(line =>
            {
                line.WriteString("type", "decision");
                line.WriteString("incident", id);
                line.WriteNumber("number", number);
                line.WriteString("what", what);
            });
            return;
        }

        terminal.Out.WriteLine($"incident {number}: {SafeText.Clean(what)}");
    }
}
