namespace Tocsin.Engine.Leaks;

/// <summary>A fingerprint of the dump's document that the index knows.</summary>
/// <param name="At">Its first symbol in the folded text.</param>
/// <param name="Start">Where its documents stand in the index.</param>
/// <param name="Count">How many they are.</param>
/// <param name="Weight">What it proves, 0 to 1.</param>
internal readonly record struct MatchedGram(int At, int Start, int Count, double Weight);
