using System.Globalization;
using System.Text.Json;
using Spectre.Console;
using Tocsin.Cli.Output;
using Tocsin.Cli.Summary;
using Tocsin.Simulation.Evaluation;

namespace Tocsin.Cli.Evaluating;

/// <summary>Shows an evaluation.</summary>
public static class EvaluationPrinter
{
    /// <summary>Prints it for people.</summary>
    public static void Print(EvaluationReport result, Terminal terminal)
    {
        using var page = new Page(terminal);
        page.Labelled("Precision", $"[bold]{Figure(result.Precision)}[/]: of {Words.Count(result.Flagged, "flagged account")}, {Words.Count(result.Precision.Hits)} belong to an operation", indent: 0);
        page.Labelled("Recall", $"[bold]{Figure(result.Recall)}[/]: of {Words.Count(result.Positives, "account")} in operations, {Words.Count(result.Recall.Hits)} were flagged", indent: 0);
        page.Labelled("F1", $"[bold]{Interval(result.F1.Value, result.F1.Low, result.F1.High)}[/]", indent: 0);
        if (result.Ranking is { } ranking)
            page.Labelled("Ranking", $"AUC {Short(ranking.Auc)}, average precision {Short(ranking.AveragePrecision)}: every account by its score, called or not", indent: 0);
        page.Labelled("False groups", $"{Words.Count(result.FalseGroups)} of {Words.Count(result.Findings.Count, "finding")}", indent: 0);
        if (result.Unknown > 0)
            page.Labelled("Unknown", $"{Words.Count(result.Unknown, "flagged account")} the truth does not know, counted as wrong", indent: 0);
        if (result.BelowMinimum > 0)
            page.Labelled("Left out", SafeText.Markup($"{Words.Count(result.BelowMinimum, "finding")} below {result.MinimumConfidence} confidence"), indent: 0);
        if (result.Declared > 0)
            page.Labelled("Declared", $"{Words.Count(result.Declared, "finding")} of openly joint accounts, not counted", indent: 0);
        page.Gap();
        page.Add(Operations(page, result));
        page.Paragraph("[dim]Intervals are 95 %. An operation's precision is over the findings mostly about it; best match is members in both over members in either.[/]", 0);
        page.Print();
    }

    /// <summary>Writes it for programs: a line for each operation and finding, the sum last.</summary>
    public static void WriteJson(EvaluationReport result, JsonLines json)
    {
        foreach (var operation in result.Operations)
            json.Write(line => Operation(line, operation));
        foreach (var finding in result.Findings)
            json.Write(line => Finding(line, finding));
        json.Write(line =>
        {
            line.WriteString("type", "evaluation");
            line.WriteString("minimum_confidence", result.MinimumConfidence);
            line.WriteNumber("accounts", result.Accounts);
            line.WriteNumber("positives", result.Positives);
            line.WriteNumber("flagged", result.Flagged);
            line.WriteNumber("unknown", result.Unknown);
            Values(line, "precision", result.Precision.Value, result.Precision.Low, result.Precision.High);
            Values(line, "recall", result.Recall.Value, result.Recall.Low, result.Recall.High);
            Values(line, "f1", result.F1.Value, result.F1.Low, result.F1.High);
            Number(line, "auc", result.Ranking?.Auc);
            Number(line, "average_precision", result.Ranking?.AveragePrecision);
            line.WriteNumber("findings", result.Findings.Count);
            line.WriteNumber("false_groups", result.FalseGroups);
            line.WriteNumber("below_minimum", result.BelowMinimum);
            line.WriteNumber("declared", result.Declared);
        });
    }

    private static Table Operations(Page page, EvaluationReport result)
    {
        var table = page.NewTable("Operation", "Accounts", "Found", "Precision", "Recall", "F1", "Best match", "Detector");
        foreach (int numeric in new[] { 1, 2 })
            table.Columns[numeric].RightAligned();
        foreach (var operation in result.Operations)
        {
            table.AddRow(
                new Markup(SafeText.Markup(operation.Operation)),
                new Markup(Words.Count(operation.Accounts)),
                new Markup(Words.Count(operation.Found)),
                new Markup(Short(operation.Precision.Value)),
                new Markup(Short(operation.Recall.Value)),
                new Markup(Short(operation.F1)),
                new Markup(operation.BestJaccard.ToString("0.000", CultureInfo.InvariantCulture)),
                new Markup(SafeText.Markup(operation.BestDetector ?? "none")));
        }

        return table;
    }

    private static void Operation(Utf8JsonWriter line, OperationResult operation)
    {
        line.WriteString("type", "operation");
        line.WriteString("operation", operation.Operation);
        line.WriteNumber("accounts", operation.Accounts);
        line.WriteNumber("found", operation.Found);
        Values(line, "precision", operation.Precision.Value, operation.Precision.Low, operation.Precision.High);
        Values(line, "recall", operation.Recall.Value, operation.Recall.Low, operation.Recall.High);
        if (operation.F1 is { } f1)
            line.WriteNumber("f1", f1);
        else
            line.WriteNull("f1");
        line.WriteString("best_finding", operation.BestFinding);
        line.WriteString("best_detector", operation.BestDetector);
        line.WriteNumber("best_jaccard", operation.BestJaccard);
    }

    private static void Finding(Utf8JsonWriter line, FindingResult finding)
    {
        line.WriteString("type", "finding");
        line.WriteString("id", finding.Id);
        line.WriteString("detector", finding.Detector);
        line.WriteString("confidence", finding.Confidence);
        line.WriteNumber("accounts", finding.Accounts);
        line.WriteNumber("members", finding.Members);
        line.WriteNumber("purity", finding.Purity);
        line.WriteString("operation", finding.Operation);
        line.WriteBoolean("false", finding.IsFalse);
    }

    private static void Values(Utf8JsonWriter line, string name, double? value, double? low, double? high)
    {
        line.WriteStartObject(name);
        foreach (var (part, number) in new[] { ("value", value), ("low", low), ("high", high) })
        {
            if (number is { } known)
                line.WriteNumber(part, known);
            else
                line.WriteNull(part);
        }

        line.WriteEndObject();
    }

    private static void Number(Utf8JsonWriter line, string name, double? value)
    {
        if (value is { } known)
            line.WriteNumber(name, known);
        else
            line.WriteNull(name);
    }

    private static string Short(double? value) => value is { } known ? known.ToString("0.000", CultureInfo.InvariantCulture) : "–";

    private static string Figure(Proportion proportion) => Interval(proportion.Value, proportion.Low, proportion.High);

    private static string Interval(double? value, double? low, double? high) => value is null
        ? "not defined"
        : string.Create(CultureInfo.InvariantCulture, $"{value:0.000} ({low:0.000} to {high:0.000})");
}
