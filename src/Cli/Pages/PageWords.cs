using Tocsin.Pages.Comparing;

namespace Tocsin.Cli.Pages;

/// <summary>Changes in words, and their stable names for files.</summary>
internal static class PageWords
{
    /// <summary>Stable name: lower case with hyphens.</summary>
    public static string Code(ChangeKind kind) => kind switch
    {
        ChangeKind.Replaced => "replaced",
        ChangeKind.EarlyResult => "early-result",
        ChangeKind.FigureFell => "figure-fell",
        ChangeKind.DoesNotAddUp => "does-not-add-up",
        ChangeKind.LeaderChanged => "leader-changed",
        ChangeKind.Form => "form",
        ChangeKind.Script => "script",
        ChangeKind.Frame => "frame",
        ChangeKind.Refresh => "refresh",
        ChangeKind.Number => "number",
        ChangeKind.Link => "link",
        ChangeKind.Text => "text",
        ChangeKind.Title => "title",
        ChangeKind.HiddenText => "hidden-text",
        ChangeKind.NotThePage => "not-the-page",
        ChangeKind.Certificate => "certificate",
        ChangeKind.Addresses => "addresses",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "BUG: a kind without a name"),
    };

    /// <summary>For people.</summary>
    public static string Title(ChangeKind kind) => kind switch
    {
        ChangeKind.Replaced => "page replaced",
        ChangeKind.EarlyResult => "result too early",
        ChangeKind.FigureFell => "figure fell",
        ChangeKind.DoesNotAddUp => "does not add up",
        ChangeKind.LeaderChanged => "another leads",
        ChangeKind.HiddenText => "hidden text",
        ChangeKind.NotThePage => "not the page",
        ChangeKind.Refresh => "sent elsewhere",
        ChangeKind.Frame => "page within the page",
        _ => Code(kind),
    };

    /// <summary>Stable name of a level.</summary>
    public static string Code(ChangeLevel level) => level.ToString().ToLowerInvariant();
}
