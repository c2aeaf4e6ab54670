using System.Text;
using Tocsin.Engine.Model.Findings;

namespace Tocsin.Engine.Detectors.AccountFarms;

/// <summary>Turns groups and single signs into findings, with a few posts of each account in which its card stands.</summary>
internal sealed class FarmFindings(DetectionContext context, DetectorInfo info)
{
    private const int PostsPerAccount = 5;
    private const int Strong = 10;

    private readonly Dictionary<int, List<int>> _posts = [];

    /// <summary>Collects the posts that show the cards. One pass over the table.</summary>
    public void Collect(IEnumerable<int> accounts)
    {
        var wanted = new bool[context.Posts.Accounts.Count];
        foreach (int account in accounts)
            wanted[account] = true;
        int post = 0;
        foreach (var segment in context.Posts.Segments)
        {
            for (int row = 0; row < segment.Count; row++, post++)
            {
                if (!wanted[segment.Account[row]])
                    continue;
                if (!_posts.TryGetValue(segment.Account[row], out var list))
                    _posts[segment.Account[row]] = list = [];
                list.Add(post);
            }
        }

        foreach (var (account, list) in _posts.ToList())
        {
            _posts[account] =
            [
                .. list.Select(p => (Post: p, Segment: context.Posts.Locate(p, out int row), Row: row))
                    .OrderBy(x => x.Segment.Time[x.Row]).ThenBy(x => Encoding.UTF8.GetString(x.Segment.Resolve(x.Segment.Id[x.Row])), StringComparer.Ordinal).ThenBy(x => x.Post)
                    .Take(PostsPerAccount).Select(x => x.Post),
            ];
        }
    }

    /// <summary>Two signs or more on the same accounts.</summary>
    public DetectedFinding Group(FarmGroup group, double hypotheses)
    {
        var seed = group.Seed;
        string more = string.Concat(group.Cells.Skip(1).Where(c => c.Set.Kind is SignKind.Description or SignKind.DisplayName or SignKind.Renamed or SignKind.SharedHandle)
            .GroupBy(c => c.Set.Kind).OrderBy(g => g.Key)
            .Select(g => $"; {FindingWords.Count(g.SelectMany(c => c.Members).Distinct().Count())} of the group stand out by {(g.Key == SignKind.Description ? "copied descriptions" : g.Key == SignKind.DisplayName ? "display names in common" : "handles that changed hands or names")} too"));
        return Compose(
            Bearing.Coordination,
            seed,
            [.. group.Accounts],
            group.Cells,
            $"{FindingWords.Count(group.Accounts.Count, "account")} look made together: of {FindingWords.Count(seed.Test.Among + 1)} {FarmWording.Of(seed.Set)}, {FindingWords.Count(seed.Members.Count)} {FarmWording.Shows(seed)} where chance explains {FindingWords.Chance(seed.Expected)}{more}.",
            group.Accounts.Count >= Strong && seed.LogQ < Math.Log(1e-6) ? Confidence.High : seed.LogQ < Math.Log(1e-3) ? Confidence.Moderate : Confidence.Low,
            hypotheses,
            "accounts beside the first that show both signs",
            [
                "A class, a company, an office or an association that signed up together: would look the same. Ask whether they say who they are, and declare them in the election profile (declared_groups).",
                "A fan club or movement that names itself alike and signs up when its cause is born: would look the same as far as the form of handles and the description go.",
                "A sign-up campaign or a platform that many joined at that time: allowed for, only what exceeds the rest of the crowd that was created then and in that season counts.",
                "Handles that the platform proposes to everybody: allowed for, a form counts as far as it is rarer among all other accounts.",
                "Accounts that were chosen for these data because they look alike (a list of suspects, a search for a name): would look the same. Judge only data collected otherwise.",
            ]);
    }

