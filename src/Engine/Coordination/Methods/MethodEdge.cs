namespace Tocsin.Engine.Coordination.Methods;

/// <summary>Two accounts that a method ties together.</summary>
/// <param name="A">The lower account id.</param>
/// <param name="B">The higher account id.</param>
/// <param name="Layer">Index of the layer.</param>
/// <param name="Weight">What the layer's similarity counts: distinct objects, pairs of posts or messages.</param>
/// <param name="Similarity">The similarity.</param>
public readonly record struct MethodEdge(int A, int B, int Layer, int Weight, double Similarity);
