using System.CommandLine;
using Tocsin.Cli.Output;
using Tocsin.Cli.Summary;
using Tocsin.Engine.Detectors;

namespace Tocsin.Cli.Commands;

/// <summary><c>tocsin detectors</c>: what is looked for, and with which settings.</summary>
public static class DetectorsCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Build(Terminal terminal)
    {
        var command = new TocsinCommand(
            "detectors",
            "List the detectors with what each finds and its settings.",
            "tocsin detectors",
            "tocsin detectors --json");
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
        foreach (var detector in DetectorCatalog.All)
        {
            var info = detector.Info;
            page.Paragraph($"[bold]{SafeText.Markup(info.Name)}[/]  {SafeText.Markup(info.Title)}", 0);
            page.Paragraph(SafeText.Markup(info.Finds));
            int width = info.Settings.Select(s => s.Name.Length).DefaultIfEmpty(12).Max();
            foreach (var setting in info.Settings)
                page.Labelled(setting.Name, SafeText.Markup($"{setting.Meaning} (default {setting.Default} {setting.Unit}, range {setting.Range})"), width);
            page.Paragraph($"[dim]{SafeText.Markup($"more: docs/detectors/{info.Page}")}[/]");
            page.Gap();
        }

        page.Print();
    }

    private static void WriteJson(JsonLines json)
    {
        foreach (var detector in DetectorCatalog.All)
        {
            json.Write(line =>
            {
                line.WriteString("type", "detector");
                line.WriteString("name", detector.Info.Name);
                line.WriteString("title", detector.Info.Title);
                line.WriteString("finds", detector.Info.Finds);
                line.WriteString("page", detector.Info.Page);
                line.WriteStartArray("settings");
                foreach (var setting in detector.Info.Settings)
                {
                    line.WriteStartObject();
                    line.WriteString("name", setting.Name);
                    line.WriteString("default", setting.Default);
                    line.WriteString("unit", setting.Unit);
                    line.WriteString("range", setting.Range);
                    line.WriteString("meaning", setting.Meaning);
                    line.WriteEndObject();
                }

                line.WriteEndArray();
            });
        }
    }
}
