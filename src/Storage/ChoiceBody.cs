namespace Tocsin.Storage;

/// <summary>What a person's choice about what belongs together refers to: findings and sightings, which outlive incidents.</summary>
internal sealed record ChoiceBody(IReadOnlyList<string> Members, IReadOnlyList<string> From);
