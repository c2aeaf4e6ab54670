namespace Tocsin.Engine.Model.Elections;

/// <summary>A stretch of the election calendar.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">What people call it: "First round", "Pre-vote silence".</param>
/// <param name="Start">First moment, with the offset of the election's time zone.</param>
/// <param name="End">First moment after it.</param>
public sealed record ElectionPeriod(PeriodKind Kind, string Name, DateTimeOffset Start, DateTimeOffset End);
