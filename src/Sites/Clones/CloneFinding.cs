namespace Tocsin.Sites.Clones;

/// <summary>A site that imitates a protected one.</summary>
/// <param name="Host">The site.</param>
/// <param name="Page">Its page that comes closest.</param>
/// <param name="Of">The protected site.</param>
/// <param name="Grade">How it stands to it.</param>
/// <param name="Structure">Similarity of structure (Jaccard), 0 to 1; null when a page has too few elements to say.</param>
/// <param name="Words">Share of its words (five in a row) that stand on the protected page; null when a page has too few.</param>
/// <param name="WordsOfOriginal">Share of the protected page's words that stand on it; null as before.</param>
/// <param name="Parts">What it has of the identity.</param>
/// <param name="Archived">It was saved from an archive of the web, whose copy is expected.</param>
/// <param name="Sentence">All of it in one sentence; hostile text in it.</param>
public sealed record CloneFinding(string Host, string Page, string Of, CloneGrade Grade, double? Structure, double? Words, double? WordsOfOriginal, IReadOnlyList<ClonePart> Parts, bool Archived, string Sentence);
