namespace Tocsin.Pages.Reading;

/// <summary>What of a page counts: its text as a reader sees it, and what acts or leads elsewhere.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Blocks">Visible text in reading order.</param>
/// <param name="Parts">Scripts, links, forms, frames.</param>
/// <param name="Ended">The document's end was there; false for one that was cut off.</param>
/// <param name="Cut">More was there than is looked at.</param>
public sealed record PageContent(string Title, IReadOnlyList<PageBlock> Blocks, IReadOnlyList<PagePart> Parts, bool Ended, bool Cut)
{
    /// <summary>All visible text.</summary>
    public string Text => string.Join('\n', Blocks.Select(b => b.Text));
}
