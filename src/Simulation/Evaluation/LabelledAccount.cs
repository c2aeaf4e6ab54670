namespace Tocsin.Simulation.Evaluation;

/// <summary>One account of a truth file.</summary>
/// <param name="Account">The account.</param>
/// <param name="Operation">The operation it belongs to; empty for an ordinary account.</param>
public readonly record struct LabelledAccount(string Account, string Operation);
