using System.Globalization;
using Tocsin.Engine.Coordination;
using Tocsin.Engine.Model.Findings;
using Tocsin.Engine.Posts;

namespace Tocsin.Engine.Detectors.SynchronisedActivity;

/// <summary>Accounts that post at the same moments again and again, whatever they post.</summary>
public sealed class SynchronisedActivityDetector : IDetector
{
    /// <inheritdoc/>
    public DetectorInfo Info { get; } = new(
        "synchronised-activity",
        "Synchronised activity",
        "Finds accounts that post within seconds of one another again and again, whatever they post, more than the crowd's rhythm, their own day and their own clocks explain.",
        "synchronised-activity.md",
        [
            DetectorSetting.Durations("windows", [TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(60)], TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(30), "How close in time two posts count as together; each is tried and corrected for."),
            DetectorSetting.Whole("minimum-weight", 5, "moments", 3, 100, "Distinct moments at which two accounts must have posted together."),
            .. CoordinationSettings.All.Where(s => s.Name is not ("windows" or "minimum-weight")),
        ]);

    /// <inheritdoc/>
    public DetectorResult Detect(DetectionContext context, CancellationToken cancellation)
    {
        var table = context.Posts;
        var options = CoordinationSettings.Options(context.Settings.For(Info));
        var resolution = TimeResolution.Measure(table);
        var moments = ActiveMoments.Read(table, resolution);
        var pairs = new WindowPairs(context, options, TraceKind.Moment);
        var traces = new Dictionary<long, TraceActs>();
        var figures = new List<KeyValuePair<string, string>>
        {
            new("posts of the accounts' own accord", $"{FindingWords.Count(moments.Count)}; {FindingWords.Count(moments.ByTheClock)} more are left out because the account's own clock explains them"),
        };
        foreach (var window in options.Windows.Where(w => resolution.Finest <= w.TotalMilliseconds))
        {
            cancellation.ThrowIfCancellationRequested();
            long length = (long)window.TotalMilliseconds;
            var acts = traces[length] = moments.Trace(length);
            int found = pairs.Add(acts, length);
            figures.Add(new($"within {FindingWords.Duration(window)}", $"{FindingWords.Count(acts.Count)} acts in {FindingWords.Count(acts.Objects)} stretches of time; {FindingWords.Count(found)} pairs stand out"));
        }

        var findings = Findings(context, options, pairs, traces);
        return new DetectorResult(findings, new DetectorRun(Info.Name, Outcome(pairs, traces.Count, resolution, findings.Count), figures));
    }

    private List<DetectedFinding> Findings(DetectionContext context, CoordinationOptions options, WindowPairs pairs, Dictionary<long, TraceActs> traces)
    {
        var groups = pairs.Groups();
        long[] windows = [.. groups.Select(WindowPairs.Usual)];
        var objects = groups.Select(_ => new List<GroupObject>()).ToArray();
        var groupOf = new int[context.Posts.Accounts.Count];
        Array.Fill(groupOf, -1);
        for (int g = 0; g < groups.Count; g++)
        {
            foreach (int account in groups[g].Accounts)
                groupOf[account] = g;
        }

        foreach (var (window, acts) in traces)
            GroupActs.Collect(TraceKind.Moment, acts, groupOf, [.. windows.Select(w => w == window ? w : 0)], objects);
        var composer = new FindingComposer(context, Info, Moment);
        return
        [
            .. groups.Select((g, i) => (Group: g, Objects: objects[i], Window: windows[i]))
                .Where(x => x.Objects.Count >= options.MinimumWeight)
                .Select(x => Compose(composer, x.Group, x.Objects, x.Window, pairs.Hypotheses))
                .OrderBy(f => f.Finding.Significance.LogP).ThenBy(f => f.Finding.Id, StringComparer.Ordinal),
        ];
    }

    private static DetectedFinding Compose(FindingComposer composer, AccountGroup group, List<GroupObject> objects, long window, double hypotheses)
    {
        var composed = composer.Compose(group, objects, hypotheses, Explain(objects));
        var finding = composed.Finding;
        return composed with
        {
            Finding = finding with
            {
                Window = TimeSpan.FromMilliseconds(window),
                Sentence = $"{FindingWords.Count(finding.Accounts.Count)} accounts posted within {FindingWords.Duration(TimeSpan.FromMilliseconds(window))} of one another at {FindingWords.Count(objects.Count)} moments, whatever they posted, in {FindingWords.Count(finding.PostTotal)} posts over {FindingWords.Stretch(finding.LastAct - finding.FirstAct)}: "
                    + $"{FindingWords.Count((long)finding.Effect.Observed)} coincidences between two accounts where the crowd's rhythm explains {FindingWords.Chance(finding.Effect.Expected)}.",
            },
        };
    }

    private static string Moment(GroupObject shared) =>
        FindingSources.Time(shared.Acts[0].Time).ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);

    private static List<string> Explain(List<GroupObject> objects)
    {
        int days = objects.Select(o => o.Acts[0].Time / 86_400_000).Distinct().Count();
        return
        [
            "The same time zone, habits and events: allowed for, only stretches of time count in which both were active anyway, and in them only being closer together than everybody else who was active then.",
            string.Create(CultureInfo.InvariantCulture, $"News or a broadcast that people react to at the same second: allowed for as far as the crowd reacts too, and each stretch of time counts once; the moments lie on {days} {(days == 1 ? "day" : "different days")}."),
            "Schedulers that post on the full hour or minute: left out, posts that an account's own clock explains do not count.",
            "People in talk with one another: left out, answers and reshares do not count.",
            "One person or one openly acting organisation behind several accounts, or one tool that posts a feed to them: would look the same. Check the client software, and declare openly run accounts in the election profile (declared_groups).",
        ];
    }

    private static string Outcome(WindowPairs pairs, int windows, TimeResolution resolution, int findings) =>
        windows == 0 && resolution.Finest < 86_400_000
            ? $"Insufficient data: the times are given in steps of {FindingWords.Duration(TimeSpan.FromMilliseconds(resolution.Finest))}, too coarse for the windows."
            : pairs.Eligible < 3
                ? "Insufficient data: fewer than three accounts posted often enough to be compared."
                : findings == 0
                    ? string.Create(CultureInfo.InvariantCulture, $"Compared up to {pairs.Hypotheses:#,0} pairs of accounts; none are active together more than the crowd's rhythm explains.")
                    : string.Create(CultureInfo.InvariantCulture, $"Compared up to {pairs.Hypotheses:#,0} pairs of accounts; {findings} {(findings == 1 ? "group is" : "groups are")} active together more than the crowd's rhythm explains.");
}
