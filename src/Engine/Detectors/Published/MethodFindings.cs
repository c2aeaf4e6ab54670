using System.Globalization;
using System.Text;
using Tocsin.Engine.Coordination;
using Tocsin.Engine.Coordination.Methods;
using Tocsin.Engine.Model.Findings;
using Tocsin.Engine.Posts;

namespace Tocsin.Engine.Detectors.Published;

/// <summary>Turns a group of a published method into a finding that says what it can and what it cannot claim.</summary>
internal sealed class MethodFindings(DetectionContext context, DetectorInfo info, CoordinationMethod method, MethodResult result)
{
    private const int ObjectsListed = 200;
    private const int EdgesListed = 20_000;

    private readonly FindingSources _sources = new(context);

    /// <summary>Composes the finding.</summary>
    public DetectedFinding Compose(MethodGroup group, List<GroupObject> objects)
    {
        var shared = objects.Select(o => (Object: o, Shared: Share(o)))
            .OrderByDescending(x => x.Shared.Accounts).ThenBy(x => x.Shared.FirstAct)
            .ThenBy(x => x.Shared.Kind, StringComparer.Ordinal).ThenBy(x => x.Shared.Value, StringComparer.Ordinal).ToList();
        var objectOfPost = new Dictionary<int, int>();
        for (int i = 0; i < shared.Count; i++)
        {
            foreach (var act in shared[i].Object.Acts)
                objectOfPost.TryAdd(act.Post, i);
        }

        var acts = objects.SelectMany(o => o.Acts).ToList();
        long first = acts.Min(a => a.Time), last = acts.Max(a => a.Time);
        var posts = objectOfPost.Keys.Order().ToList();
        var names = group.Accounts.ToDictionary(a => a, _sources.Name);
        var window = TimeSpan.FromMilliseconds(result.Windows.Max());
        var roles = new GroupRoles(group.Accounts, group.Edges.Select(e => (e.A, e.B)), new AccountOrder(context.Posts.Accounts));
        var finding = new Finding
        {
            Id = FindingSources.Id(info.Name, first, last, names.Values),
            Detector = info.Name,
            Traces = [.. group.Edges.Select(e => KindOf(e).Name()).CountBy(n => n, StringComparer.Ordinal).OrderByDescending(c => c.Value).ThenBy(c => c.Key, StringComparer.Ordinal).Select(c => c.Key)],
            Sentence = $"{FindingWords.Count(group.Accounts.Count)} accounts are tied by {FindingWords.Count(group.Edges.Count)} {(group.Edges.Count == 1 ? "pair" : "pairs")} of the method \"{method.Title}\", over {FindingWords.Count(shared.Count)} {(shared.Count == 1 ? "object" : "objects")} in {FindingWords.Count(posts.Count)} posts; the method does not say how likely that is by chance.",
            Confidence = Confidence.Low,
            FirstAct = FindingSources.Time(first),
            LastAct = FindingSources.Time(last),
            Window = window,
            Accounts = roles.Participants(objects, names),
            Cohesion = roles.Cohesion,
            Objects = [.. shared.Take(ObjectsListed).Select(s => s.Shared)],
            ObjectTotal = shared.Count,
            ObjectTotals = [.. shared.CountBy(s => s.Shared.Kind).OrderByDescending(c => c.Value).ThenBy(c => c.Key, StringComparer.Ordinal)],
            PostTotal = posts.Count,
            Effect = new Effect(Measure(), group.Edges.Sum(e => (double)e.Weight), double.NaN),
            Significance = new Significance("no null model: thresholds of the published method", double.NaN, double.NaN, result.Edges.Sum(e => (double)e)),
            Evidence = _sources.Evidence(posts, p => objectOfPost[p] < ObjectsListed ? objectOfPost[p] : -1),
            Edges = [.. Strongest(group).Select(e => ToEdge(e, names)).OrderBy(e => e.A, StringComparer.Ordinal).ThenBy(e => e.B, StringComparer.Ordinal).ThenBy(e => e.Trace, StringComparer.Ordinal)],
            Layers = NetworkLayer.Of(group.Edges.Select(e => ToEdge(e, names))),
            InnocentExplanations = Explanations,
            DeclaredAs = _sources.DeclaredAs(names.Values),
            Settings = Settings(),
        };
        return new DetectedFinding(finding, posts);
    }

