namespace Tocsin.Storage;

/// <summary>What a person judged.</summary>
internal sealed record JudgementBody(string Value, string Confidence, IReadOnlyList<string> Evidence);
