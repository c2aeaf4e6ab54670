namespace Tocsin.Exchange.Sites;

/// <summary>A site that imitates a protected one, as the report shows it.</summary>
/// <param name="Host">The site; hostile text.</param>
/// <param name="Page">Its page; hostile text.</param>
/// <param name="Of">The protected site.</param>
/// <param name="Grade">2 a clone, 1 copied words, 0 built alike.</param>
/// <param name="Structure">Similarity of structure, 0 to 1.</param>
/// <param name="Words">Share of its words that stand in the original; null when a page has too few.</param>
/// <param name="WordsOfOriginal">Share of the original's words that stand in it; null as before.</param>
/// <param name="Same">What it has of the identity, in words; hostile text.</param>
/// <param name="Archived">Saved from an archive of the web.</param>
public sealed record CloneEntry(string Host, string Page, string Of, int Grade, double? Structure, double? Words, double? WordsOfOriginal, IReadOnlyList<string> Same, bool Archived);
