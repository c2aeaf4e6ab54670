using Tocsin.Engine.Model.Findings;

namespace Tocsin.Engine.Detectors;

/// <summary>Turns what a detector says about content into a finding with its accounts, objects and evidence.</summary>
internal sealed class ContentComposer(DetectionContext context, DetectorInfo info, Bearing bearing)
{
    private readonly FindingSources _sources = new(context);

    /// <summary>Composes the finding.</summary>
    public DetectedFinding Compose(ContentDraft draft)
    {
        var acts = draft.Posts.Select(Locate).OrderBy(a => a.Time).ThenBy(a => a.Post.Post).ToList();
        var posts = acts.Select(a => a.Post.Post).Order().ToList();
        var objectOf = draft.Posts.ToDictionary(p => p.Post, p => p.Object);
        var accounts = Participants(acts);
        return new DetectedFinding(
            new Finding
            {
                Id = FindingSources.Id(info.Name, acts[0].Time, acts[^1].Time, [draft.Key]),
                Detector = info.Name,
                Bearing = bearing,
                Traces = [.. draft.Objects.Select(o => o.Kind).Distinct(StringComparer.Ordinal)],
                Sentence = draft.Sentence,
                Confidence = draft.Confidence,
                FirstAct = FindingSources.Time(acts[0].Time),
                LastAct = FindingSources.Time(acts[^1].Time),
                Window = draft.Window,
                Accounts = accounts,
                Objects = [.. draft.Objects.Select((o, i) => Share(o, [.. acts.Where(a => a.Post.Object == i)]))],
                ObjectTotal = draft.Objects.Count,
                ObjectTotals = [.. draft.Objects.CountBy(o => o.Kind).OrderByDescending(c => c.Value).ThenBy(c => c.Key, StringComparer.Ordinal)],
                PostTotal = posts.Count,
                Effect = draft.Effect,
                Significance = draft.Significance,
                Evidence = _sources.Evidence(posts, p => objectOf[p]),
                Edges = [],
                InnocentExplanations = draft.Explanations,
                DeclaredAs = _sources.DeclaredAs([.. accounts.Select(a => a.Account)]),
                Settings = context.Settings.For(info).Named,
            },
            posts);
    }

    private (ContentPost Post, int Account, long Time) Locate(ContentPost post)
    {
        var segment = context.Posts.Locate(post.Post, out int row);
        return (post, segment.Account[row], segment.Time[row]);
    }

    private SharedObject Share((string Kind, string Value, string? Example) named, List<(ContentPost Post, int Account, long Time)> acts)
    {
        int accounts = acts.Select(a => a.Account).Distinct().Count();
        var first = FindingSources.Time(acts.Count == 0 ? context.Posts.FirstTime : acts[0].Time);
        return new SharedObject
        {
            Kind = named.Kind,
            Value = named.Value,
            Example = named.Example,
            Accounts = accounts,
            Posts = acts.Count,
            AccountsInData = accounts,
            FirstAct = first,
            Span = acts.Count == 0 ? TimeSpan.Zero : TimeSpan.FromMilliseconds(acts[^1].Time - acts[0].Time),
        };
    }

    private List<Participant> Participants(List<(ContentPost Post, int Account, long Time)> acts)
    {
        long first = acts[0].Time;
        return
        [
            .. acts.GroupBy(a => a.Account).Select(g => new Participant
            {
                Account = _sources.Name(g.Key),
                Role = g.CountBy(a => a.Post.Role, StringComparer.Ordinal).OrderByDescending(r => r.Value).ThenBy(r => r.Key, StringComparer.Ordinal).First().Key,
                Partners = 0,
                Posts = g.Count(),
                Firsts = g.Count(a => a.Time == first),
                FirstAct = FindingSources.Time(g.First().Time),
                LastAct = FindingSources.Time(g.Last().Time),
            })
            .OrderByDescending(p => p.Posts).ThenBy(p => p.FirstAct).ThenBy(p => p.Account, StringComparer.Ordinal),
        ];
    }
}
