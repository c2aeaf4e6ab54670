using System.Globalization;

namespace Tocsin.Engine.Detectors.Automation;

/// <summary>Accounts that post at the same second of the minute or the same minutes of the hour.</summary>
/// <remarks>
/// Rayleigh's test of uniformity on the circle (p by Zar, Biostatistical Analysis, 1999, eq. 27.4) for rounds of 1, 5, 10, 15, 30 and 60
/// minutes, corrected for them. The day's own rhythm is far slower and leaves these phases even. After a post that counts, none counts
/// for one to two hours (drawn by the post's time alone), so that a burst is one act and a busy account is not taken for a regular one.
/// A round is left out where the times are told in steps of more than a tenth of it.
/// </remarks>
internal static class ClockPhases
{
    private const long Minute = 60_000;
    private const double LeastLength = 0.3;
    private const long Hour = 60 * Minute;

    private static readonly long[] Rounds = [Minute, 5 * Minute, 10 * Minute, 15 * Minute, 30 * Minute, 60 * Minute];

    /// <summary>Tests all accounts.</summary>
    public static SignTest Run(IReadOnlyList<AccountTimes> accounts, int least)
    {
        var signs = new List<AutomationSign>();
        int tested = 0;
        bool coarse = false;
        foreach (var account in accounts)
        {
            long[] rounds = [.. Rounds.Where(r => 10 * account.Resolution <= r)];
            coarse |= rounds.Length < Rounds.Length;
            if (rounds.Length == 0)
                continue;
            tested++;
            var apart = Apart(account.Times);
            var best = rounds.Select(r => (Round: r, Result: Rayleigh(apart, r, least))).Where(x => x.Result.Length >= LeastLength)
                .OrderBy(x => x.Result.LogP).FirstOrDefault();
            double logP = Math.Min(0, best.Result.LogP + Math.Log(rounds.Length));
            if (best.Round > 0 && logP < Math.Log(0.05))
                signs.Add(new AutomationSign(account, logP, Words(best.Round, best.Result.Count, best.Result.Length, best.Result.Phase)));
        }

        return new SignTest(
            "posts by the clock",
            "post by the clock, at the same second of the minute or minute of a round of 5 to 60 minutes",
            "Rayleigh test of the posts' phases in rounds of 1 to 60 minutes, posts one to two hours apart; Bonferroni over the rounds",
            "Scheduled posts are a convenience that newsrooms, firms, parties and private people use.")
        {
            Tested = tested,
            Signs = signs,
            LeftOut = coarse ? "phases within the minute, for accounts whose times come without seconds" : null,
        };
    }

    private static (double LogP, double Length, double Phase, int Count) Rayleigh(List<long> times, long round, int least)
    {
        if (times.Count < least)
            return (0, 0, 0, times.Count);
        double sine = 0, cosine = 0, n = times.Count;
        foreach (long time in times)
        {
            double angle = 2 * Math.PI * (time % round) / round;
            sine += Math.Sin(angle);
            cosine += Math.Cos(angle);
        }

        double sum = Math.Min(n, Math.Sqrt((sine * sine) + (cosine * cosine)));
        double logP = Math.Sqrt(1 + (4 * n) + (4 * ((n * n) - (sum * sum)))) - (1 + (2 * n));
        double phase = ((Math.Atan2(sine, cosine) / (2 * Math.PI)) + 1) % 1 * round;
        return (Math.Min(0, logP), sum / n, phase, times.Count);
    }

    // A burst is one act. The distance is drawn by the time of the post, as a fixed one would make a busy account look regular.
    private static List<long> Apart(long[] times)
    {
        var kept = new List<long>();
        long next = long.MinValue;
        foreach (long time in times)
        {
            if (time < next)
                continue;
            kept.Add(time);
            next = time + Hour + (long)(Lot(time) % Hour);
        }

        return kept;
    }

    private static ulong Lot(long time)
    {
        ulong x = ((ulong)time + 0x9E3779B97F4A7C15UL) * 0xBF58476D1CE4E5B9UL;
        x = (x ^ (x >> 31)) * 0x94D049BB133111EBUL;
        return x ^ (x >> 29);
    }

    private static string Words(long round, int count, double length, double phase) => round == Minute
        ? string.Create(CultureInfo.InvariantCulture, $"{count:#,0} posts an hour and more apart lie around second {phase / 1000:0} of the minute, concentration {length:0.00} of 1")
        : string.Create(CultureInfo.InvariantCulture, $"{count:#,0} posts an hour and more apart lie, in rounds of {round / Minute} minutes, around minute {phase / Minute:0.#} of the round, concentration {length:0.00} of 1");
}
