namespace Tocsin.Engine.Model.Findings;

/// <summary>A proposed category of the Breakout Scale (Nimmo 2020), for a person to confirm.</summary>
/// <param name="Category">1 to 6; 0 when the data cannot tell.</param>
/// <param name="Reason">What in the data speaks for it, and what the data cannot show.</param>
public sealed record BreakoutProposal(int Category, string Reason);
