namespace Tocsin.Engine.Meaning;

/// <summary>Two texts that say the same.</summary>
/// <param name="A">Number of the first.</param>
/// <param name="B">Number of the second, greater.</param>
/// <param name="Similarity">How alike they are, 0 to 1.</param>
public readonly record struct MessagePair(int A, int B, float Similarity);
