using System.Globalization;
using System.Numerics;
using Tocsin.Engine.Statistics;

namespace Tocsin.Engine.Detectors.Automation;

/// <summary>Accounts that never sleep: days without a pause, no quiet hours, hours with a post a minute and more.</summary>
/// <remarks>
/// What is human is taken from the crowd itself. Days (of as many posts) and hours of all other accounts give the share to compare with,
/// one added. The quiet hours are the six in a row (of the 24, over all days) in which the account is active least; an hour of a day
/// counts once, however many posts it holds; they are held against the tenth of the crowd's accounts with the busiest nights.
/// </remarks>
internal static class Wakefulness
{
    private const long Hour = 3_600_000;
    private const long Day = 24 * Hour;
    private const int BusyDay = 10;
    private const int LeastDays = 3;
    private const int BusyHour = 60;
    private const int LeastHours = 2;
    private const int QuietHours = 6;
    private const int LeastActiveHours = 72;
    private const int LeastCrowd = 20;

    // Six of 24 hours would hold a quarter: from here on an account has hardly a night.
    private const double HardlyANight = 0.18;

    /// <summary>Days of ten posts and more without a pause.</summary>
    public static SignTest NoPause(IReadOnlyList<AccountTimes> accounts, TimeSpan pause)
    {
        var days = accounts.Select(a => a.Resolution > Hour ? [] : Days(a.Times, (long)pause.TotalMilliseconds)).ToList();
        var crowd = days.SelectMany(d => d).GroupBy(d => d.Class).ToDictionary(g => g.Key, g => (Count: g.Count(d => d.Restless), Of: g.Count()));
        var signs = new List<AutomationSign>();
        for (int a = 0; a < accounts.Count; a++)
        {
            int count = days[a].Count(d => d.Restless), of = days[a].Count;
            if (count < LeastDays || 2 * count < of)
                continue;
            double mean = days[a].GroupBy(d => d.Class).OrderBy(g => g.Key).Sum(g => g.Count() * Elsewhere(crowd, days[a], g.Key));
            signs.Add(new AutomationSign(
                accounts[a],
                Tails.LogPoissonBinomialBound(count, of, mean),
                string.Create(CultureInfo.InvariantCulture, $"{count:#,0} of {of:#,0} days of {BusyDay} posts and more have no pause of {FindingWords.Duration(pause)}, {mean:0.##} expected")));
        }

        return new SignTest(
            "days without a pause",
            $"post for days without a pause of {FindingWords.Duration(pause)}",
            "bound of Hoeffding (1956) on the account's days of ten posts and more without a pause, against all other accounts' days of as many posts (to a factor of two; of fewer, where there are not twenty)",
            "Several people who share an account, shift work, travel across time zones, and open bots.")
        {
            Tested = days.Count(d => d.Count >= LeastDays),
            Signs = signs,
        };
    }

    // Days of as many posts; where others have hardly any, days of fewer posts stand in.
    private static double Elsewhere(Dictionary<int, (int Count, int Of)> crowd, List<(int Class, bool Restless)> own, int top)
    {
        int count = 0, of = 0;
        for (int c = top; c >= 0 && of < LeastCrowd; c--)
        {
            if (!crowd.TryGetValue(c, out var all))
                continue;
            count += all.Count - own.Count(d => d.Class == c && d.Restless);
            of += all.Of - own.Count(d => d.Class == c);
        }

        return Math.Min(1, (count + 1.0) / (of + 1));
    }

    /// <summary>Hours of a post a minute and more.</summary>
    public static SignTest Rate(IReadOnlyList<AccountTimes> accounts)
    {
        var counts = accounts.Select(a => a.Resolution > Hour ? (0, 0) : Hours(a.Times)).ToList();
        return Against(
            accounts,
            counts,
            new SignTest(
                "sustained rate",
                $"post {BusyHour} times an hour and more, in several hours",
                $"binomial tail of the account's hours with {BusyHour} posts and more, against all other accounts' active hours",
                "Live reporting, a team behind one account, a game or a chat."),
            (k, n) => string.Create(CultureInfo.InvariantCulture, $"{k:#,0} of {n:#,0} active hours hold {BusyHour} posts and more"));
    }

