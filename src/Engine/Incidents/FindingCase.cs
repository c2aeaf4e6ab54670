using Tocsin.Engine.Model.Findings;

namespace Tocsin.Engine.Incidents;

/// <summary>A finding with every post behind it, not only those kept as evidence.</summary>
/// <param name="Finding">The finding.</param>
/// <param name="Posts">Its posts in any order.</param>
public sealed record FindingCase(Finding Finding, IReadOnlyList<IncidentPost> Posts);