    /// <summary>One sign alone: it proves nothing about the accounts.</summary>
    public DetectedFinding Single(FarmCell cell, double hypotheses)
    {
        string sentence = cell switch
        {
            { With: SignKind.Creation } => $"{FindingWords.Count(cell.WithTotal, "account")} were created within {FarmWording.Length(cell.Window)} ({cell.WithValue}) where the half year before and after explains {FindingWords.Chance(cell.Expected)}. A burst of new accounts alone accuses nobody.",
            { With: SignKind.Description } => $"{FindingWords.Count(cell.Members.Count, "account")} have the same description or nearly so where two of the crowd's rarely agree. A copied description alone accuses nobody.",
            _ => $"{FindingWords.Count(cell.Members.Count, "account")} of {FindingWords.Count(cell.Test.Among + 1)} whose handle begins with {cell.Set.Value} have a handle of the form {cell.WithValue} where {FindingWords.Chance(cell.Expected)} would. A common form of handles alone accuses nobody.",
        };
        return Compose(
            Bearing.Background,
            cell,
            [.. cell.Members.Select(m => cell.Crowd.Accounts[m])],
            [cell],
            sentence,
            Confidence.Low,
            hypotheses,
            cell.With == SignKind.Creation ? "accounts created in the window beside the first" : "accounts beside the first that show it",
            [
                cell.With == SignKind.Creation
                    ? "An election, a news event, a ban elsewhere or a campaign of the platform brings many new accounts at once. Only a second sign on the same accounts makes this a finding."
                    : "Fans, parties, companies and classes name and describe themselves alike, and jokes and mottos are copied. Only a second sign on the same accounts makes this a finding.",
            ]);
    }

    private DetectedFinding Compose(Bearing bearing, FarmCell seed, List<int> accounts, IReadOnlyList<FarmCell> cells, string sentence, Confidence confidence, double hypotheses, string measure, IReadOnlyList<string> explanations)
    {
        var composed = new ContentComposer(context, info, bearing).Compose(new ContentDraft
        {
            Key = seed.Key,
            Sentence = sentence,
            Objects = [(FarmWording.Name(seed.Set.Kind), seed.Set.Value, null)],
            Posts = [.. accounts.SelectMany(a => _posts[a]).Select(p => new ContentPost(p, 0, "member"))],
            Confidence = confidence,
            Effect = new Effect(measure, seed.Test.Count, seed.Expected),
            Significance = new Significance(
                "binomial tail of the accounts that show both signs, given one of them; corrected within each set for the windows or forms tried, over the sets by Benjamini–Hochberg; the strongest pair of signs stands for the group",
                seed.LogP / Math.Log(10),
                Math.Exp(seed.LogQ),
                hypotheses)
            {
                Share = seed.Test,
            },
            Explanations = explanations,
            Window = TimeSpan.FromMilliseconds(seed.Window),
        });
        var objects = Objects(cells);
        return composed with
        {
            Finding = composed.Finding with
            {
                Traces = [.. objects.Select(o => o.Kind).Distinct(StringComparer.Ordinal)],
                Objects = objects,
                ObjectTotal = objects.Count,
                ObjectTotals = [.. objects.CountBy(o => o.Kind, StringComparer.Ordinal).OrderByDescending(c => c.Value).ThenBy(c => c.Key, StringComparer.Ordinal)],
            },
        };
    }

    /// <summary>The values of signs as the objects of a finding, with those of its accounts that show them.</summary>
    private List<SharedObject> Objects(IReadOnlyList<FarmCell> cells) =>
    [
        .. cells.SelectMany(c => new[] { (Kind: FarmWording.Name(c.Set.Kind), c.Set.Value, c.Members, Total: c.Set.Members.Count, c.Crowd), (Kind: FarmWording.Name(c.With), Value: c.WithValue, c.Members, Total: c.WithTotal, c.Crowd) })
            .GroupBy(x => (x.Kind, x.Value))
            .Select(g => Object(g.Key.Kind, g.Key.Value, [.. g.SelectMany(x => x.Members.Select(m => x.Crowd.Accounts[m])).Distinct()], g.Max(x => x.Total)))
            .OrderByDescending(o => o.Accounts).ThenBy(o => o.Kind, StringComparer.Ordinal).ThenBy(o => o.Value, StringComparer.Ordinal)
            .Take(FindingComposer.ObjectsListed),
    ];

    private SharedObject Object(string kind, string value, List<int> accounts, int inData)
    {
        var posts = accounts.SelectMany(a => _posts[a]).ToList();
        var times = posts.ConvertAll(p => context.Posts.Locate(p, out int row).Time[row]);
        return new SharedObject
        {
            Kind = kind,
            Value = value,
            Accounts = accounts.Count,
            Posts = posts.Count,
            AccountsInData = inData,
            FirstAct = FindingSources.Time(times.Min()),
            Span = TimeSpan.FromMilliseconds(times.Max() - times.Min()),
        };
    }
}
