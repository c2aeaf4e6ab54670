using System.CommandLine;
using System.Text.Json;
using Tocsin.Cli.Output;
using Tocsin.Cli.Settings;
using Tocsin.Cli.Summary;
using Tocsin.Engine.Detectors;
using Tocsin.Engine.Model.Findings;
using Tocsin.Sources.Settings;

namespace Tocsin.Cli.Commands;

/// <summary><c>tocsin detectors [NAME]</c>: what is looked for, and with which settings.</summary>
public static class DetectorsCommand
{
    private static readonly (Bearing Bearing, string Title)[] Groups =
    [
        (Bearing.Coordination, "Accounts acting together (these make incidents)"),
        (Bearing.Content, "What was spread (accuses nobody)"),
        (Bearing.Background, "Background to judge the rest by (accuses nobody, raises no alarm)"),
    ];

    /// <summary>Builds the command.</summary>
    public static Command Build(Terminal terminal)
    {
        var name = new Argument<string?>("NAME")
        {
            Description = "One detector, in full with its settings; without it, all in brief.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var yaml = new Option<bool>("--yaml") { Description = "Print a settings file with every default, meaning, unit and range." };
        var command = new TocsinCommand(
            "detectors",
            "List the detectors with what each finds and its settings.",
            "tocsin detectors",
            "tocsin detectors co-sharing",
            "tocsin detectors --yaml > settings.yaml",
            "tocsin detectors --json");
        command.Arguments.Add(name);
        command.Options.Add(yaml);
        command.SetAction(parsed =>
        {
            var shown = Chosen(parsed.GetValue(name), terminal);
            if (parsed.GetValue(yaml))
                WriteYaml(shown, parsed.GetValue(GlobalOptions.Json), terminal);
            else if (parsed.GetValue(GlobalOptions.Json))
                WriteJson(shown, terminal.Json);
            else
                WriteText(shown, parsed.GetValue(name) is not null, terminal);
            return ExitCode.Clean;
        });
        return command;
    }

    private static IReadOnlyList<DetectorInfo> Chosen(string? name, Terminal terminal)
    {
        if (name is null)
            return DetectorSettings.Known;
        if (DetectorSettings.Known.FirstOrDefault(d => d.Name == name) is { } info)
            return [info];
        string? near = Suggestion.For(name, [.. DetectorSettings.Known.Select(d => d.Name)]);
        throw new UserError($"there is no detector {name}", near is null ? $"{terminal.CommandName} detectors lists them" : $"did you mean {near}?");
    }

    private static void WriteYaml(IReadOnlyList<DetectorInfo> detectors, bool json, Terminal terminal)
    {
        string text = SettingsTemplate.Write(detectors);
        if (!json)
        {
            terminal.Out.Write(text);
            return;
        }

        terminal.Json.Write(line =>
        {
            line.WriteString("type", "settings");
            line.WriteString("yaml", text);
        });
    }

    private static void WriteText(IReadOnlyList<DetectorInfo> detectors, bool full, Terminal terminal)
    {
        using var page = new Page(terminal);
        foreach (var (bearing, title) in Groups)
        {
            var group = detectors.Where(d => d.Bearing == bearing).ToList();
            if (group.Count == 0)
                continue;
            page.Heading(title);
            foreach (var info in group)
                Describe(page, info, full);
        }

        page.Gap();
        page.Paragraph($"[dim]{SafeText.Markup(full
            ? $"Change settings in a file: {terminal.CommandName} detectors --yaml > settings.yaml, then scan … --settings settings.yaml"
            : $"One in full with all its settings: {terminal.CommandName} detectors NAME. All settings as a file: {terminal.CommandName} detectors --yaml")}[/]", 0);
        page.Print();
    }

    private static void Describe(Page page, DetectorInfo info, bool full)
    {
        page.Gap();
        page.Paragraph($"[bold]{SafeText.Markup(info.Name)}[/]  {SafeText.Markup(info.Title)}", 0);
        page.Paragraph(SafeText.Markup(info.Finds));
        if (!full)
        {
            page.Labelled("settings", SafeText.Markup(string.Join(", ", info.Settings.Select(s => $"{s.Name} {s.Default}"))), 9);
            return;
        }

        int width = info.Settings.Select(s => s.Name.Length).DefaultIfEmpty(12).Max();
        foreach (var setting in info.Settings.Prepend(SettingValues.Enabled))
            page.Labelled(setting.Name, SafeText.Markup($"{setting.Meaning} Default {setting.Default} ({setting.Unit}, {setting.Range})."), width);
        page.Paragraph($"[dim]{SafeText.Markup($"Method, measured quality and blind spots: docs/detectors/{info.Page}")}[/]");
    }

    private static void WriteJson(IReadOnlyList<DetectorInfo> detectors, JsonLines json)
    {
        foreach (var info in detectors)
        {
            json.Write(line =>
            {
                line.WriteString("type", "detector");
                line.WriteString("name", info.Name);
                line.WriteString("title", info.Title);
                line.WriteString("finds", info.Finds);
                line.WriteString("bearing", info.Bearing.ToString().ToLowerInvariant());
                line.WriteString("page", info.Page);
                line.WriteStartArray("settings");
                foreach (var setting in info.Settings.Prepend(SettingValues.Enabled))
                    WriteSetting(line, setting);
                line.WriteEndArray();
            });
        }
    }

    private static void WriteSetting(Utf8JsonWriter line, DetectorSetting setting)
    {
        line.WriteStartObject();
        line.WriteString("name", setting.Name);
        line.WriteString("default", setting.Default);
        line.WriteString("unit", setting.Unit);
        line.WriteString("range", setting.Range);
        line.WriteString("meaning", setting.Meaning);
        line.WriteEndObject();
    }
}
