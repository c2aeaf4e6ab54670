using System.Globalization;
using Tocsin.Engine.Coordination;
using Tocsin.Engine.Coordination.Methods;
using Tocsin.Engine.Model.Findings;
using Tocsin.Engine.Posts;

namespace Tocsin.Engine.Detectors.Published;

/// <summary>Runs one published method in place of Tocsin's own detectors.</summary>
/// <remarks>It is in no catalogue of detectors: a scan runs it only when asked to by name, and then nothing else.</remarks>
public sealed class MethodDetector(CoordinationMethod method) : IDetector
{
    /// <inheritdoc/>
    public DetectorInfo Info { get; } = new(
        method.Name, method.Title, $"{method.Title}, as published: {method.Citation}", "../methods.md", []);

    /// <summary>What the method gave in the last run, for those who look closer.</summary>
    public MethodResult? Result { get; private set; }

    /// <inheritdoc/>
    public DetectorResult Detect(DetectionContext context, CancellationToken cancellation)
    {
        var table = context.Posts;
        var layers = method.Layers.Select(l => PublishedTraces.Of(table, l, cancellation)).ToList();
        long span = Math.Max(1, table.Count == 0 ? 1 : table.LastTime - table.FirstTime);
        var result = MethodExecutor.Run(method, layers, span, new AccountOrder(table.Accounts), cancellation);
        Result = result;
        var composer = new MethodFindings(context, Info, method, result);
        var objects = Gather(context, layers, result);
        var findings = result.Groups.Select((g, i) => composer.Compose(g, objects[i])).ToList();
        var sources = new FindingSources(context);
        string traces = string.Join(' ', method.Layers.Select(l => PublishedTraces.KindOf(l.Trace).Name()).Distinct(StringComparer.Ordinal));
        return new DetectorResult(findings, new(method.Name, Outcome(layers, result), Figures(layers, result)))
        {
            Scores = [.. result.Scores.Select((s, account) => new AccountScore(sources.Name(account), s, traces, method.Name, null)).Where(s => s.Score > 0)],
        };
    }

    private List<GroupObject>[] Gather(DetectionContext context, List<RawActs> layers, MethodResult result)
    {
        var groupOf = new int[context.Posts.Accounts.Count];
        Array.Fill(groupOf, -1);
        var objects = new List<GroupObject>[result.Groups.Count];
        for (int g = 0; g < objects.Length; g++)
        {
            objects[g] = [];
            foreach (int account in result.Groups[g].Accounts)
                groupOf[account] = g;
        }

        for (int l = 0; l < layers.Count; l++)
            MethodObjects.Collect(layers[l], PublishedTraces.KindOf(method.Layers[l].Trace), result.Windows[l], groupOf, objects);
        return objects;
    }

    private static string Outcome(List<RawActs> layers, MethodResult result)
    {
        if (layers.TrueForAll(l => l.Count == 0))
            return "Insufficient data: nothing that this method works on is in the posts.";
        string groups = result.Groups.Count == 1 ? "1 group" : $"{Format(result.Groups.Count)} groups";
        return $"{groups} by the thresholds of the published method, which has no null model and so cannot say how likely chance alone would give them.";
    }

    private List<KeyValuePair<string, string>> Figures(List<RawActs> layers, MethodResult result) =>
    [
        .. method.Layers.Select((l, i) => new KeyValuePair<string, string>(
            MethodText.Name(l.Trace),
            $"{Format(layers[i].Count)} acts; {Format(result.Edges[i])} edges, {Format(result.Kept[i])} kept ({l.Filter}); window {MethodText.Window(l, result.Windows[i])}"
            + (result.Crowded[i] > 0 ? $"; {Format(result.Crowded[i])} objects too crowded to compare pairwise" : ""))),
        new("published in", method.Citation),
        new("numbers", method.Origin),
    ];

    private static string Format(double n) => n.ToString("#,0", CultureInfo.InvariantCulture);
}
