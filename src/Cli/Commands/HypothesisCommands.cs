using System.CommandLine;
using Tocsin.Casework;
using Tocsin.Cli.Output;
using Tocsin.Engine.Incidents.Weighing;
using Tocsin.Server.Api;

namespace Tocsin.Cli.Commands;

/// <summary><c>tocsin incidents hypothesis</c> and <c>weigh</c>: competing explanations, and evidence for and against each.</summary>
internal static class HypothesisCommands
{
    private static readonly string[] Says = ["for", "against", "neutral"];

    /// <summary>Builds <c>hypothesis</c>.</summary>
    public static Command Hypothesis(Terminal terminal, DecisionOptions options)
    {
        var text = new Argument<string>("TEXT") { Description = "The explanation in one sentence; with --withdraw the label of one (H12)." };
        var kind = new Option<string>("--kind") { Description = $"What it would be: {string.Join("; ", HypothesisKinds.All.Select(k => $"{k.Key} ({k.Value})"))}.", HelpName = "KIND", DefaultValueFactory = _ => HypothesisKinds.Other };
        var withdraw = new Option<bool>("--withdraw") { Description = "Take it off the table; what was weighed stays on record." };
        kind.AcceptOnlyFromAmong([.. HypothesisKinds.All.Select(k => k.Key)]);
        var command = new DecisionCommand(
            terminal, options, "hypothesis", "Put a competing explanation on the table. The tool never does: it attributes nothing.",
            "tocsin incidents hypothesis 3 \"operators for hire, paid by a rival\" --kind hired --by \"Ida Berg\" --reason \"they worked for others before\" --store cases.db",
            "tocsin incidents hypothesis 3 \"supporters who organise in the open\" --kind supporters --by \"Ida Berg\" --reason \"must be ruled out\" --store cases.db");
        command.Arguments.Add(text);
        command.Options.Add(kind);
        command.Options.Add(withdraw);
        command.Decides(
            (parsed, _, decisions) =>
            {
                var weighing = Weighing.Of(decisions);
                string typed = parsed.GetRequiredValue(text).Trim();
                if (parsed.GetValue(withdraw))
                {
                    return new NewDecision { Kind = Weighing.HypothesisKind, Subject = weighing.Require(typed).Label, Reason = "" };
                }

                if (typed.Length == 0)
                    throw new UserError("the explanation says nothing", "say it in one sentence");
                return new NewDecision { Kind = Weighing.HypothesisKind, Subject = parsed.GetRequiredValue(kind), Value = typed, Reason = "" };
            },
            (_, decided, after) => decided.Value.Length == 0 ? $"{decided.Subject} withdrawn" : $"{Weighing.Label(after.Last(d => d.Kind == Weighing.HypothesisKind).Seq)}: {decided.Value}");
        return command;
    }

    /// <summary>Builds <c>weigh</c>.</summary>
    public static Command Weigh(Terminal terminal, DecisionOptions options)
    {
        var label = new Argument<string>("HYPOTHESIS") { Description = "Its label, such as H12." };
        var says = new Option<string>("--says") { Description = "for, against, or neutral.", HelpName = "HOW", Required = true };
        var confidence = TechniqueCommands.Confidence();
        var evidence = TechniqueCommands.Evidence();
        var outside = new Option<string?>("--outside") { Description = "Evidence that is not in the store, by its name: \"registry extract of 3 May\".", HelpName = "NAME" };
        says.AcceptOnlyFromAmong(Says);
        confidence.Description = "How far the evidence can be relied on: low, moderate, high.";
        var command = new DecisionCommand(
            terminal, options, "weigh", "Record how evidence fits a hypothesis. Weigh it against all of them: what fits all separates none.",
            "tocsin incidents weigh 3 H12 --says against --confidence high --evidence sighting--02ab --by \"Ida Berg\" --reason \"supporters do not copy login pages\" --store cases.db");
        command.Arguments.Add(label);
        foreach (Option option in new Option[] { says, confidence, evidence, outside })
            command.Options.Add(option);
        command.Decides(
            (parsed, _, decisions) =>
            {
                var hypothesis = Weighing.Of(decisions).Require(parsed.GetRequiredValue(label));
                string[] relied = parsed.GetRequiredValue(evidence);
                string? named = parsed.GetValue(outside)?.Trim();
                if (relied.Length == 0 == (named is not { Length: > 0 }))
                    throw new UserError("say which evidence, in the store or outside", "--evidence ID… or --outside NAME, one of the two");
                return new NewDecision { Kind = Weighing.WeighKind, Subject = named is null ? hypothesis.Label : $"{hypothesis.Label} {named}", Value = parsed.GetRequiredValue(says), Confidence = parsed.GetRequiredValue(confidence), Evidence = relied, Reason = "" };
            },
            (_, decided, after) => $"{decided.Subject.Split(' ')[0]} weighed; least speaks against {Weighing.Of(after).Matrix([]).Rows[0].Hypothesis.Label}");
        return command;
    }
}
