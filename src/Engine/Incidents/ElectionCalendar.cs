using Tocsin.Engine.Model.Elections;
using Tocsin.Engine.Model.Findings;

namespace Tocsin.Engine.Incidents;

/// <summary>Places acts on the election calendar. Periods hold their start and not their end.</summary>
internal sealed class ElectionCalendar
{
    /// <summary>Nearness to the vote counts from this long before a round.</summary>
    public static readonly TimeSpan Near = TimeSpan.FromDays(7);

    /// <summary>And more from this long before it.</summary>
    public static readonly TimeSpan VeryNear = TimeSpan.FromHours(48);

    private readonly ElectionPeriod[] periods;
    private readonly ElectionPeriod[] rounds;

    public ElectionCalendar(Election? election)
    {
        periods = [.. (election?.Periods ?? []).OrderBy(p => p.Start).ThenBy(p => p.End).ThenBy(p => p.Kind).ThenBy(p => p.Name, StringComparer.Ordinal)];
        rounds = [.. periods.Where(p => p.Kind == PeriodKind.Round)];
    }

    /// <summary>Sentences that place an incident: first its beginning against the rounds, then its posts in each period.</summary>
    public IReadOnlyList<CalendarPlace> Places(DateTimeOffset firstAct, IReadOnlyList<DateTimeOffset> posts)
    {
        var places = new List<CalendarPlace>();
        if (Beginning(firstAct) is { } beginning)
            places.Add(new CalendarPlace(beginning.Text, beginning.Round.Name, Inside(beginning.Round, posts)));
        foreach (ElectionPeriod period in periods)
        {
            int inside = Inside(period, posts);
            if (inside > 0)
                places.Add(new CalendarPlace(Share(inside, posts.Count, period), period.Name, inside));
        }
        return places;
    }

    /// <summary>Where one moment lies: "2 days 4 h before the first round, in the pre-vote silence"; empty without rounds.</summary>
    public string Distance(DateTimeOffset moment)
    {
        if (Beginning(moment) is not { } beginning)
            return "";
        string where = beginning.Text["began ".Length..];
        return periods.LastOrDefault(p => p.Kind != PeriodKind.Round && Holds(p, moment)) is { } inside ? $"{where}, in {The(inside)}" : where;
    }

    /// <summary>True when a noticeable part of the acts lies in periods of this kind.</summary>
    public bool Touches(PeriodKind kind, IReadOnlyList<DateTimeOffset> posts) =>
        IsPart(posts.Count(t => periods.Any(p => p.Kind == kind && Holds(p, t))), posts.Count);

    /// <summary>True when a noticeable part of the acts lies at most this long before a round, or in it.</summary>
    public bool IsWithin(TimeSpan before, IReadOnlyList<DateTimeOffset> posts) =>
        IsPart(posts.Count(t => rounds.Any(r => t >= r.Start - before && t < r.End)), posts.Count);

    /// <summary>True from one in a hundred: months of activity touch every day and every name with a post or two.</summary>
    public static bool IsPart(int some, int all) => some > 0 && (long)some * 100 >= all;

    private (string Text, ElectionPeriod Round)? Beginning(DateTimeOffset act)
    {
        if (rounds.Length == 0)
            return null;
        if (rounds.FirstOrDefault(r => Holds(r, act)) is { } during)
            return ($"began during {The(during)}, {Phrases.Duration(act - during.Start)} after its start", during);
        if (rounds.FirstOrDefault(r => r.Start > act) is { } next)
            return ($"began {Phrases.Duration(next.Start - act)} before {The(next)}", next);
        return ($"began {Phrases.Duration(act - rounds[^1].End)} after the end of {The(rounds[^1])}", rounds[^1]);
    }

    private static string Share(int inside, int all, ElectionPeriod period) =>
        inside == all ? $"all of its posts fall into {The(period)}" : $"{Phrases.Percent(inside, all)} of its posts fall into {The(period)}";

    private static int Inside(ElectionPeriod period, IReadOnlyList<DateTimeOffset> posts) => posts.Count(t => Holds(period, t));

    private static bool Holds(ElectionPeriod period, DateTimeOffset time) => time >= period.Start && time < period.End;

    /// <summary>"First round" in a sentence: "the first round". Abbreviations keep their capitals.</summary>
    private static string The(ElectionPeriod period)
    {
        string name = period.Name;
        bool capital = name.Length > 1 && char.IsUpper(name[0]) && char.IsLower(name[1]);
        string lower = capital ? char.ToLowerInvariant(name[0]) + name[1..] : name;
        return lower.StartsWith("the ", StringComparison.Ordinal) ? lower : "the " + lower;
    }
}
