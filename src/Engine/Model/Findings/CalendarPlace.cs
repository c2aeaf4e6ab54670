namespace Tocsin.Engine.Model.Findings;

/// <summary>A sentence that places an incident on the election calendar.</summary>
/// <param name="Text">For example "began 2 days 4 h before the first round; 61 % of its posts fall into the pre-vote silence".</param>
/// <param name="Period">The period it speaks of.</param>
/// <param name="Posts">Posts inside that period.</param>
public sealed record CalendarPlace(string Text, string Period, int Posts);
