using System.CommandLine;
using Tocsin.Casework;
using Tocsin.Cli.Output;
using Tocsin.Engine.Incidents.Characterising;

namespace Tocsin.Cli.Commands;

/// <summary><c>tocsin incidents judge</c> and <c>note</c>: what a named person judges.</summary>
internal static class JudgeCommand
{
    private static readonly string[] Criteria = [.. CriterionWords.Codes];
    private static readonly string[] Holds = ["yes", "no", "open"];
    private static readonly string[] Confidences = ["low", "moderate", "high"];

    /// <summary>Builds <c>judge</c>.</summary>
    public static Command Build(Terminal terminal, StoreOption store, Argument<string> which, Option<string> by, Option<string> reason)
    {
        var criterion = new Option<string>("--criterion") { Description = $"Which of the four cumulative criteria: {string.Join(", ", Criteria)}.", HelpName = "NAME", Required = true };
        var holds = new Option<string>("--holds") { Description = "yes, no, or open again.", HelpName = "ANSWER", Required = true };
        var confidence = new Option<string>("--confidence") { Description = "How sure you are: low, moderate, high.", HelpName = "LEVEL", Required = true };
        var evidence = new Option<string[]>("--evidence") { Description = "Findings and sightings you rely on: ids or their beginnings.", HelpName = "ID…", AllowMultipleArgumentsPerToken = true, DefaultValueFactory = _ => [] };
        criterion.AcceptOnlyFromAmong(Criteria);
        holds.AcceptOnlyFromAmong(Holds);
        confidence.AcceptOnlyFromAmong(Confidences);
        var command = new TocsinCommand(
            "judge",
            "Record a person's judgement on one of the four criteria. An incident qualifies only when all four hold by a person's hand.",
            "tocsin incidents judge 3 --criterion misleading-content --holds yes --confidence high --evidence sighting--02ab --by \"Ida Berg\" --reason \"three papers were altered\" --store cases.db");
        command.Arguments.Add(which);
        foreach (Option option in new Option[] { criterion, holds, confidence, evidence, by, reason, store })
            command.Options.Add(option);
        command.SetAction(parsed =>
        {
            string answer = parsed.GetRequiredValue(holds);
            string[] relied = parsed.GetRequiredValue(evidence);
            if (answer == "yes" && relied.Length == 0)
                throw new UserError("a criterion holds only by evidence", "name the findings or sightings you rely on: --evidence ID…");
            using var cases = store.Open(parsed, terminal);
            var card = cases.Incident(parsed.GetRequiredValue(which));
            cases.Judge(card.Id, "criterion", parsed.GetRequiredValue(criterion), answer, parsed.GetRequiredValue(confidence), relied, parsed.GetRequiredValue(by), parsed.GetRequiredValue(reason));
            Done(terminal, parsed, card.Id, card.Number, StandingCriteria.Of(cases.Decisions(card.Id)).Sentence);
            return ExitCode.Clean;
        });
        return command;
    }

    /// <summary>Builds <c>note</c>.</summary>
    public static Command Note(Terminal terminal, StoreOption store, Argument<string> which, Option<string> by)
    {
        var text = new Argument<string>("TEXT") { Description = "The note." };
        var command = new TocsinCommand("note", "Add a note to an incident.", "tocsin incidents note 3 \"the bank was told\" --by \"Ida Berg\" --store cases.db");
        command.Arguments.Add(which);
        command.Arguments.Add(text);
        foreach (Option option in new Option[] { by, store })
            command.Options.Add(option);
        command.SetAction(parsed =>
        {
            using var cases = store.Open(parsed, terminal);
            var card = cases.Incident(parsed.GetRequiredValue(which));
            cases.Judge(card.Id, "note", "", "", "", [], parsed.GetRequiredValue(by), parsed.GetRequiredValue(text));
            Done(terminal, parsed, card.Id, card.Number, "noted");
            return ExitCode.Clean;
        });
        return command;
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
