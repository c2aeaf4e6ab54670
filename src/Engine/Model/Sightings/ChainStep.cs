using Tocsin.Engine.Model.Findings;

namespace Tocsin.Engine.Model.Sightings;

/// <summary>One step of an attack chain.</summary>
/// <param name="Stage">Which.</param>
/// <param name="First">When it began; null when the source says nothing of time.</param>
/// <param name="Last">When it ended.</param>
/// <param name="TimeNote">What the time rests on; empty where it is exact.</param>
/// <param name="Sentence">What happened, in one sentence.</param>
/// <param name="Confidence">How sure the step itself is.</param>
/// <param name="Sources">Ids of sightings, incidents or findings behind it.</param>
/// <param name="Calendar">Where it lies on the election calendar; empty without a calendar or a time.</param>
public sealed record ChainStep(
    AttackStage Stage, DateTimeOffset? First, DateTimeOffset? Last, string TimeNote, string Sentence, Confidence Confidence,
    IReadOnlyList<string> Sources, string Calendar);
