using Tocsin.Engine.Coordination;
using Tocsin.Engine.Posts;

namespace Tocsin.Engine.Detectors;

/// <summary>
/// Significant pairs over several windows where each window has a trace of its own; each pair is judged in the one in which it
/// stands out most, corrected for their number.
/// </summary>
internal sealed class WindowPairs(DetectionContext context, CoordinationOptions options, TraceKind trace)
{
    private readonly AccountOrder _order = new(context.Posts.Accounts);
    private readonly Dictionary<(int, int), SignificantPair> _best = [];

    /// <summary>Accounts with enough acts, at most over the windows.</summary>
    public long Eligible { get; private set; }

    /// <summary>Pairs that could have been tested, at most over the windows.</summary>
    public double Hypotheses { get; private set; }

    /// <summary>Objects too crowded to count, at most over the windows.</summary>
    public int Crowded { get; private set; }

    /// <summary>The window in which most pairs of a group stand out, in milliseconds.</summary>
    public static long Usual(AccountGroup group) =>
        group.Pairs.GroupBy(p => p.Window).OrderByDescending(g => g.Count()).ThenBy(g => g.Key).First().Key;

    /// <summary>Tests one window and returns how many pairs stand out.</summary>
    public int Add(TraceActs acts, long window)
    {
        double span = Math.Max(1, context.Posts.LastTime - (double)context.Posts.FirstTime);
        var one = options with { Windows = [TimeSpan.FromMilliseconds(window)], Rate = options.Rate / options.Windows.Count };
        var analysis = TraceAnalysis.Run(acts, trace, one, span, _order);
        Eligible = Math.Max(Eligible, analysis.Eligible);
        Hypotheses = Math.Max(Hypotheses, analysis.Hypotheses);
        Crowded = Math.Max(Crowded, analysis.Crowded);
        foreach (var pair in analysis.Pairs)
        {
            if (!_best.TryGetValue((pair.A, pair.B), out var known) || pair.ClaimLogQ + Correction < known.ClaimLogQ)
                _best[(pair.A, pair.B)] = Corrected(pair);
        }

        return analysis.Pairs.Count;
    }

    /// <summary>The groups that the pairs of all windows form, largest first.</summary>
    public List<AccountGroup> Groups() =>
        GroupFinder.Find([.. _best.Values.OrderBy(p => p.A).ThenBy(p => p.B)], options, _order);

    private double Correction => Math.Log(options.Windows.Count);

    private SignificantPair Corrected(SignificantPair pair) => pair with
    {
        Inputs = pair.Inputs is { } inputs ? inputs with { Windows = options.Windows.Count } : null,
        SynchronyLogP = Math.Min(0, pair.SynchronyLogP + Correction),
        LogP = Math.Min(0, pair.LogP + Correction),
        LogQ = Math.Min(0, pair.LogQ + Correction),
        GroupLogQ = Math.Min(0, pair.GroupLogQ + Correction),
    };
}
