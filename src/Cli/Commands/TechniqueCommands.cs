using System.CommandLine;
using System.Text.RegularExpressions;
using Tocsin.Cli.Output;
using Tocsin.Server.Api;

namespace Tocsin.Cli.Commands;

/// <summary><c>tocsin incidents technique</c>, <c>breakout</c>, <c>hold</c> and <c>release</c>: what a named person says of an incident.</summary>
internal static partial class TechniqueCommands
{
    private static readonly string[] Answers = ["yes", "no", "open"];
    private static readonly string[] Levels = ["low", "moderate", "high"];

    /// <summary>How sure somebody is.</summary>
    public static Option<string> Confidence()
    {
        var option = new Option<string>("--confidence") { Description = "How sure you are: low, moderate, high.", HelpName = "LEVEL", Required = true };
        option.AcceptOnlyFromAmong(Levels);
        return option;
    }

    /// <summary>What somebody relies on.</summary>
    public static Option<string[]> Evidence() => new("--evidence") { Description = "Findings and sightings you rely on: ids or their beginnings.", HelpName = "ID…", AllowMultipleArgumentsPerToken = true, DefaultValueFactory = _ => [] };

    /// <summary>Builds <c>technique</c>.</summary>
    public static Command Technique(Terminal terminal, DecisionOptions options)
    {
        var id = new Argument<string>("TECHNIQUE") { Description = "Its id in DISARM (T0…) or ATT&CK (T1…), as 'incidents show' proposes it, or another." };
        var holds = new Option<string>("--holds") { Description = "yes, no, or open again.", HelpName = "ANSWER", DefaultValueFactory = _ => Answers[0] };
        var (confidence, evidence) = (Confidence(), Evidence());
        holds.AcceptOnlyFromAmong(Answers);
        var command = new DecisionCommand(
            terminal, options, "technique", "Record that an incident uses a technique of DISARM or ATT&CK, or that it does not.",
            "tocsin incidents technique 3 T0084.001 --confidence high --evidence finding--8c1f --by \"Ida Berg\" --reason \"40 accounts, the same words\" --store cases.db");
        command.Arguments.Add(id);
        foreach (Option option in new Option[] { holds, confidence, evidence })
            command.Options.Add(option);
        command.Decides(
            (parsed, _, _) =>
            {
                string technique = parsed.GetRequiredValue(id).ToUpperInvariant(), answer = parsed.GetRequiredValue(holds);
                string framework = Framework(technique);
                string[] relied = parsed.GetRequiredValue(evidence);
                Relied(answer == Answers[0], relied);
                return new NewDecision { Kind = "technique", Subject = $"{framework} {technique}", Value = answer, Confidence = parsed.GetRequiredValue(confidence), Evidence = relied, Reason = "" };
            },
            (_, decided, _) => $"{decided.Subject}: {decided.Value}");
        return command;
    }

    /// <summary>Builds <c>breakout</c>.</summary>
    public static Command Breakout(Terminal terminal, DecisionOptions options)
    {
        var category = new Argument<int>("CATEGORY") { Description = "Of the Breakout Scale: 1 one platform, no spread; 2 breaks out of its community or to another platform; 3 both; 4 media outside report it; 5 celebrities and leaders amplify; 6 policy changes or harm." };
        var (confidence, evidence) = (Confidence(), Evidence());
        var command = new DecisionCommand(
            terminal, options, "breakout", "Record the category of the Breakout Scale (Nimmo, Brookings, 2020).",
            "tocsin incidents breakout 3 2 --confidence moderate --by \"Ida Berg\" --reason \"two platforms, one community\" --store cases.db");
        command.Arguments.Add(category);
        foreach (Option option in new Option[] { confidence, evidence })
            command.Options.Add(option);
        command.Decides(
            (parsed, _, _) =>
            {
                if (parsed.GetValue(category) is not (>= 1 and <= 6) and var wrong)
                    throw new UserError($"there is no category {wrong}", "the Breakout Scale goes from 1 to 6");
                string value = parsed.GetValue(category).ToString(System.Globalization.CultureInfo.InvariantCulture);
                return new NewDecision { Kind = "breakout", Value = value, Confidence = parsed.GetRequiredValue(confidence), Evidence = parsed.GetRequiredValue(evidence), Reason = "" };
            },
            (_, decided, _) => $"category {decided.Value} of the Breakout Scale");
        return command;
    }

    /// <summary>Builds <c>hold</c> or <c>release</c>.</summary>
    public static Command Hold(Terminal terminal, DecisionOptions options, bool hold)
    {
        string name = hold ? "hold" : "release";
        var command = new DecisionCommand(
            terminal, options, name,
            hold ? "Legal hold: nothing that this incident rests on is deleted, even when it is dismissed." : "Lift a legal hold.",
            $"tocsin incidents {name} 3 --by \"Ida Berg\" --reason \"order of the court of 3 May\" --store cases.db");
        command.Decides(
            (_, card, decisions) =>
            {
                bool held = decisions.LastOrDefault(d => d.Kind is "hold" or "release")?.Kind == "hold";
                if (held == hold)
                    throw new UserError($"incident {card.Number} is {(held ? "held already" : "not held")}", "nothing was changed");
                return new NewDecision { Kind = name, Reason = "" };
            },
            (_, _, _) => hold ? "held: nothing it rests on is deleted" : "no longer held");
        return command;
    }

    /// <summary>Who says yes says by what.</summary>
    /// <exception cref="UserError">Nothing was named.</exception>
    public static void Relied(bool yes, string[] evidence)
    {
        if (yes && evidence.Length == 0)
            throw new UserError("it holds only by evidence", "name the findings or sightings you rely on: --evidence ID…");
    }

    private static string Framework(string technique) => DisarmId().IsMatch(technique) ? "DISARM"
        : AttackId().IsMatch(technique) ? "ATT&CK"
        : throw new UserError($"'{technique}' is no technique of DISARM or ATT&CK", "give its id, such as T0084.001 or T1566");

    [GeneratedRegex(@"^T0\d{3}(\.\d{3})?$", RegexOptions.CultureInvariant)]
    private static partial Regex DisarmId();

    [GeneratedRegex(@"^T1\d{3}(\.\d{3})?$", RegexOptions.CultureInvariant)]
    private static partial Regex AttackId();
}
