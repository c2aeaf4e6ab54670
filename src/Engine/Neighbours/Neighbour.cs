namespace Tocsin.Engine.Neighbours;

/// <summary>One answer of a search.</summary>
/// <param name="Item">Number of the vector in the order in which it was given.</param>
/// <param name="Similarity">Cosine similarity, -1 to 1; quantised, so off by about 0.005 at most. 0 when either vector is zero.</param>
public readonly record struct Neighbour(int Item, float Similarity);