    private static IReadOnlyList<string> Explanations { get; } =
    [
        "Chance, popularity, bursts and shared taste: not allowed for. Published thresholds were set on the data of their publication; on more or other data the same threshold lets more or fewer chance pairs through.",
        "Fans, party members and readers of one outlet share the same things at the same time: would look the same to this method.",
        "Compare with Tocsin's own detectors, which test these explanations, before anything is concluded about these accounts.",
    ];

    private TraceKind KindOf(MethodEdge edge) => PublishedTraces.KindOf(method.Layers[edge.Layer].Trace);

    private string Measure() => method.Layers.Select(l => l.Similarity).Distinct().ToList() switch
    {
        [MethodSimilarity.PostPairs] => "pairs of posts on one object",
        [MethodSimilarity.Messages] => "posts that another account's post matches",
        _ => "objects that two accounts have in common, summed over pairs",
    };

    private IEnumerable<MethodEdge> Strongest(MethodGroup group) => group.Edges.Count <= EdgesListed
        ? group.Edges
        : group.Edges.OrderByDescending(e => e.Similarity).ThenByDescending(e => e.Weight)
            .ThenBy(e => _sources.Name(e.A), StringComparer.Ordinal).ThenBy(e => _sources.Name(e.B), StringComparer.Ordinal).Take(EdgesListed);

    private SharedObject Share(GroupObject shared) => new()
    {
        Kind = shared.Trace.Name(),
        Value = Value(shared),
        Example = shared.Trace is TraceKind.Reshare or TraceKind.Media or TraceKind.Reply && _sources.Text(shared.Acts[0].Post) is { Length: > 0 } text ? text : null,
        Accounts = shared.Acts.Select(a => a.Account).Distinct().Count(),
        Posts = shared.Acts.Select(a => a.Post).Distinct().Count(),
        AccountsInData = shared.AccountsInData,
        FirstAct = FindingSources.Time(shared.Acts[0].Time),
        Span = TimeSpan.FromMilliseconds(shared.Acts[^1].Time - shared.Acts[0].Time),
    };

    private string Value(GroupObject shared) => shared.Trace switch
    {
        TraceKind.Text => shared.Acts.Select(a => _sources.Text(a.Post)).CountBy(t => t, StringComparer.Ordinal)
            .OrderByDescending(c => c.Value).ThenBy(c => c.Key, StringComparer.Ordinal).First().Key,
        TraceKind.Moment => DateTimeOffset.UnixEpoch.AddMinutes(30L * shared.Key).ToString("yyyy-MM-dd HH:mm 'UTC, half an hour'", CultureInfo.InvariantCulture),
        var kind => ObjectWords.Of(kind, Encoding.UTF8.GetString(context.Posts.ValueOf(shared.Key))),
    };

    private Edge ToEdge(MethodEdge edge, Dictionary<int, string> names)
    {
        string a = names[edge.A], b = names[edge.B];
        bool inOrder = string.CompareOrdinal(a, b) <= 0;
        return new Edge
        {
            A = inOrder ? a : b,
            B = inOrder ? b : a,
            Trace = KindOf(edge).Name(),
            WindowSeconds = result.Windows[edge.Layer] / 1000.0,
            Weight = edge.Weight,
            Similarity = edge.Similarity,
            Expected = double.NaN,
            LogP = double.NaN,
            QValue = double.NaN,
        };
    }

    private List<KeyValuePair<string, string>> Settings() =>
    [
        new("method", method.Name),
        .. method.Layers.Select((l, i) => new KeyValuePair<string, string>(
            string.Create(CultureInfo.InvariantCulture, $"layer {i + 1}"), MethodText.Describe(l))),
        new("filter", method.Filter.ToString()),
        new("community", method.Community == MethodCommunity.Leiden ? "Leiden communities" : "connected components"),
        new("minimum-group", method.MinimumGroup.ToString(CultureInfo.InvariantCulture)),
    ];
}
