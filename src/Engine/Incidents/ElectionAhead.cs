using Tocsin.Engine.Model.Elections;

namespace Tocsin.Engine.Incidents;

/// <summary>What of the election calendar is still ahead of a moment.</summary>
public static class ElectionAhead
{
    /// <summary>The next silence and the next round, nearest first; or what goes on now; or how long all is over.</summary>
    /// <returns>Sentences such as "pre-vote silence in 2 days 4 h"; empty without a calendar.</returns>
    public static IReadOnlyList<string> Of(Election election, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(election);
        var periods = election.Periods.Where(p => p.Kind is PeriodKind.Round or PeriodKind.Silence).OrderBy(p => p.Start).ThenBy(p => p.End).ToList();
        var told = periods.Where(p => p.Start <= now && now < p.End).Select(p => $"{p.Name}: now, {Phrases.Duration(p.End - now)} more").ToList();
        foreach (var kind in new[] { PeriodKind.Silence, PeriodKind.Round })
        {
            if (periods.Find(p => p.Kind == kind && p.Start > now) is { } next)
                told.Add($"{next.Name} in {Phrases.Duration(next.Start - now)}");
        }

        if (told.Count == 0 && periods.Count > 0)
            told.Add($"all rounds are over since {Phrases.Duration(now - periods.Max(p => p.End))}");
        return told;
    }
}
