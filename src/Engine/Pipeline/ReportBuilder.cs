using Tocsin.Engine.Detectors;
using Tocsin.Engine.Model;
using Tocsin.Engine.Model.Findings;
using Tocsin.Engine.Posts;

namespace Tocsin.Engine.Pipeline;

/// <summary>Puts everything a scan knows into the report that exporters write, names replaced unless revealed.</summary>
internal static class ReportBuilder
{
    public static ScanOutcome Build(
        ScanSettings settings,
        PostTable posts,
        IReadOnlyList<ScannedInput> inputs,
        RejectionLog rejections,
        IReadOnlyList<DetectorRun> runs,
        IReadOnlyList<DetectedFinding> detected,
        IEnumerable<AccountScore> scores,
        IReadOnlyList<Incident> incidents)
    {
        var names = settings.Reveal ? null
            : settings.PseudonymKey is { } key ? new Pseudonymiser(key)
            : Pseudonymiser.FromPosts(posts);
        var report = new ScanReport
        {
            Version = settings.Version,
            Election = settings.Election,
            TimeZone = settings.Election?.TimeZone ?? "UTC",
            Revealed = settings.Reveal,
            Inputs = inputs,
            Posts = posts.Count,
            Accounts = posts.Accounts.Count,
            FirstPost = posts.Count == 0 ? null : DateTimeOffset.FromUnixTimeMilliseconds(posts.FirstTime),
            LastPost = posts.Count == 0 ? null : DateTimeOffset.FromUnixTimeMilliseconds(posts.LastTime),
            Activity = Activity.Of(posts, [.. detected.Where(d => d.Finding.Bearing == Bearing.Coordination)]),
            Rejected = [.. rejections.Counts.Select(c => new KeyValuePair<string, long>(c.Key.Code(), c.Value))],
            Detectors = runs,
            Findings = Findings(detected, b => b == Bearing.Coordination, names),
            Context = Findings(detected, b => b != Bearing.Coordination, names),
            Scores = AccountScores.Merge(scores, detected, names),
            Incidents = [.. incidents.Select(i => names is null ? i : names.Apply(i))],
        };
        return new ScanOutcome(report, names);
    }

    private static List<Finding> Findings(IReadOnlyList<DetectedFinding> detected, Func<Bearing, bool> wanted, Pseudonymiser? names) =>
        [.. detected.Where(d => wanted(d.Finding.Bearing)).Select(d => names is null ? d.Finding : names.Apply(d.Finding))];
}
