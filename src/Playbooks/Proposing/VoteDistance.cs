using Tocsin.Engine.Model.Elections;

namespace Tocsin.Playbooks.Proposing;

/// <summary>How far a moment is from the vote.</summary>
/// <param name="Before">Time to the start of the next round; zero during one; null when no round follows.</param>
/// <param name="During">A round is being voted.</param>
/// <param name="Silence">The pre-vote silence holds.</param>
/// <param name="Text">The same in words; empty without a calendar.</param>
public sealed record VoteDistance(TimeSpan? Before, bool During, bool Silence, string Text)
{
    /// <summary>The distance is not known.</summary>
    public static VoteDistance Unknown { get; } = new(null, false, false, "");

    /// <summary>Of a moment on the calendar of an election.</summary>
    public static VoteDistance Of(Election? election, DateTimeOffset? moment)
    {
        if (election is null || moment is not { } at)
            return Unknown;
        var rounds = election.Periods.Where(p => p.Kind == PeriodKind.Round).OrderBy(p => p.Start).ToList();
        bool silence = election.Periods.Any(p => p.Kind == PeriodKind.Silence && p.Start <= at && at < p.End);
        string quiet = silence ? ", in the silence before the vote" : "";
        if (rounds.Find(r => r.Start <= at && at < r.End) is { } now)
            return new VoteDistance(TimeSpan.Zero, true, silence, $"while people vote ({now.Name})");
        if (rounds.Find(r => r.Start > at) is { } next)
            return new VoteDistance(next.Start - at, false, silence, $"{Duration(next.Start - at)} before the vote ({next.Name}){quiet}");
        return rounds.Count == 0 ? Unknown with { Silence = silence } : new VoteDistance(null, false, silence, $"{Duration(at - rounds[^1].End)} after the vote ({rounds[^1].Name})");
    }

    private static string Duration(TimeSpan span) => span switch
    {
        { TotalDays: >= 2 } => Words.Count((long)span.TotalDays, "day") + (span.Hours > 0 ? $" {span.Hours} h" : ""),
        { TotalHours: >= 1 } => $"{(long)span.TotalHours} h" + (span.Minutes > 0 ? $" {span.Minutes} min" : ""),
        _ => $"{(long)span.TotalMinutes} min",
    };
}
