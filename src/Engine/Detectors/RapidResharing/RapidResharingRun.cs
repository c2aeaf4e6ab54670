using System.Globalization;
using System.Text;
using Tocsin.Engine.Coordination;
using Tocsin.Engine.Model.Findings;
using Tocsin.Engine.Posts;

namespace Tocsin.Engine.Detectors.RapidResharing;

/// <summary>One run over all windows: pairs, groups, the test against fans, findings.</summary>
internal sealed class RapidResharingRun(
    DetectionContext context, DetectorInfo info, CoordinationOptions options, TraceActs reshares, Publications publications)
{
    private readonly WindowPairs _pairs = new(context, options, TraceKind.Reshare);
    private readonly Dictionary<long, (PromptActs Acts, FanTest Fans)> _windows = [];

    /// <summary>True when a window could be looked at.</summary>
    public bool Any => _windows.Count > 0;

    /// <summary>Accounts with enough reshares, at most over the windows.</summary>
    public long Eligible => _pairs.Eligible;

    /// <summary>Pairs that could have been tested, at most over the windows.</summary>
    public double Hypotheses => _pairs.Hypotheses;

    /// <summary>What each window gave.</summary>
    public List<KeyValuePair<string, string>> Figures { get; } = [];

    /// <summary>Tests one window.</summary>
    public void Add(PromptActs acts)
    {
        int found = _pairs.Add(acts.Moments, acts.Window);
        var fans = new FanTest(acts, options.MinimumWeight);
        _windows[acts.Window] = (acts, fans);
        Figures.Add(new(
            $"within {FindingWords.Duration(TimeSpan.FromMilliseconds(acts.Window))}",
            $"{FindingWords.Count(acts.Prompt)} of {FindingWords.Count(acts.Moments.Count)} reshares; {FindingWords.Count(fans.PromptRegulars)} of {FindingWords.Count(fans.Regulars)} accounts with {options.MinimumWeight} reshares or more are prompt again and again; {FindingWords.Count(found)} pairs stand out"));
    }

    /// <summary>The findings, the strongest first.</summary>
    public List<DetectedFinding> Findings() =>
    [
        .. _pairs.Groups().Select(Compose).OfType<DetectedFinding>()
            .OrderBy(f => f.Finding.Significance.LogP).ThenBy(f => f.Finding.Id, StringComparer.Ordinal),
    ];

    private DetectedFinding? Compose(AccountGroup group)
    {
        long window = WindowPairs.Usual(group);
        var (acts, fans) = _windows[window];
        var members = group.Accounts.ToHashSet();
        var numbers = new List<int>();
        var objects = new List<GroupObject>();
        for (int o = 0; o < reshares.Objects; o++)
        {
            if (reshares.Of(o).Length < 2)
                continue;
            var together = acts.Of(o).Where(a => members.Contains(a.Account)).ToList();
            if (together.Count < 2)
                continue;
            numbers.Add(o);
            objects.Add(new GroupObject(TraceKind.Reshare, reshares.Keys[o], together, reshares.Of(o).Length));
        }

        var fan = fans.Judge(numbers);
        double fanLogP = ShareCalculation.LogP(fan.Test);
        if (objects.Count < options.MinimumWeight || fanLogP > Math.Log(options.Rate))
            return null;
        var composer = new FindingComposer(context, info, o => Encoding.UTF8.GetString(context.Posts.ValueOf(o.Key)));
        var leaders = Leaders(numbers, objects);
        var composed = composer.Compose(group, objects, Hypotheses, Explain(numbers, fan, leaders));
        var finding = composed.Finding;
        return composed with
        {
            Finding = finding with
            {
                Window = TimeSpan.FromMilliseconds(window),
                Sentence = Sentence(finding, window, numbers, leaders),
                Objects = [.. finding.Objects, .. leaders],
                Significance = finding.Significance with
                {
                    Test = $"joint and synchrony tests on being prompt together, and the share of prompt accounts among the posts' regular resharers against everybody else's (binomial): all must reject; {finding.Significance.Test.Split("; ", 3)[^1]}",
                    LogP = Math.Max(finding.Significance.LogP, fanLogP / Math.Log(10)),
                    QValue = Math.Max(finding.Significance.QValue, Math.Exp(fanLogP)),
                    Share = fan.Test,
                },
            },
        };
    }

    /// <summary>Who is amplified: the authors of the posts, as objects and not among the accounts, since being reshared is no act of theirs.</summary>
    private List<SharedObject> Leaders(List<int> numbers, List<GroupObject> objects)
    {
        var sources = new FindingSources(context);
        return
        [
            .. numbers.Select((o, i) => (Author: publications.Author(o), Object: o, Group: objects[i])).Where(x => x.Author >= 0).GroupBy(x => x.Author)
                .Select(g => new SharedObject
                {
                    Kind = SharedObject.AccountKind,
                    Value = sources.Name(g.Key),
                    Accounts = g.SelectMany(x => x.Group.Acts).Select(a => a.Account).Distinct().Count(),
                    Posts = g.SelectMany(x => x.Group.Acts).Count(),
                    AccountsInData = g.SelectMany(x => reshares.Of(x.Object).ToArray()).Select(a => a.Account).Distinct().Count(),
                    FirstAct = FindingSources.Time(g.Min(x => x.Group.Acts[0].Time)),
                    Span = TimeSpan.FromMilliseconds(g.Max(x => x.Group.Acts[^1].Time) - g.Min(x => x.Group.Acts[0].Time)),
                })
                .OrderByDescending(l => l.Posts).ThenBy(l => l.Value, StringComparer.Ordinal).Take(10),
        ];
    }

    private string Sentence(Finding finding, long window, List<int> numbers, List<SharedObject> leaders)
    {
        int known = numbers.Count(publications.Knows);
        string whose = leaders.Count switch
        {
            0 => "The posts themselves are not in the data, so the first reshare stands for the publication.",
            1 when known == numbers.Count => "All of these posts are by one account, the one that is amplified.",
            _ => $"The account most amplified is behind {FindingWords.Count(numbers.Where(publications.Knows).CountBy(publications.Author).Max(c => c.Value))} of these posts.",
        };
        return $"{FindingWords.Count(finding.Accounts.Count)} accounts reshared the same {FindingWords.Count(numbers.Count)} posts within {FindingWords.Duration(TimeSpan.FromMilliseconds(window))} of their publication, in {FindingWords.Count(finding.PostTotal)} reshares over {FindingWords.Stretch(finding.LastAct - finding.FirstAct)}: "
            + $"two of them were prompt together {FindingWords.Count((long)finding.Effect.Observed)} times where chance explains {FindingWords.Chance(finding.Effect.Expected)}. {whose}";
    }

    private List<string> Explain(List<int> numbers, FanResult fan, List<SharedObject> leaders)
    {
        int known = numbers.Count(publications.Knows);
        return
        [
            string.Create(CultureInfo.InvariantCulture, $"Fans with notifications on: {fan.Prompt} of the {fan.Regulars} accounts that reshared these posts again and again are prompt again and again; among the {fan.RegularsElsewhere:#,0} other accounts that reshare again and again {fan.PromptElsewhere:#,0} are."),
            "A post that everybody hurries to reshare: allowed for, each post counts only as far as the group is prompter than everyone else who reshared it, with credit for accounts that are prompt on other posts too.",
            known == numbers.Count
                ? "A late start of the data: excluded, all of these posts are in the data with their own time."
                : $"A late start of the data: {FindingWords.Count(numbers.Count - known)} of these posts are not in the data, and the first reshare stands for their publication.",
            leaders.Count > 0
                ? "An openly automated fan account or feed: would look the same if several ran it. The amplified account is listed among the objects and not among the accounts: nothing here says that it knows of them."
                : "An openly automated fan account or feed: would look the same if several ran it.",
            "One organisation that openly runs several accounts: would look the same. Declare such accounts in the election profile (declared_groups) and they are shown as declared.",
        ];
    }
}
