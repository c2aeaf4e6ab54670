using Tocsin.Engine.Model.Findings;

namespace Tocsin.Engine.Incidents.Characterising;

/// <summary>What the data say about a criterion: a proposal, which a named person judges.</summary>
/// <param name="Criterion">Which.</param>
/// <param name="Indicated">True when something in the data speaks for it; false says only that nothing does.</param>
/// <param name="Confidence">How firmly it does; low when nothing does.</param>
/// <param name="Reasons">What speaks for it.</param>
/// <param name="Evidence">Ids of findings and sightings behind the reasons.</param>
/// <param name="Missing">What evidence would settle it.</param>
public sealed record CriterionProposal(Criterion Criterion, bool Indicated, Confidence Confidence, IReadOnlyList<string> Reasons, IReadOnlyList<string> Evidence, string Missing);
