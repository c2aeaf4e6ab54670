using System.Globalization;
using Tocsin.Engine.Coordination;
using Tocsin.Engine.Model.Findings;
using Tocsin.Engine.Posts;

namespace Tocsin.Engine.Detectors;

/// <summary>The steps that every detector on the coordination mechanism shares: traces in, groups and findings out.</summary>
internal static class CoordinationDetection
{
    /// <summary>Runs the mechanism over traces.</summary>
    /// <param name="context">What the detector was given.</param>
    /// <param name="info">Which detector it is.</param>
    /// <param name="traces">The traces.</param>
    /// <param name="valueOf">An object's value for people.</param>
    /// <param name="explanations">The innocent explanations considered for a group.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <param name="resolve">What an object of a trace of several kinds is; null where the trace's kind says it.</param>
    public static DetectorResult Run(
        DetectionContext context,
        DetectorInfo info,
        IReadOnlyList<(TraceKind Kind, TraceActs Acts)> traces,
        Func<GroupObject, string> valueOf,
        Func<AccountGroup, IReadOnlyList<GroupObject>, IReadOnlyList<string>> explanations,
        CancellationToken cancellation,
        Func<GroupObject, GroupObject>? resolve = null)
    {
        var options = CoordinationSettings.Options(context.Settings.For(info));
        double span = Math.Max(1, context.Posts.LastTime - (double)context.Posts.FirstTime);
        var order = new AccountOrder(context.Posts.Accounts);
        var analyses = new TraceAnalysis[traces.Count];
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = Math.Max(1, context.Threads), CancellationToken = cancellation };
        Parallel.For(0, traces.Count, parallel, t =>
            analyses[t] = TraceAnalysis.Run(traces[t].Acts, traces[t].Kind, options, span, order, context.Threads));

        var groups = GroupFinder.Find([.. analyses.SelectMany(a => a.Pairs)], options, order);
        var objects = Gather(context, traces, groups);
        if (resolve is not null)
            objects = [.. objects.Select(g => g.ConvertAll(o => resolve(o)))];
        var composer = new FindingComposer(context, info, valueOf);
        double hypotheses = analyses.Sum(a => a.Hypotheses);
        var findings = groups
            .Select((g, i) => (Group: g, Objects: objects[i]))
            .Where(x => x.Objects.Count >= options.MinimumWeight)
            .Select(x => composer.Compose(x.Group, x.Objects, hypotheses, explanations(x.Group, x.Objects)))
            .OrderBy(f => f.Finding.Significance.LogP).ThenBy(f => f.Finding.Id, StringComparer.Ordinal)
            .ToList();
        return new DetectorResult(findings, Describe(info, traces, analyses, findings.Count)) { Scores = Scores(context, info, analyses) };
    }

    private static List<AccountScore> Scores(DetectionContext context, DetectorInfo info, TraceAnalysis[] analyses)
    {
        var evidence = new AccountEvidence();
        foreach (var analysis in analyses)
            evidence.Add(analysis.Evidence);
        var sources = new FindingSources(context);
        return [.. evidence.Best.Select(b => new AccountScore(sources.Name(b.Key), -b.Value.LogP / Math.Log(10), b.Value.Trace.Name(), info.Name, null))];
    }

    private static List<GroupObject>[] Gather(DetectionContext context, IReadOnlyList<(TraceKind Kind, TraceActs Acts)> traces, List<AccountGroup> groups)
    {
        var objects = new List<GroupObject>[groups.Count];
        var groupOf = new int[context.Posts.Accounts.Count];
        Array.Fill(groupOf, -1);
        for (int g = 0; g < groups.Count; g++)
        {
            objects[g] = [];
            foreach (int account in groups[g].Accounts)
                groupOf[account] = g;
        }

        foreach (var (kind, acts) in traces)
        {
            var windows = groups.Select(g => g.Pairs.Where(p => p.Trace == kind).Select(p => p.Window).DefaultIfEmpty(0)
                .GroupBy(w => w).OrderByDescending(w => w.Count()).ThenBy(w => w.Key).First().Key).ToArray();
            if (windows.Any(w => w > 0))
                GroupActs.Collect(kind, acts, groupOf, windows, objects);
        }

        return objects;
    }

    private static DetectorRun Describe(
        DetectorInfo info, IReadOnlyList<(TraceKind Kind, TraceActs Acts)> traces, TraceAnalysis[] analyses, int findings)
    {
        var figures = new List<KeyValuePair<string, string>>();
        for (int t = 0; t < traces.Count; t++)
            figures.Add(new(traces[t].Kind.Plural(), Figure(traces[t].Acts, analyses[t])));
        long eligible = analyses.Max(a => a.Eligible);
        string outcome = eligible < 3
            ? "Insufficient data: fewer than three accounts acted often enough to be compared."
            : findings == 0 && analyses.Any(a => a.Eligible >= 3 && a.Saturation > 0.5)
                ? "Insufficient data: nearly every account acted on nearly every object, so there is no ordinary crowd to compare with. Add posts of the wider conversation."
            : findings == 0
                ? $"Compared up to {Format(analyses.Max(a => a.Hypotheses))} pairs of accounts; none act together more than chance and taste explain."
                : $"Compared up to {Format(analyses.Max(a => a.Hypotheses))} pairs of accounts; {Format(findings)} {(findings == 1 ? "group acts" : "groups act")} together more than chance and taste explain.";
        return new DetectorRun(info.Name, outcome, figures);
    }

    private static string Figure(TraceActs acts, TraceAnalysis analysis)
    {
        if (acts.Count == 0)
            return "none in the data";
        string crowded = analysis.Crowded > 0 ? $", {Format(analysis.Crowded)} too crowded to compare pairwise" : "";
        return $"{Format(acts.Count)} acts{crowded}; {Format(analysis.Eligible)} accounts active enough, so {Format(analysis.Hypotheses)} pairs; {Format(analysis.Pairs.Count)} stand out";
    }

    private static string Format(double n) => n.ToString("#,0", CultureInfo.InvariantCulture);
}
