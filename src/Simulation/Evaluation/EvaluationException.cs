namespace Tocsin.Simulation.Evaluation;

/// <summary>Input of an evaluation that cannot be used; the message says what is wrong and what is needed.</summary>
public sealed class EvaluationException(string message) : Exception(message);
