namespace Tocsin.Decoys.Checking;

/// <summary>A time that a line gives.</summary>
/// <param name="At">The moment.</param>
/// <param name="ZoneGiven">False when the line names no zone and UTC was taken.</param>
/// <param name="YearGiven">False when the line names no year and the latest that is not in the future was taken.</param>
public sealed record SeenTime(DateTimeOffset At, bool ZoneGiven = true, bool YearGiven = true);
