using Tocsin.Engine.Model.Findings;

namespace Tocsin.Cli.Summary;

/// <summary>How a severity looks. The word always stands there too: colour alone tells nothing to many readers.</summary>
public static class SeverityStyle
{
    /// <summary>The word in its colour.</summary>
    public static string Markup(this Severity severity) => severity switch
    {
        Severity.Critical => "[bold white on red]CRITICAL[/]",
        Severity.High => "[bold red]HIGH[/]",
        Severity.Medium => "[yellow]MEDIUM[/]",
        Severity.Low => "[blue]LOW[/]",
        _ => "[dim]INFO[/]",
    };
}
