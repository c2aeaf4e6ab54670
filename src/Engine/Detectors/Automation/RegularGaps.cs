using System.Globalization;
using Tocsin.Engine.Statistics;

namespace Tocsin.Engine.Detectors.Automation;

/// <summary>Accounts whose posts follow one another at near-constant intervals.</summary>
/// <remarks>
/// People's intervals spread smoothly over orders of magnitude (Barabási, Nature 435, 2005), so on a logarithmic scale two
/// neighbouring bins of a twentieth each hold about a seventh of what lies in the fourteen around them. More than a fifth of these
/// is judged by a binomial tail, corrected for the bins tried. Intervals below half a minute (threads), above four hours (sleep, daily
/// habits) and below twenty steps of the clock's resolution do not count.
/// </remarks>
internal static class RegularGaps
{
    private const double BinWidth = 0.05;
    private const int Around = 6;
    private const double Allowed = 0.2;
    private const double LeastShare = 0.2;
    private const long Shortest = 30_000;
    private const long Longest = 4 * 3_600_000;
    private const int StepsOfClock = 20;

    /// <summary>Tests all accounts.</summary>
    public static SignTest Run(IReadOnlyList<AccountTimes> accounts, int least)
    {
        var signs = new List<AutomationSign>();
        int tested = 0;
        foreach (var account in accounts)
        {
            long shortest = Math.Max(Shortest, StepsOfClock * account.Resolution);
            var gaps = account.Times.Skip(1).Zip(account.Times, (later, earlier) => later - earlier).Where(g => g >= shortest && g <= Longest).ToList();
            if (gaps.Count < least)
                continue;
            tested++;
            if (Judge(account, gaps) is { } sign)
                signs.Add(sign);
        }

        return new SignTest(
            "near-constant intervals",
            "post at near-constant intervals",
            "binomial tail of the intervals in two neighbouring bins against the fourteen around them on a logarithmic scale; Bonferroni over the bins",
            "Feeds, weather and traffic services, schedulers and cross-posting tools of newsrooms and firms post so openly.")
        {
            Tested = tested,
            Signs = signs,
            LeftOut = tested == 0 && accounts.Any(a => StepsOfClock * a.Resolution > Longest / 4) ? "intervals (the times are too coarse)" : null,
        };
    }

    private static AutomationSign? Judge(AccountTimes account, List<long> gaps)
    {
        var bins = gaps.CountBy(Bin).ToDictionary();
        var best = (LogP: 0.0, Bin: 0, Count: 0);
        foreach (int bin in bins.Keys.Order())
        {
            int count = bins[bin] + bins.GetValueOrDefault(bin + 1), near = 0;
            for (int b = bin - Around; b <= bin + 1 + Around; b++)
                near += bins.GetValueOrDefault(b);
            double logP = Math.Min(0, Tails.LogBinomial(count, near, Allowed) + Math.Log(bins.Count));
            if (count >= LeastShare * gaps.Count && logP < best.LogP)
                best = (logP, bin, count);
        }

        if (best.LogP >= Math.Log(0.05))
            return null;
        var typical = TimeSpan.FromMilliseconds(gaps.Where(g => Bin(g) == best.Bin || Bin(g) == best.Bin + 1).Order().ElementAt(best.Count / 2));
        return new AutomationSign(account, best.LogP, string.Create(CultureInfo.InvariantCulture, $"{best.Count:#,0} of {gaps.Count:#,0} intervals are about {FindingWords.Duration(typical)}"));
    }

    private static int Bin(long gap) => (int)Math.Floor(Math.Log(gap) / BinWidth);
}
