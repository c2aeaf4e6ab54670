using Tocsin.Engine.Model.Findings;
using Tocsin.Engine.Model.Sightings;

namespace Tocsin.Engine.Incidents.Chains;

/// <summary>Which steps may be joined by nothing but target and time, and how far apart.</summary>
/// <remarks>
/// A lookalike name alone is a possibility and no event: it is joined so only with another of the same hour, as names are bought in one go. Stolen documents follow the theft by days or weeks (in 2017 by
/// some five), their amplification follows the dump by hours or days.
/// </remarks>
internal static class ChainTransitions
{
    private static readonly TimeSpan Theft = TimeSpan.FromDays(45);
    private static readonly TimeSpan Wave = TimeSpan.FromHours(1);
    private static readonly TimeSpan Spread = TimeSpan.FromDays(7);

    // Clocks of servers differ.
    private static readonly TimeSpan Slack = TimeSpan.FromHours(1);

    /// <summary>The longest gap between a step and a later one; null when they do not join so.</summary>
    public static TimeSpan? Longest(AttackStage earlier, AttackStage later) => (earlier, later) switch
    {
        (AttackStage.Lookalike, AttackStage.Lookalike) => Wave,
        (AttackStage.Lure, AttackStage.Contact or AttackStage.Access or AttackStage.DecoyTouched or AttackStage.Leak) => Theft,
        (AttackStage.Contact, AttackStage.Access or AttackStage.DecoyTouched or AttackStage.Leak) => Theft,
        (AttackStage.Access, AttackStage.DecoyTouched or AttackStage.Leak) => Theft,
        (AttackStage.DecoyTouched, AttackStage.Leak) => Theft,
        (AttackStage.DecoyTouched or AttackStage.Leak or AttackStage.Alteration or AttackStage.OfficialPage, AttackStage.Amplification) => Spread,
        _ => null,
    };

    /// <summary>True when the first may lead to the second by target and time alone.</summary>
    public static bool Follows(ChainNode earlier, ChainNode later) =>
        Longest(earlier.Stage, later.Stage) is { } longest
        && earlier.First is { } from && later.First is { } to
        && to >= from - Slack && to - from <= longest
        && earlier.Confidence >= Confidence.Moderate && later.Confidence >= Confidence.Moderate
        && earlier.Subjects.Overlaps(later.Subjects);
}
