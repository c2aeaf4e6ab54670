namespace Tocsin.Mail.Reading;

/// <summary>What an HTML text holds that matters here.</summary>
public sealed class HtmlFacts
{
    /// <summary>What a reader sees, one line.</summary>
    public string Visible { get; init; } = "";

    /// <summary>Text that is there and that no reader sees (display:none, size 0 …).</summary>
    public string Hidden { get; init; } = "";

    /// <summary>Links in order.</summary>
    public IReadOnlyList<MailLink> Links { get; init; } = [];

    /// <summary>Targets of forms.</summary>
    public IReadOnlyList<string> Forms { get; init; } = [];

    /// <summary>Pictures.</summary>
    public int Pictures { get; init; }

    /// <summary>A field for a password stands in it.</summary>
    public bool PasswordField { get; init; }

    /// <summary>It is a page: html or body stands in it.</summary>
    public bool Whole { get; init; }

    /// <summary>Scripts, at most their first 64 KB.</summary>
    public string Script { get; init; } = "";

    /// <summary>Links to data: and blob: targets and pages that refresh to elsewhere.</summary>
    public IReadOnlyList<string> Embedded { get; init; } = [];

    /// <summary>Invisible characters that stand between two letters of visible text.</summary>
    public int ZeroWidth { get; init; }
}
