namespace Tocsin.Engine.Incidents.Weighing;

/// <summary>One of several explanations of an incident, as a person put it.</summary>
/// <param name="Label">H1, H2 …</param>
/// <param name="Kind">One of <see cref="HypothesisKinds"/>.</param>
/// <param name="Text">In words.</param>
public sealed record Hypothesis(string Label, string Kind, string Text);
