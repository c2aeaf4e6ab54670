using Tocsin.Engine.Incidents.Chains;
using Tocsin.Engine.Incidents.Fusing;
using Tocsin.Engine.Model.Findings;

namespace Tocsin.Playbooks.Proposing;

/// <summary>Says which playbooks fit an incident, why, and what speaks against each. It starts none.</summary>
/// <remarks>
/// A playbook fits when everything of its <see cref="Fit"/> holds. The least intrusive comes first, then the one that fits more of the incident, then the
/// name. Nothing is proposed for an incident that is for the record only, and nothing because of what a declared group does. Deterministic.
/// </remarks>
public sealed class PlaybookProposer(PlaybookLibrary library)
{
    /// <summary>The fitting playbooks.</summary>
    /// <param name="incident">The incident as told.</param>
    /// <param name="members">Its findings and sightings.</param>
    /// <param name="distance">How far the vote is.</param>
    /// <param name="past">What happened when playbooks were used before.</param>
    public IReadOnlyList<PlaybookProposal> Propose(FusedIncident incident, FusionInput members, VoteDistance distance, IReadOnlyList<PastOutcome> past)
    {
        ArgumentNullException.ThrowIfNull(incident);
        ArgumentNullException.ThrowIfNull(members);
        ArgumentNullException.ThrowIfNull(distance);
        ArgumentNullException.ThrowIfNull(past);
        var traits = new IncidentTraits(incident, members);
        if (traits.IsHarmless)
            return [];
        return
        [
            .. library.Playbooks.Where(p => !p.Revoked && p.Tailoring is not null)
                .Select(p => (Playbook: p, Reasons: Reasons(p.Tailoring!.Fits, traits, distance)))
                .Where(p => p.Reasons.Count > 0)
                .OrderBy(p => p.Playbook.Tailoring!.Intrusiveness)
                .ThenByDescending(p => p.Playbook.Tailoring!.Fits.Stages.Count(traits.Stages.Contains))
                .ThenBy(p => p.Playbook.Name, StringComparer.Ordinal)
                .Select(p => new PlaybookProposal(p.Playbook, p.Reasons, Against(p.Playbook, traits, distance), Before(p.Playbook, past))),
        ];
    }

    // Empty when it does not fit.
    private static List<string> Reasons(Fit fit, IncidentTraits traits, VoteDistance distance)
    {
        var stages = fit.Stages.Where(traits.Stages.Contains).ToList();
        var detectors = fit.Detectors.Where(d => traits.Findings.Any(f => f.Detector == d) || traits.Sightings.Any(s => s.Detector == d)).ToList();
        bool near = fit.HoursBeforeVote is not { } hours || distance.During || distance.Before <= TimeSpan.FromHours(hours);
        if (stages.Count == 0 || traits.Incident.Severity < fit.MinimumSeverity || traits.Stages.Count < fit.MinimumStages || !near
            || (fit.Detectors.Count > 0 && detectors.Count == 0)
            || (traits.Breakout > 0 && traits.Breakout < fit.MinimumBreakout)
            || fit.Needs.Any(n => Amount(n, traits) == 0))
            return [];
        var reasons = new List<string> { $"in the incident: {Words.List([.. stages.Select(s => StageWords.Title(s).ToLowerInvariant())])}" };
        if (detectors.Count > 0)
            reasons.Add($"seen by {Words.List(detectors)}");
        reasons.Add($"severity {Name(traits.Incident.Severity)}; it fits from {Name(fit.MinimumSeverity)}");
        if (fit.Needs.Count > 0)
            reasons.Add($"there are {Words.List([.. fit.Needs.Select(n => Words.Count(Amount(n, traits), n[..^1]))])} to name");
        if (fit.HoursBeforeVote is not null && distance.Text.Length > 0)
            reasons.Add(distance.Text);
        return reasons;
    }

    private static List<string> Against(Playbook playbook, IncidentTraits traits, VoteDistance distance)
    {
        var against = new List<string>();
        if (traits.Declared > 0 && traits.Hidden.Count > 0)
            against.Add($"{Words.Count(traits.Declared, "declared group")} also in the incident: openly coordinated, and no part of this");
        if (traits.Chains.Any(c => c.Confidence < Confidence.High))
            against.Add("some steps are joined by time and target alone");
        if (traits.Sightings.Count > 0 && traits.Sightings.All(s => s.Confidence == Confidence.Low))
            against.Add("what was seen is of low confidence only");
        if (playbook.Types.Contains("engagement", StringComparer.Ordinal) && traits.Breakout is 1 or 2)
            against.Add($"proposed breakout category {traits.Breakout}: speaking about it may carry it further than it got");
        if (playbook.Types.Contains("engagement", StringComparer.Ordinal) && (distance.Silence || distance.During))
            against.Add("the silence or the vote: public speech may be restricted now");
        if (distance.Before is null && distance.Text.Length > 0)
            against.Add($"{distance.Text}: is it still needed?");
        return [.. against, .. playbook.Tailoring!.SpeaksAgainst];
    }

    private static string Before(Playbook playbook, IReadOnlyList<PastOutcome> past)
    {
        var runs = past.Where(p => p.Playbook == playbook.Id).OrderBy(p => p.Started).ThenBy(p => p.Run, StringComparer.Ordinal).ToList();
        if (runs.Count == 0)
            return "";
        string times = runs.Count switch { 1 => "once", 2 => "twice", _ => $"{Words.Number(runs.Count)} times" };
        return $"used {times} before: {string.Join("; ", runs.Select(r => r.Outcome ?? "outcome not recorded"))}";
    }

    private static int Amount(string need, IncidentTraits traits) => need switch
    {
        "accounts" => traits.Accounts,
        "domains" => traits.Domains,
        "links" => traits.Links,
        "outlets" => traits.Outlets.Count,
        _ => throw new ArgumentOutOfRangeException(nameof(need), need, "BUG: a need that the reader does not allow"),
    };

    private static string Name(Severity severity) => severity.ToString().ToLowerInvariant();
}
