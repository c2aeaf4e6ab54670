using Tocsin.Engine.Incidents.Chains;
using Tocsin.Engine.Model.Sightings;

namespace Tocsin.Exchange.Sightings;

/// <summary>A chain as it stands in <c>chains.json</c>; the fields are documented in docs/outputs.md.</summary>
internal sealed record ChainLine(
    string Id,
    string Title,
    string Severity,
    IReadOnlyList<string> SeverityReasons,
    string Confidence,
    DateTimeOffset? First,
    DateTimeOffset? Last,
    IReadOnlyList<string> Subjects,
    IReadOnlyList<ChainStepLine> Steps,
    IReadOnlyList<string> JoinedBecause)
{
    public static ChainLine From(AttackChain chain) => new(
        chain.Id,
        chain.Title,
        chain.Severity.ToString().ToLowerInvariant(),
        chain.SeverityReasons,
        chain.Confidence.ToString().ToLowerInvariant(),
        chain.First,
        chain.Last,
        chain.Subjects,
        [.. chain.Steps.Select(ChainStepLine.From)],
        chain.JoinedBecause);
}

/// <summary>One step.</summary>
internal sealed record ChainStepLine(
    string Stage, DateTimeOffset? First, DateTimeOffset? Last, string TimeNote, string Sentence, string Confidence, string Calendar, IReadOnlyList<string> Sources)
{
    public static ChainStepLine From(ChainStep step) => new(
        StageWords.Code(step.Stage), step.First, step.Last, step.TimeNote, step.Sentence, step.Confidence.ToString().ToLowerInvariant(), step.Calendar, step.Sources);
}

/// <summary>The whole of <c>chains.json</c>.</summary>
internal sealed record ChainsDocument(string? Election, string? ElectionName, string TimeZone, IReadOnlyList<ChainLine> Chains);
