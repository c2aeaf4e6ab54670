namespace Tocsin.Exchange.Explain;

/// <summary>A finding explained to somebody who doubts it. The command line, the report and the server show the same text.</summary>
/// <param name="Id">The finding's id.</param>
/// <param name="Sentence">What is claimed.</param>
/// <param name="Parts">The parts in the order in which a doubter asks.</param>
public sealed record Explanation(string Id, string Sentence, IReadOnlyList<ExplanationPart> Parts);
