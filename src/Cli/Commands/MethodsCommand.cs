using System.CommandLine;
using Tocsin.Cli.Output;
using Tocsin.Cli.Summary;
using Tocsin.Engine.Coordination.Methods;

namespace Tocsin.Cli.Commands;

/// <summary><c>tocsin methods</c>: the published methods that <c>scan --method</c> runs.</summary>
public static class MethodsCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Build(Terminal terminal)
    {
        var command = new TocsinCommand(
            "methods",
            "List the published methods that scan --method runs, with their numbers and where they come from.",
            "tocsin methods",
            "tocsin methods --json");
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
        foreach (var method in MethodCatalog.All)
        {
            page.Paragraph($"[bold]{SafeText.Markup(method.Name)}[/]  {SafeText.Markup(method.Title)}", 0);
            foreach (var layer in method.Layers)
                page.Paragraph(SafeText.Markup(MethodText.Describe(layer)));
            page.Paragraph(SafeText.Markup(After(method)));
            page.Paragraph($"[dim]{SafeText.Markup(method.Citation)}[/]");
            page.Gap();
        }

        page.Paragraph("None has a null model, so none says how likely chance is. Tocsin's own detectors need no method chosen. More: docs/methods.md", 0);
        page.Print();
    }

    private static string After(CoordinationMethod method)
    {
        string groups = method.Community == MethodCommunity.Leiden ? "Leiden communities" : "connected components";
        return method.Filter.Kind == MethodFilterKind.None ? groups : $"{method.Filter}; {groups}";
    }

    private static void WriteJson(JsonLines json)
    {
        foreach (var method in MethodCatalog.All)
        {
            json.Write(line =>
            {
                line.WriteString("type", "method");
                line.WriteString("name", method.Name);
                line.WriteString("title", method.Title);
                line.WriteStartArray("layers");
                foreach (var layer in method.Layers)
                    line.WriteStringValue(MethodText.Describe(layer));
                line.WriteEndArray();
                line.WriteString("filter", method.Filter.ToString());
                line.WriteString("community", method.Community == MethodCommunity.Leiden ? "leiden" : "components");
                line.WriteNumber("minimum_group", method.MinimumGroup);
                line.WriteString("citation", method.Citation);
                line.WriteString("origin", method.Origin);
            });
        }
    }
}
