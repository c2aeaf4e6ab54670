using System.Globalization;
using System.Text;
using Tocsin.Engine.Coordination;
using Tocsin.Engine.Model;
using Tocsin.Engine.Model.Elections;
using Tocsin.Engine.Model.Findings;
using Tocsin.Engine.Posts;

namespace Tocsin.Engine.Detectors;

/// <summary>Turns a group of accounts and what they acted on together into a finding with its evidence.</summary>
internal sealed class FindingComposer(DetectionContext context, string detector, Func<GroupObject, string> valueOf)
{
    /// <summary>Objects listed in a finding; all are counted.</summary>
    public const int ObjectsListed = 200;

    /// <summary>Posts listed as evidence in a finding; all are counted.</summary>
    public const int PostsListed = 2000;

    private static readonly Guid Namespace = new("5f0e7d0a-6c1b-5b0e-9f39-7f0d5b6f3c11");

    private readonly PostTable _table = context.Posts;

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
        var names = group.Accounts.ToDictionary(a => a, Name);
        var sortedNames = names.Values.Order(StringComparer.Ordinal);
        var traces = group.Pairs.GroupBy(p => p.Trace).OrderByDescending(g => g.Sum(p => p.Weight)).ThenBy(g => g.Key).Select(g => g.Key).ToList();
        var finding = new Finding
        {
            Id = $"finding--{Uuid5.Create(Namespace, Encoding.UTF8.GetBytes($"{detector}|{acts[0].Time}|{acts[^1].Time}|{string.Join('|', sortedNames)}"))}",
            Detector = detector,
            Traces = [.. traces.Select(t => t.Name())],
            Sentence = Sentence(group, objects, posts.Count, window, acts),
            Confidence = Confidence(group),
            FirstAct = Time(acts[0].Time),
            LastAct = Time(acts[^1].Time),
            Window = window,
            Accounts = Participants(group, objects, names),
            Objects = [.. shared.Take(ObjectsListed).Select(s => s.Shared)],
            ObjectTotal = shared.Count,
            ObjectTotals = [.. shared.CountBy(s => s.Shared.Kind).OrderByDescending(c => c.Value).ThenBy(c => c.Key, StringComparer.Ordinal)],
            PostTotal = posts.Count,
            Effect = new Effect($"common acts of two accounts within {Words(window)}", group.Pairs.Sum(p => p.Weight), Expected(group)),
            Significance = new Significance(
                "joint and synchrony tests, both must reject; synchrony of each pair or pooled over the objects of its group; Benjamini–Hochberg over all that could be tested; the weakest pair of the group stands for it",
                group.Pairs.Max(p => p.LogP) / Math.Log(10),
                Math.Exp(group.Pairs.Max(p => p.ClaimLogQ)),
                hypotheses),
            Evidence = Evidence(posts, objectOfPost),
            Edges = [.. group.Pairs.Select(p => ToEdge(p, names)).OrderBy(e => e.LogP).ThenBy(e => e.A, StringComparer.Ordinal).ThenBy(e => e.B, StringComparer.Ordinal).ThenBy(e => e.Trace, StringComparer.Ordinal)],
            InnocentExplanations = explanations,
            DeclaredAs = DeclaredAs(names.Values),
            Settings = Settings(),
        };
        return new DetectedFinding(finding, posts);
    }

    // Smallest first: exact enough, and the same whatever the order of pairs.
    private static double Expected(AccountGroup group) => group.Pairs.Select(p => p.Expected).Order().Sum();

    /// <summary>A duration in plain words.</summary>
    public static string Words(TimeSpan span) =>
        span.TotalSeconds < 120 ? string.Create(CultureInfo.InvariantCulture, $"{span.TotalSeconds:0.#} seconds")
        : span.TotalMinutes < 60 ? string.Create(CultureInfo.InvariantCulture, $"{span.TotalMinutes:0.#} minutes")
        : span.TotalMinutes < 61 ? "one hour"
        : string.Create(CultureInfo.InvariantCulture, $"{span.TotalHours:0.#} hours");

    private static DateTimeOffset Time(long unixMilliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(unixMilliseconds);

    private string Name(int account) => Encoding.UTF8.GetString(_table.Accounts.Get(account));

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
        Example = o.Trace is TraceKind.Reshare or TraceKind.Media && PostText(o.Acts[0].Post) is { Length: > 0 } text ? text : null,
        Accounts = o.Acts.Select(a => a.Account).Distinct().Count(),
        Posts = o.Acts.Select(a => a.Post).Distinct().Count(),
        AccountsInData = o.AccountsInData,
        FirstAct = Time(o.Acts[0].Time),
        Span = TimeSpan.FromMilliseconds(o.Acts[^1].Time - o.Acts[0].Time),
    };

    private string PostText(int post)
    {
        var segment = _table.Locate(post, out int row);
        return Encoding.UTF8.GetString(segment.Resolve(segment.Text[row]));
    }

    private static string Sentence(AccountGroup group, List<GroupObject> objects, int posts, TimeSpan window, List<Act> acts)
    {
        var parts = objects.GroupBy(o => o.Trace).OrderByDescending(g => g.Count()).ThenBy(g => g.Key)
            .Select(g => g.Key == TraceKind.Text ? $"{Count(g.Count())} near-identical texts" : $"the same {Count(g.Count())} {g.Key.Plural()}")
            .ToList();
        string what = parts.Count == 1 ? parts[0] : $"{string.Join(", ", parts.SkipLast(1))} and {parts[^1]}";
        string verb = objects.TrueForAll(o => o.Trace == TraceKind.Text) ? "posted" : "shared";
        double observed = group.Pairs.Sum(p => p.Weight), expected = Expected(group);
        return $"{Count(group.Accounts.Count)} accounts {verb} {what} within {Words(window)} of one another, in {Count(posts)} posts over {Span(acts)}: "
            + $"{Count((long)observed)} coincidences between two accounts where chance explains {Chance(expected)}.";
    }

    private static string Span(List<Act> acts)
    {
        var span = TimeSpan.FromMilliseconds(acts[^1].Time - acts[0].Time);
        return span.TotalDays >= 2 ? $"{Count((long)Math.Round(span.TotalDays))} days" : Words(span);
    }

    private static string Count(long n) => n.ToString("#,0", CultureInfo.InvariantCulture);

    private static string Chance(double expected) =>
        expected >= 10 ? Count((long)Math.Round(expected))
        : expected >= 0.01 ? expected.ToString("0.##", CultureInfo.InvariantCulture)
        : "fewer than 0.01";

    private static Confidence Confidence(AccountGroup group)
    {
        double logQ = group.Pairs.Max(p => p.ClaimLogQ) / Math.Log(10);
        double typical = group.Pairs.Select(p => p.Weight).Order().ElementAt(group.Pairs.Count / 2);
        if (group.Accounts.Count >= 5 && group.Density >= 0.3 && typical >= 5 && logQ <= -3)
            return Model.Findings.Confidence.High;
        return group.Accounts.Count >= 4 && group.Density >= 0.2 ? Model.Findings.Confidence.Moderate : Model.Findings.Confidence.Low;
    }

    private static List<Participant> Participants(AccountGroup group, List<GroupObject> objects, Dictionary<int, string> names)
    {
        var partners = new Dictionary<int, HashSet<int>>();
        foreach (var pair in group.Pairs)
        {
            Set(partners, pair.A).Add(pair.B);
            Set(partners, pair.B).Add(pair.A);
        }

        var acts = objects.SelectMany(o => o.Acts).ToLookup(a => a.Account);
        var firsts = objects.SelectMany(o => o.Acts.TakeWhile(a => a.Time == o.Acts[0].Time)).CountBy(a => a.Account).ToDictionary();
        return
        [
            .. group.Accounts.Where(a => acts.Contains(a)).Select(a => new Participant
            {
                Account = names[a],
                Role = partners[a].Count * 2 >= group.Accounts.Count - 1 ? "core" : "periphery",
                Partners = partners[a].Count,
                Posts = acts[a].Select(x => x.Post).Distinct().Count(),
                Firsts = firsts.GetValueOrDefault(a),
                FirstAct = Time(acts[a].Min(x => x.Time)),
                LastAct = Time(acts[a].Max(x => x.Time)),
            })
            .OrderByDescending(p => p.Partners).ThenByDescending(p => p.Posts).ThenBy(p => p.Account, StringComparer.Ordinal),
        ];
    }

    private static HashSet<int> Set(Dictionary<int, HashSet<int>> sets, int key)
    {
        if (!sets.TryGetValue(key, out var set))
            sets[key] = set = [];
        return set;
    }

    private List<EvidencePost> Evidence(List<int> posts, Dictionary<int, int> objectOfPost)
    {
        // Names and ids decide between posts of one moment, so that the order of the input does not.
        var ordered = posts.Select(p => (Post: p, Segment: _table.Locate(p, out int row), Row: row))
            .OrderBy(x => x.Segment.Time[x.Row])
            .ThenBy(x => x.Segment.Account[x.Row], new AccountOrder(_table))
            .ThenBy(x => Encoding.UTF8.GetString(x.Segment.Resolve(x.Segment.Id[x.Row])), StringComparer.Ordinal)
            .ThenBy(x => x.Post);
        var evidence = new List<EvidencePost>();
        foreach (var (post, segment, row) in ordered.Take(PostsListed))
        {
            int obj = objectOfPost[post];
            evidence.Add(new EvidencePost
            {
                Id = Encoding.UTF8.GetString(segment.Resolve(segment.Id[row])),
                Account = Name(segment.Account[row]),
                Time = Time(segment.Time[row]),
                Text = Encoding.UTF8.GetString(segment.Resolve(segment.Text[row])),
                ObjectIndex = obj < ObjectsListed ? obj : -1,
                File = segment.File[row],
                Line = segment.Line[row],
            });
        }

        return evidence;
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
        };
    }

    private string? DeclaredAs(IReadOnlyCollection<string> accounts)
    {
        foreach (DeclaredGroup declared in context.Election?.DeclaredGroups ?? [])
        {
            var known = declared.Accounts.SelectMany(a => new[] { a, a[(a.IndexOf(':', StringComparison.Ordinal) + 1)..] })
                .ToHashSet(StringComparer.OrdinalIgnoreCase);
            if (accounts.Count(known.Contains) >= 0.8 * accounts.Count)
                return declared.Name;
        }

        return null;
    }

    private List<KeyValuePair<string, string>> Settings() =>
    [
        new("windows", string.Join(", ", context.Coordination.Windows.Select(Words))),
        new("minimum-weight", context.Coordination.MinimumWeight.ToString(CultureInfo.InvariantCulture)),
        new("false-discovery-rate", context.Coordination.Rate.ToString(CultureInfo.InvariantCulture)),
        new("minimum-group", context.Coordination.MinimumGroup.ToString(CultureInfo.InvariantCulture)),
    ];
}
