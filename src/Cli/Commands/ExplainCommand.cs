using System.CommandLine;
using System.Text.Json;
using Tocsin.Cli.Explaining;
using Tocsin.Cli.Output;
using Tocsin.Cli.Scanning;
using Tocsin.Cli.Summary;
using Tocsin.Exchange.Explain;

namespace Tocsin.Cli.Commands;

/// <summary><c>tocsin explain FINDING</c>: the case for a finding, step by step, and its figures computed again.</summary>
public static class ExplainCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Build(Terminal terminal)
    {
        var id = new Argument<string>("FINDING") { Description = "Id of a finding or an incident, or the beginning of one." };
        var directory = new Option<string>("--in", "-i")
        {
            Description = "Directory that a scan wrote.",
            HelpName = "DIR",
            DefaultValueFactory = _ => ScanRequest.DefaultOut,
        };
        var recompute = new Option<bool>("--recompute") { Description = "Compute the recorded figures again from the finding alone. Exit code 1 when they differ." };
        var command = new TocsinCommand(
            "explain",
            "Explain a finding to somebody who doubts it: counts, chance, correction, innocent explanations, evidence.",
            "tocsin explain finding--3f2a --in report",
            "tocsin explain incident--81c0 --in report",
            "tocsin explain 3f2a --in report --recompute");
        command.Arguments.Add(id);
        command.Options.Add(directory);
        command.Options.Add(recompute);
        command.SetAction(parsed => Run(
            parsed.GetRequiredValue(directory), parsed.GetRequiredValue(id), parsed.GetValue(recompute), parsed.GetValue(GlobalOptions.Json), terminal));
        return command;
    }

    private static int Run(string directory, string id, bool recompute, bool json, Terminal terminal)
    {
        var lines = FindingLookup.Lines(directory, id);
        string? version = FindingLookup.Version(directory);
        int exit = ExitCode.Clean;
        foreach (string line in lines)
        {
            try
            {
                var explanation = Explainer.Of(line, version);
                if (!recompute)
                    Show(explanation, json, terminal);
                else if (!Show(explanation, Recomputation.Of(line), json, terminal))
                    exit = ExitCode.Findings;
            }
            catch (JsonException)
            {
                throw new UserError($"a line of {directory} is not a finding of this version", "scan again with this version");
            }
        }

        return exit;
    }

    private static void Show(Explanation explanation, bool json, Terminal terminal)
    {
        if (json)
        {
            terminal.Json.Write(line =>
            {
                line.WriteString("type", "explanation");
                line.WriteString("id", explanation.Id);
                line.WriteString("sentence", explanation.Sentence);
                line.WriteStartArray("parts");
                foreach (var part in explanation.Parts)
                {
                    line.WriteStartObject();
                    line.WriteString("title", part.Title);
                    Texts(line, "lines", part.Lines);
                    line.WriteEndObject();
                }

                line.WriteEndArray();
            });
            return;
        }

        using var page = new Page(terminal);
        page.Paragraph($"[bold]{SafeText.Markup(explanation.Sentence)}[/]", 0);
        foreach (var part in explanation.Parts)
        {
            page.Heading(part.Title);
            foreach (string text in part.Lines)
                page.Labelled("-", SafeText.Markup(text), 1);
        }

        page.Gap();
        page.Print();
    }

    private static bool Show(Explanation explanation, Recomputation again, bool json, Terminal terminal)
    {
        if (json)
        {
            terminal.Json.Write(line =>
            {
                line.WriteString("type", "recomputation");
                line.WriteString("id", explanation.Id);
                line.WriteString("formula", again.Formula);
                line.WriteNumber("pairs", again.Pairs);
                if (again.Shares > 0)
                    line.WriteNumber("shares", again.Shares);
                line.WriteBoolean("equal", again.Equal);
                Texts(line, "differences", again.Differences);
                Texts(line, "not_covered", again.NotCovered);
            });
            return again.Equal || again.Pairs + again.Shares == 0;
        }

        string verdict = again.Pairs + again.Shares == 0 ? "not recomputed" : again.Equal && again.Shares > 0 ? "recomputed from the recorded counts: expectation and p-value of the finding are equal" : again.Equal ? "recomputed from the recorded inputs of every pair: expectations, p-values and the sums of the finding are equal" : $"recomputed: {Words.Count(again.Differences.Count, "difference")}";
        using var page = new Page(terminal);
        page.Paragraph($"[bold]{SafeText.Markup(verdict)}[/]  {SafeText.Markup(explanation.Id)}, {(again.Shares > 0 ? Words.Count(again.Shares, "share") : Words.Count(again.Pairs, "pair"))}, formula {SafeText.Markup(again.Formula)}", 0);
        foreach (string difference in again.Differences.Take(20))
            page.Labelled("differs", SafeText.Markup(difference));
        foreach (string missing in again.NotCovered)
            page.Labelled("taken as is", SafeText.Markup(missing));
        page.Print();
        return again.Equal || again.Pairs + again.Shares == 0;
    }

    private static void Texts(Utf8JsonWriter line, string name, IReadOnlyList<string> texts)
    {
        line.WriteStartArray(name);
        foreach (string text in texts)
            line.WriteStringValue(text);
        line.WriteEndArray();
    }
}
