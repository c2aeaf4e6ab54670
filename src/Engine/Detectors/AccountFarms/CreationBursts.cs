using Tocsin.Engine.Coordination;
using Tocsin.Engine.Model.Findings;

namespace Tocsin.Engine.Detectors.AccountFarms;

/// <summary>Windows of time in which many accounts of a set, or of the whole crowd, were created.</summary>
/// <remarks>
/// A scan statistic: a window starts at each member's creation, so its first member is given and the others are judged. Given that
/// a set has m members, each other one falls into the window with the share of the rest of the crowd that was created in it; at
/// least k − 1 of m − 1 is a binomial tail, corrected for every start and width tried. Two innocent explanations are held against
/// it and the better one counts: the crowd as a whole, and the crowd of that season alone (half a year before and after), because
/// forms of handles and fashions in profiles have their season. The share is never taken lower than that of the five-fold wider
/// window around, and one account is added to it, so an empty day proves little. Scan statistics: Naus, JASA 60 (1965);
/// the union bound over starts keeps the test valid without his approximation.
/// </remarks>
internal sealed class CreationBursts(AccountCrowd crowd, int least, double excess, IReadOnlyList<TimeSpan> windows)
{
    private const long Season = 180 * AccountCrowd.Day;
    private const int Wider = 5;

    // Beyond this no correction for the sets tried could let a cell stand.
    private static readonly double Hopeless = Math.Log(0.05);

    private readonly long[] _widths = [.. windows.Select(w => (long)w.TotalMilliseconds).Where(w => w >= crowd.Resolution)];

    /// <summary>The windows in which members of the set stand out: none overlaps another.</summary>
    public List<FarmCell> Of(SignSet set)
    {
        var members = set.Members.Where(m => crowd.Created[m] != 0).OrderBy(m => crowd.Created[m]).ThenBy(m => m).ToArray();
        long[] times = [.. members.Select(m => crowd.Created[m])];
        var cells = new List<FarmCell>();
        if (times.Length < least)
            return cells;
        int tried = _widths.Length * times.Distinct().Count();
        foreach (long width in _widths)
        {
            for (int i = 0, end = 0; i + least <= times.Length; i++)
            {
                if (i > 0 && times[i] == times[i - 1])
                    continue;
                while (end < times.Length && times[end] < times[i] + width)
                    end++;
                if (end - i >= least && Judge(set, times, i, end, width, tried) is { } test && Corrected(test) is var logP && logP <= Hopeless)
                {
                    cells.Add(new FarmCell(crowd, set, SignKind.Creation, FarmWording.Window(times[i], width), [.. members[i..end].Order()], test, logP)
                    {
                        WithTotal = crowd.CreatedIn(times[i], times[i] + width),
                        WindowStart = times[i],
                        Window = width,
                    });
                }
            }
        }

        return Best(cells);
    }

    /// <summary>Windows in which the crowd as a whole gained more accounts than its season explains.</summary>
    public List<FarmCell> OfCrowd()
    {
        long[] times = [.. crowd.Dated.Distinct()];
        var cells = new List<FarmCell>();
        if (times.Length < 2)
            return cells;
        int tried = _widths.Length * times.Length;
        foreach (long width in _widths)
        {
            foreach (long start in times)
            {
                int inside = crowd.CreatedIn(start, start + width);
                long from = Math.Max(crowd.Dated[0], start - Season), to = Math.Min(crowd.Dated[^1] + crowd.Resolution, start + width + Season);
                int season = crowd.CreatedIn(from, to);
                var test = new ShareTest($"other accounts of the half year before and after were created within {FarmWording.Length(width)} of the first", inside - 1, season - 1, Math.Min(1, (double)width / (to - from)), tried);
                if (inside >= least && inside >= 3 * season * test.Elsewhere && Corrected(test) is var logP && logP <= Hopeless)
                {
                    cells.Add(new FarmCell(crowd, new SignSet(SignKind.Creation, FarmWording.Window(start, width), []), SignKind.Creation, FarmWording.Window(start, width), [], test, logP)
                    {
                        WithTotal = inside,
                        WindowStart = start,
                        Window = width,
                    });
                }
            }
        }

        return [.. Best(cells).Select(c => c with { Members = [.. Enumerable.Range(0, crowd.Accounts.Length).Where(m => crowd.Created[m] != 0 && crowd.Created[m] >= c.WindowStart && crowd.Created[m] < c.WindowStart + c.Window)] })];
    }

    private ShareTest? Judge(SignSet set, long[] times, int first, int end, long width, int tried)
    {
        long start = times[first], around = width * (Wider - 1) / 2;
        int inside = end - first;
        int others = crowd.CreatedIn(start, start + width) - inside;
        int near = crowd.CreatedIn(start - around, start + width + around) - Count(times, start - around, start + width + around);
        double rest = Math.Max(others + 1, (near + 1.0) / Wider);

        int seasonMembers = Count(times, start - Season, start + width + Season);
        int seasonOthers = crowd.CreatedIn(start - Season, start + width + Season) - seasonMembers;
        double everywhere = Math.Min(1, rest / (crowd.Dated.Length - times.Length + 1));
        double inSeason = Math.Min(1, rest / (seasonOthers + 1));
        string of = $"others were created within {FarmWording.Length(width)} of the first";
        var whole = new ShareTest($"{FarmWording.Of(set)}: {of}", inside - 1, times.Length - 1, everywhere, tried);
        var season = new ShareTest($"{FarmWording.Of(set)}, of the half year before and after: {of}", inside - 1, seasonMembers - 1, inSeason, tried);
        var weaker = ShareCalculation.LogP(season) >= ShareCalculation.LogP(whole) ? season : whole;
        return weaker.Count >= excess * weaker.Among * weaker.Elsewhere ? weaker : null;
    }

    private static double Corrected(ShareTest test) => ShareCalculation.LogP(test);

    private static int Count(long[] sorted, long from, long to) => AccountCrowd.Below(sorted, to) - AccountCrowd.Below(sorted, from);

    private static List<FarmCell> Best(List<FarmCell> cells)
    {
        var best = new List<FarmCell>();
        foreach (var cell in cells.OrderBy(c => c.LogP).ThenBy(c => c.Window).ThenBy(c => c.WindowStart))
        {
            if (best.TrueForAll(b => cell.WindowStart + cell.Window <= b.WindowStart || b.WindowStart + b.Window <= cell.WindowStart))
                best.Add(cell);
        }

        return best;
    }
}
