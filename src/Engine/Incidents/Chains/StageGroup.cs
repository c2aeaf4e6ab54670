using Tocsin.Engine.Model.Findings;
using Tocsin.Engine.Model.Sightings;

namespace Tocsin.Engine.Incidents.Chains;

/// <summary>The sightings of one stage, as they follow one another in a report.</summary>
/// <param name="Stage">Which.</param>
/// <param name="First">Place of the first of them in the report, from 0.</param>
/// <param name="Sightings">All of them.</param>
public sealed record StageGroup(AttackStage Stage, int First, IReadOnlyList<Sighting> Sightings)
{
    /// <summary>How sure they are: "12 with high confidence, 3 with low".</summary>
    public string Confidence => string.Join(", ", new[] { (Model.Findings.Confidence.High, "high"), (Model.Findings.Confidence.Moderate, "moderate"), (Model.Findings.Confidence.Low, "low") }
        .Select(l => (Count: Sightings.Count(s => s.Confidence == l.Item1), Word: l.Item2))
        .Where(l => l.Count > 0)
        .Select(l => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{l.Count:#,0} with {l.Word} confidence")));

    /// <summary>Groups the sightings of a report, which come by stage.</summary>
    public static IReadOnlyList<StageGroup> Of(ScanReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var groups = new List<StageGroup>();
        for (int i = 0; i < report.Sightings.Count;)
        {
            var stage = report.Sightings[i].Stage;
            Sighting[] same = [.. report.Sightings.Skip(i).TakeWhile(s => s.Stage == stage)];
            groups.Add(new StageGroup(stage, i, same));
            i += same.Length;
        }

        return groups;
    }
}
