using System.CommandLine;
using Tocsin.Cli.Output;
using Tocsin.Cli.Summary;
using Tocsin.Sources;
using Tocsin.Sources.Formats;

namespace Tocsin.Cli.Commands;

/// <summary><c>tocsin formats</c>: what can be read.</summary>
public static class FormatsCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Build(Terminal terminal)
    {
        var command = new TocsinCommand(
            "formats",
            "List the formats that scan reads, and the fields that --map knows.",
            "tocsin formats",
            "tocsin formats --json");
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(GlobalOptions.Json))
                WriteJson(terminal.Json);
            else
                WriteText(terminal);
            return ExitCode.Clean;
        });
        return command;
    }

    private static void WriteText(Terminal terminal)
    {
        using var page = new Page(terminal);
        int width = FormatCatalog.All.Max(f => f.Info.Name.Length);
        foreach (var format in FormatCatalog.All)
            page.Labelled(format.Info.Name, SafeText.Markup($"{format.Info.Title}. {format.Info.Summary}"), width, 0);
        page.Gap();
        page.Paragraph("Formats are recognised by content; --format NAME overrules that. Each may be plain, .gz or .zst.", 0);
        page.Paragraph(SafeText.Markup($"Fields for --map FIELD=COLUMN,…: {string.Join(", ", FieldMap.Names)}."), 0);
        page.Print();
    }

    private static void WriteJson(JsonLines json)
    {
        foreach (var format in FormatCatalog.All)
        {
            json.Write(line =>
            {
                line.WriteString("type", "format");
                line.WriteString("name", format.Info.Name);
                line.WriteString("title", format.Info.Title);
                line.WriteString("summary", format.Info.Summary);
            });
        }
    }
}
