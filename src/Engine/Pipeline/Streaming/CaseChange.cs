using Tocsin.Engine.Model.Findings;

namespace Tocsin.Engine.Pipeline.Streaming;

/// <summary>One case in one window.</summary>
/// <param name="Case">The case; of an ended one as the window before saw it.</param>
/// <param name="Kind">New, continued or ended.</param>
/// <param name="Finding">The finding now; null for an ended case.</param>
public sealed record CaseChange(OpenCase Case, CaseChangeKind Kind, Finding? Finding);
