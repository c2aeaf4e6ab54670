using Tocsin.Engine.Coordination;
using Tocsin.Engine.Model.Findings;
using Tocsin.Engine.Posts;

namespace Tocsin.Engine.Detectors;

/// <summary>Turns a group of accounts and what they acted on together into a finding with its evidence.</summary>
internal sealed class FindingComposer(DetectionContext context, DetectorInfo info, Func<GroupObject, string> valueOf)
{
    /// <summary>Objects listed in a finding; all are counted.</summary>
    public const int ObjectsListed = 200;

    private readonly FindingSources _sources = new(context);

    /// <summary>Composes the finding.</summary>
    /// <param name="group">The accounts and their pairs.</param>
    /// <param name="objects">What they acted on together.</param>
    /// <param name="hypotheses">Pairs that could have been tested.</param>
    /// <param name="explanations">Innocent explanations considered.</param>
    public DetectedFinding Compose(AccountGroup group, List<GroupObject> objects, double hypotheses, IReadOnlyList<string> explanations)
    {
        var shared = Order(objects);
        var objectOfPost = new Dictionary<int, int>();
        for (int i = 0; i < shared.Count; i++)
        {
            foreach (var act in shared[i].Object.Acts)
                objectOfPost.TryAdd(act.Post, i);
        }

        var acts = objects.SelectMany(o => o.Acts).OrderBy(a => a.Time).ThenBy(a => a.Post).ToList();
        var posts = objectOfPost.Keys.Order().ToList();
        var window = TimeSpan.FromMilliseconds(group.Pairs.Max(p => p.Window));
        var names = group.Accounts.ToDictionary(a => a, _sources.Name);
        var traces = group.Pairs.GroupBy(p => p.Trace).OrderByDescending(g => g.Sum(p => p.Weight)).ThenBy(g => g.Key).Select(g => g.Key).ToList();
        var roles = new GroupRoles(group.Accounts, group.Pairs.Select(p => (p.A, p.B)), new AccountOrder(context.Posts.Accounts));
        var edges = group.Pairs.Select(p => ToEdge(p, names)).OrderBy(e => e.LogP).ThenBy(e => e.A, StringComparer.Ordinal).ThenBy(e => e.B, StringComparer.Ordinal).ThenBy(e => e.Trace, StringComparer.Ordinal).ToList();
        var finding = new Finding
        {
            Id = FindingSources.Id(info.Name, acts[0].Time, acts[^1].Time, names.Values),
            Detector = info.Name,
            Traces = [.. traces.Select(t => t.Name())],
            Sentence = Sentence(group, objects, posts.Count, window, acts),
            Confidence = Confidence(group),
            FirstAct = FindingSources.Time(acts[0].Time),
            LastAct = FindingSources.Time(acts[^1].Time),
            Window = window,
            Accounts = roles.Participants(objects, names),
            Cohesion = roles.Cohesion,
            Objects = [.. shared.Take(ObjectsListed).Select(s => s.Shared)],
            ObjectTotal = shared.Count,
            ObjectTotals = [.. shared.CountBy(s => s.Shared.Kind).OrderByDescending(c => c.Value).ThenBy(c => c.Key, StringComparer.Ordinal)],
            PostTotal = posts.Count,
            Effect = new Effect($"common acts of two accounts within {FindingWords.Duration(window)}", group.Pairs.Sum(p => p.Weight), Expected(group)),
            Significance = new Significance(
                "joint and synchrony tests, both must reject; synchrony of each pair or pooled over the objects of its group; Benjamini–Hochberg over all that could be tested; the weakest pair of the group stands for it",
                group.Pairs.Max(p => p.LogP) / Math.Log(10),
                Math.Exp(group.Pairs.Max(p => p.ClaimLogQ)),
                hypotheses),
            Evidence = _sources.Evidence(posts, p => objectOfPost[p] < ObjectsListed ? objectOfPost[p] : -1),
            Edges = edges,
            Layers = NetworkLayer.Of(edges),
            InnocentExplanations = explanations,
            DeclaredAs = _sources.DeclaredAs(names.Values),
            Settings = context.Settings.For(info).Named,
        };
        return new DetectedFinding(finding, posts);
    }