    /// <summary>No quiet hours.</summary>
    public static SignTest NoNight(IReadOnlyList<AccountTimes> accounts)
    {
        var test = new SignTest(
            "no day and night",
            "are active at all hours of the day alike",
            "binomial tail of the account's active hours in its own quietest six hours of the day, against the tenth of the crowd with the busiest nights",
            "Several people who share an account, shift work, travel across time zones, and open bots.");
        var quiet = accounts.Where(a => a.Resolution <= Hour).Select(a => (Account: a, Quiet: Quiet(a.Times))).Where(x => x.Quiet.Active >= LeastActiveHours && x.Quiet.Days >= 5).ToList();
        if (quiet.Count < LeastCrowd)
            return test with { LeftOut = $"day and night (fewer than {LeastCrowd} accounts are active in {LeastActiveHours} hours and more)" };
        double human = Math.Max(0.02, Quantiles.Of(quiet.Select(x => (double)x.Quiet.Least / x.Quiet.Active), 0.9));
        return test with
        {
            Tested = quiet.Count,
            Signs =
            [
                .. quiet.Where(x => x.Quiet.Least >= HardlyANight * x.Quiet.Active)
                    .Select(x => new AutomationSign(x.Account, Tails.LogBinomial(x.Quiet.Least, x.Quiet.Active, human), string.Create(CultureInfo.InvariantCulture, $"{x.Quiet.Least:#,0} of {x.Quiet.Active:#,0} active hours lie in its quietest six hours of the day; a tenth of the crowd have {human:0.00} and more"))),
            ],
        };
    }

    private static SignTest Against(IReadOnlyList<AccountTimes> accounts, List<(int Count, int Of)> counts, SignTest test, Func<int, int, string> words)
    {
        long all = counts.Sum(c => (long)c.Count), of = counts.Sum(c => (long)c.Of);
        return test with
        {
            Tested = counts.Count(c => c.Of >= LeastHours),
            Signs =
            [
                .. accounts.Zip(counts).Where(x => x.Second.Count >= LeastHours)
                    .Select(x => new AutomationSign(
                        x.First,
                        Tails.LogBinomial(x.Second.Count, x.Second.Of, Math.Min(1, (all - x.Second.Count + 1.0) / (of - x.Second.Of + 1))),
                        words(x.Second.Count, x.Second.Of))),
            ],
        };
    }

    // Whole days between the first and the last post; a pause that reaches into a day is that day's pause.
    private static List<(int Class, bool Restless)> Days(long[] times, long pause)
    {
        long first = Floor(times[0], Day) + 1, last = Floor(times[^1], Day) - 1;
        var busy = times.CountBy(t => Floor(t, Day)).Where(d => d.Key >= first && d.Key <= last && d.Value >= BusyDay).ToList();
        var rested = new HashSet<long>();
        for (int i = 1; i < times.Length; i++)
        {
            if (times[i] - times[i - 1] < pause)
                continue;

            // In a pause of weeks lie no busy days: its ends are enough.
            rested.Add(Floor(times[i - 1], Day));
            rested.Add(Floor(times[i], Day));
        }

        return busy.ConvertAll(d => (BitOperations.Log2((uint)d.Value), !rested.Contains(d.Key)));
    }

    private static (int Count, int Of) Hours(long[] times)
    {
        var hours = times.CountBy(t => Floor(t, Hour)).ToList();
        return (hours.Count(h => h.Value >= BusyHour), hours.Count);
    }

    private static (int Least, int Active, int Days) Quiet(long[] times)
    {
        long[] cells = [.. times.Select(t => Floor(t, Hour)).Distinct()];
        var byHour = new int[24];
        foreach (long cell in cells)
            byHour[((cell % 24) + 24) % 24]++;
        int least = Enumerable.Range(0, 24).Min(start => Enumerable.Range(start, QuietHours).Sum(h => byHour[h % 24]));
        return (least, cells.Length, cells.Select(c => Floor(c, 24)).Distinct().Count());
    }

    private static long Floor(long value, long unit) => (long)Math.Floor(value / (double)unit);
}
