using Tocsin.Engine.Model.Findings;

namespace Tocsin.Engine.Pipeline.Streaming;

/// <summary>One case in one window.</summary>
/// <param name="Case">The case: the id of the finding that opened it.</param>
/// <param name="Kind">New, continued or ended.</param>
/// <param name="Finding">The finding now; of an ended case the last one.</param>
public sealed record CaseChange(string Case, CaseChangeKind Kind, Finding Finding);
