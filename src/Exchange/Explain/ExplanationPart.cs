namespace Tocsin.Exchange.Explain;

/// <summary>One part of an explanation.</summary>
/// <param name="Title">What it answers.</param>
/// <param name="Lines">Plain sentences; words from the data among them are hostile and must be encoded where they are shown.</param>
public sealed record ExplanationPart(string Title, IReadOnlyList<string> Lines);
