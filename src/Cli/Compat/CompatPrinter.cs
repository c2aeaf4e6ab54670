using Spectre.Console;
using Tocsin.Cli.Output;
using Tocsin.Cli.Scanning;
using Tocsin.Cli.Summary;
using Tocsin.Engine.Model;

namespace Tocsin.Cli.Compat;

/// <summary>Shows what came of a run in compatibility mode.</summary>
internal static class CompatPrinter
{
    private const int Shown = 10;

    /// <summary>Prints it for people.</summary>
    internal static void Print(CompatOutcome outcome, ScanRequest request, CompatRequest compat, Terminal terminal)
    {
        using var page = new Page(terminal);
        page.Labelled("Method", SafeText.Markup(FormattableString.Invariant(
            $"as CooRTweet: window {compat.Window} s, at least {compat.MinParticipation} shares an account, quantile {compat.EdgeWeight}")), indent: 0);
        page.Labelled("Posts", $"{Words.Count(outcome.Posts)} with {Words.Count(outcome.Shares.Rows.Count, "share")} of {Words.Count(outcome.Shares.Objects.Count, "object")} by {Words.Count(outcome.Shares.Accounts.Count, "account")}", indent: 0);
        foreach (var (reason, count) in outcome.Rejections.Counts)
            page.Labelled("Rejected", SafeText.Markup($"{Words.Count(count)} {reason.Code()}: {reason.Remedy()}"), indent: 0);
        page.Labelled("Pairs", Words.Count(outcome.Result.Pairs.Count), indent: 0);
        page.Labelled("Edges", $"{Words.Count(outcome.Result.Edges.Count)}, {Words.Count(outcome.AboveThreshold)} above the threshold weight {Words.Amount(outcome.Result.Threshold)}", indent: 0);
        if (outcome.Result.Edges.Count > 0)
            page.Add(Heaviest(page, outcome));
        page.Gap();
        foreach (string file in outcome.Files)
            page.Labelled("File", SafeText.Markup(file), indent: 0);
        if (!request.Reveal)
            page.Paragraph("[dim]Accounts and posts are pseudonyms in these files; --reveal shows them as they are.[/]", 0);
        page.Paragraph(
            "A weight is a count, not a proof: how much of it chance explains is what scan without --compat tells.", 0);
        page.Print();
    }

    /// <summary>Writes it for programs.</summary>
    internal static void WriteJson(CompatOutcome outcome, JsonLines json)
    {
        foreach (var (reason, count) in outcome.Rejections.Counts)
        {
            json.Write(line =>
            {
                line.WriteString("type", "rejected");
                line.WriteString("reason", reason.Code());
                line.WriteNumber("count", count);
                line.WriteString("remedy", reason.Remedy());
            });
        }

        foreach (string file in outcome.Files)
        {
            json.Write(line =>
            {
                line.WriteString("type", "file");
                line.WriteString("path", file);
            });
        }

        json.Write(line =>
        {
            line.WriteString("type", "compat");
            line.WriteString("tool", "coortweet");
            line.WriteNumber("posts", outcome.Posts);
            line.WriteNumber("shares", outcome.Shares.Rows.Count);
            line.WriteNumber("pairs", outcome.Result.Pairs.Count);
            line.WriteNumber("edges", outcome.Result.Edges.Count);
            line.WriteNumber("edges_above_threshold", outcome.AboveThreshold);
            line.WriteNumber("threshold", outcome.Result.Threshold);
        });
    }

    private static Table Heaviest(Page page, CompatOutcome outcome)
    {
        var table = page.NewTable("From", "To", "Weight", "Mean seconds apart", "Above threshold");
        table.Columns[2].RightAligned();
        table.Columns[3].RightAligned();
        foreach (var edge in outcome.Result.Edges.Take(Shown))
        {
            table.AddRow(
                new Markup(SafeText.Markup(SafeText.Shorten(outcome.Names.AccountName(edge.From), 22))),
                new Markup(SafeText.Markup(SafeText.Shorten(outcome.Names.AccountName(edge.To), 22))),
                new Markup(Words.Count(edge.Weight)),
                new Markup(Words.Amount(edge.AverageTimeDelta)),
                new Markup(edge.AboveThreshold ? "yes" : "no"));
        }

        return table;
    }
}
