using Tocsin.Engine.Incidents.Characterising;
using Tocsin.Storage;

namespace Tocsin.Partners.Facts;

/// <summary>One of the four criteria: what the data say, and what a person last judged.</summary>
/// <param name="Proposal">What the data say.</param>
/// <param name="Judged">The judgement that stands; null when nobody judged it.</param>
public sealed record JudgedCriterion(CriterionProposal Proposal, Decision? Judged)
{
    /// <summary>True when it holds by a person's hand.</summary>
    public bool Holds => Judged?.Value == "yes";
}
