using Spectre.Console;
using Spectre.Console.Rendering;
using Tocsin.Cli.Output;

namespace Tocsin.Cli.Summary;

/// <summary>The sheet a summary is written on: headings, labelled lines, wrapped paragraphs and tables at a fixed width.</summary>
/// <remarks>
/// Everything passed as <c>text</c> is data and is cleaned and escaped here; everything passed as <c>markup</c> is ours.
/// Lines are composed in memory first, so that trailing blanks go and a failing terminal never shows half a page.
/// </remarks>
public sealed class Page : IDisposable
{
    private readonly Terminal _terminal;
    private readonly StringWriter _sheet = new() { NewLine = "\n" };
    private readonly IAnsiConsole _console;

    /// <summary>Creates an empty page for a terminal.</summary>
    public Page(Terminal terminal)
    {
        _terminal = terminal;
        _console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = terminal.Colours ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = terminal.Colours ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(_sheet),
            Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
        });
        _console.Profile.Width = terminal.Width;
        _console.Profile.Capabilities.Unicode = terminal.Boxes;
    }

    /// <summary>Columns of the page.</summary>
    public int Width => _terminal.Width;

    /// <summary>Sparklines may use blocks.</summary>
    public bool Blocks => _terminal.Blocks;

    /// <summary>An empty line.</summary>
    public void Gap() => _console.WriteLine();

    /// <summary>A section's name.</summary>
    public void Heading(string text)
    {
        Gap();
        _console.MarkupLine($"[bold]{SafeText.Markup(text).ToUpperInvariant()}[/]");
    }

    /// <summary>A wrapped paragraph, indented.</summary>
    public void Paragraph(string markup, int indent = 2) =>
        _console.Write(new Padder(new Markup(markup), new Padding(indent, 0, 0, 0)));

    /// <summary>A wrapped paragraph behind a label of fixed width.</summary>
    public void Labelled(string label, string markup, int labelWidth = 12, int indent = 2)
    {
        var grid = new Grid { Expand = false };
        grid.AddColumn(new GridColumn { Width = labelWidth, NoWrap = true, Padding = new Padding(indent, 0, 1, 0) });
        grid.AddColumn(new GridColumn { Padding = new Padding(0, 0, 0, 0) });
        grid.AddRow(new Markup($"[dim]{SafeText.Markup(label)}[/]"), new Markup(markup));
        _console.Write(grid);
    }

    /// <summary>A line exactly as it is: for sparklines, whose blanks count.</summary>
    public void Exact(string markup) => _console.MarkupLine(markup);

    /// <summary>A table with box lines where they can be shown and ASCII otherwise.</summary>
    public Table NewTable(params ReadOnlySpan<string> columns)
    {
        var table = new Table { Border = _terminal.Boxes ? TableBorder.Rounded : TableBorder.Ascii };
        foreach (string column in columns)
            table.AddColumn(new TableColumn(new Markup($"[bold]{SafeText.Markup(column)}[/]")));
        return table;
    }

    /// <summary>Puts something ready on the page.</summary>
    public void Add(IRenderable content) => _console.Write(content);

    /// <inheritdoc/>
    public void Dispose() => _sheet.Dispose();

    /// <summary>Writes the page to the terminal.</summary>
    public void Print()
    {
        foreach (var line in _sheet.ToString().AsSpan().TrimEnd('\n').EnumerateLines())
        {
            _terminal.Out.Write(line.TrimEnd(' '));
            _terminal.Out.Write('\n');
        }
    }
}
