using Tocsin.Engine.Model.Elections;
using Tocsin.Engine.Model.Findings;
using Tocsin.Engine.Model.Sightings;

namespace Tocsin.Engine.Incidents.Chains;

/// <summary>Grades a chain: how far it got, whom it touches, how near the vote.</summary>
/// <remarks>
/// Points: one for each stage beyond the first, at most four; two more where documents or an official page were reached; a protected subject
/// 1; within 7 days before a round 1, within 48 hours 2, in a silence or a round 3. Up to 2 low, to 4 medium, to 6 high, more critical;
/// without a protected subject at most medium. Conventions that make the levels mean what <see cref="Severity"/> says, no statistics.
/// </remarks>
internal sealed class ChainSeverity(ElectionCalendar calendar)
{
    private readonly List<string> _reasons = [];
    private int _points;

    public (Severity Severity, IReadOnlyList<string> Reasons) Of(IReadOnlyList<ChainNode> nodes, bool touches)
    {
        var stages = nodes.Select(n => n.Stage).ToHashSet();
        Add(Math.Min(4, stages.Count - 1), $"it has {Phrases.Count(stages.Count, "stage")}");
        if (stages.Overlaps([AttackStage.DecoyTouched, AttackStage.Leak, AttackStage.Alteration]))
            Add(2, "own documents were reached");
        else if (stages.Contains(AttackStage.OfficialPage))
            Add(2, "an official page was changed");
        if (touches)
            Add(1, "it bears on protected subjects");
        Time([.. nodes.Where(n => n.First is not null).SelectMany(n => new[] { n.First!.Value, n.Last ?? n.First!.Value })]);
        var severity = _points switch { <= 2 => Severity.Low, <= 4 => Severity.Medium, <= 6 => Severity.High, _ => Severity.Critical };
        if (touches || severity <= Severity.Medium)
            return (severity, _reasons);
        _reasons.Add("not high: no protected subject is known to be touched");
        return (Severity.Medium, _reasons);
    }

    private void Time(IReadOnlyList<DateTimeOffset> acts)
    {
        if (acts.Count == 0)
            return;
        bool round = calendar.Touches(PeriodKind.Round, acts), silence = calendar.Touches(PeriodKind.Silence, acts);
        if (round || silence)
            Add(3, "it acts during " + (round && silence ? "the pre-vote silence and the vote" : round ? "the vote" : "the pre-vote silence"));
        else if (calendar.IsWithin(ElectionCalendar.VeryNear, acts))
            Add(2, "it acts in the last 48 hours before a vote");
        else if (calendar.IsWithin(ElectionCalendar.Near, acts))
            Add(1, "it acts in the last 7 days before a vote");
    }

    private void Add(int worth, string reason)
    {
        _points += worth;
        _reasons.Add($"{reason}: {Phrases.Count(worth, "point")}");
    }
}
