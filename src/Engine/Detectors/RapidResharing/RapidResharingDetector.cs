using System.Globalization;
using Tocsin.Engine.Coordination;
using Tocsin.Engine.Model.Findings;
using Tocsin.Engine.Posts;

namespace Tocsin.Engine.Detectors.RapidResharing;

/// <summary>Accounts that reshare the same posts within seconds of their publication, again and again.</summary>
public sealed class RapidResharingDetector : IDetector
{
    /// <inheritdoc/>
    public DetectorInfo Info { get; } = new(
        "rapid-resharing",
        "Rapid resharing",
        "Finds accounts that reshare the same posts within seconds of their publication, again and again, more than the posts' own audience, their own promptness and fans with notifications on explain.",
        "rapid-resharing.md",
        [
            DetectorSetting.Durations("windows", [TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(60)], TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(10), "How soon after the publication a reshare counts as prompt; each is tried and corrected for."),
            .. CoordinationSettings.All.Where(s => s.Name != "windows"),
        ]);

    /// <inheritdoc/>
    public DetectorResult Detect(DetectionContext context, CancellationToken cancellation)
    {
        var table = context.Posts;
        var options = CoordinationSettings.Options(context.Settings.For(Info));
        var resolution = TimeResolution.Measure(table);
        var reshares = TraceExtraction.Objects(table, TraceKind.Reshare);
        var publications = Publications.Find(table, reshares);
        cancellation.ThrowIfCancellationRequested();
        var run = new RapidResharingRun(context, Info, options, reshares, publications);
        foreach (var window in options.Windows)
        {
            cancellation.ThrowIfCancellationRequested();
            if (resolution.Finest <= window.TotalMilliseconds / 2)
                run.Add(PromptActs.Build(table, reshares, publications, (long)window.TotalMilliseconds, resolution));
        }

        var findings = run.Findings();
        return new DetectorResult(findings, Describe(run, resolution, reshares, publications, findings.Count));
    }

    private DetectorRun Describe(RapidResharingRun run, TimeResolution resolution, TraceActs reshares, Publications publications, int findings)
    {
        List<KeyValuePair<string, string>> figures =
        [
            new("reshared posts", $"{FindingWords.Count(reshares.Objects)}, of which {FindingWords.Count(publications.Found)} are in the data themselves; for the others the first reshare stands for the publication"),
            .. run.Figures,
        ];
        string outcome = !run.Any && reshares.Count > 0
            ? $"Insufficient data: the times are given in steps of {FindingWords.Duration(TimeSpan.FromMilliseconds(resolution.Finest))}, too coarse for the windows."
            : run.Eligible < 3
                ? "Insufficient data: fewer than three accounts reshared often enough to be compared."
                : findings == 0
                    ? string.Create(CultureInfo.InvariantCulture, $"Compared up to {run.Hypotheses:#,0} pairs of accounts; none are prompt together more than chance, audience and fans explain.")
                    : string.Create(CultureInfo.InvariantCulture, $"Compared up to {run.Hypotheses:#,0} pairs of accounts; {findings} {(findings == 1 ? "group is" : "groups are")} prompt together more than chance, audience and fans explain.");
        return new DetectorRun(Info.Name, outcome, figures);
    }
}