    // Smallest first: exact enough, and the same whatever the order of pairs.
    private static double Expected(AccountGroup group) => group.Pairs.Select(p => p.Expected).Order().Sum();

    private List<(GroupObject Object, SharedObject Shared)> Order(List<GroupObject> objects) =>
    [
        .. objects.Select(o => (o, Share(o)))
            .OrderByDescending(x => x.Item2.Accounts).ThenBy(x => x.Item2.FirstAct)
            .ThenBy(x => x.Item2.Kind, StringComparer.Ordinal).ThenBy(x => x.Item2.Value, StringComparer.Ordinal),
    ];

    private SharedObject Share(GroupObject o) => new()
    {
        Kind = o.Trace.Name(),
        Value = valueOf(o),
        Example = o.Trace is TraceKind.Reshare or TraceKind.Media or TraceKind.Reply && _sources.Text(o.Acts[0].Post) is { Length: > 0 } text ? text : null,
        Accounts = o.Acts.Select(a => a.Account).Distinct().Count(),
        Posts = o.Acts.Select(a => a.Post).Distinct().Count(),
        AccountsInData = o.AccountsInData,
        FirstAct = FindingSources.Time(o.Acts[0].Time),
        Span = TimeSpan.FromMilliseconds(o.Acts[^1].Time - o.Acts[0].Time),
    };

    private static string Sentence(AccountGroup group, List<GroupObject> objects, int posts, TimeSpan window, List<Act> acts)
    {
        var parts = objects.GroupBy(o => o.Trace).OrderByDescending(g => g.Count()).ThenBy(g => g.Key)
            .Select(g => Objects(g.Key, g.Count()))
            .ToList();
        string what = parts.Count == 1 ? parts[0] : $"{string.Join(", ", parts.SkipLast(1))} and {parts[^1]}";
        string verb = objects.TrueForAll(o => o.Trace == TraceKind.Text) ? "posted" : "shared";
        double observed = group.Pairs.Sum(p => p.Weight), expected = Expected(group);
        return $"{FindingWords.Count(group.Accounts.Count)} accounts {verb} {what} within {FindingWords.Duration(window)} of one another, in {FindingWords.Count(posts)} posts over {FindingWords.Stretch(TimeSpan.FromMilliseconds(acts[^1].Time - acts[0].Time))}: "
            + $"{FindingWords.Count((long)observed)} coincidences between two accounts where chance explains {FindingWords.Chance(expected)}.";
    }

    private static string Objects(TraceKind kind, int count) => (kind, count) switch
    {
        (TraceKind.Text, 1) => "one near-identical text",
        (TraceKind.Text, _) => $"{FindingWords.Count(count)} near-identical texts",
        (_, 1) => $"the same {kind.Singular()}",
        _ => $"the same {FindingWords.Count(count)} {kind.Plural()}",
    };

    private static Confidence Confidence(AccountGroup group)
    {
        double logQ = group.Pairs.Max(p => p.ClaimLogQ) / Math.Log(10);
        double typical = group.Pairs.Select(p => p.Weight).Order().ElementAt(group.Pairs.Count / 2);
        if (group.Accounts.Count >= 5 && group.Density >= 0.3 && typical >= 5 && logQ <= -3)
            return Model.Findings.Confidence.High;
        return group.Accounts.Count >= 4 && group.Density >= 0.2 ? Model.Findings.Confidence.Moderate : Model.Findings.Confidence.Low;
    }

    private static Edge ToEdge(SignificantPair pair, Dictionary<int, string> names)
    {
        string a = names[pair.A], b = names[pair.B];
        bool inOrder = string.CompareOrdinal(a, b) <= 0;
        return new Edge
        {
            A = inOrder ? a : b,
            B = inOrder ? b : a,
            Trace = pair.Trace.Name(),
            WindowSeconds = pair.Window / 1000.0,
            Weight = pair.Weight,
            Expected = pair.Expected,
            LogP = pair.LogP / Math.Log(10),
            QValue = Math.Exp(pair.ClaimLogQ),
            Inputs = pair.Inputs,
        };
    }
}
