namespace Tocsin.Engine.Incidents.Weighing;

/// <summary>What a person said of one piece of evidence against one hypothesis.</summary>
/// <param name="Hypothesis">Its label.</param>
/// <param name="Item">Id of a finding or sighting, or a name for what is outside the store.</param>
/// <param name="Says">How they fit.</param>
/// <param name="Strength">1 low, 2 moderate, 3 high: how far the evidence can be relied on.</param>
public sealed record Weight(string Hypothesis, string Item, Fit Says, int Strength);
