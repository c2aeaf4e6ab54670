using Tocsin.Engine.Model.Findings;

namespace Tocsin.Engine.Incidents;

/// <summary>Findings that belong to one incident.</summary>
/// <param name="Cases">The findings, the leading one first.</param>
/// <param name="Reasons">Why they were joined; empty for a single finding.</param>
/// <param name="Communities">Groups of accounts among them: findings that share accounts are one group.</param>
internal sealed record FusedCase(IReadOnlyList<FindingCase> Cases, IReadOnlyList<string> Reasons, int Communities)
{
    public FindingCase Lead => Cases[0];

    public IEnumerable<Finding> Findings => Cases.Select(c => c.Finding);

    private const string Moment = "moment";

    /// <summary>Those that were tested before those that a person made; those that say what was done before those that only say when; then the most accounts first, the surest, the least likely by chance, and the id.</summary>
    public static IEnumerable<FindingCase> InOrder(IEnumerable<FindingCase> cases) =>
        cases.OrderBy(c => HandMade.Is(c.Finding)).ThenBy(c => c.Finding.Traces is [Moment])
            .ThenByDescending(c => c.Finding.Accounts.Count).ThenByDescending(c => c.Finding.Confidence)
            .ThenBy(c => c.Finding.Significance.LogP).ThenBy(c => c.Finding.Id, StringComparer.Ordinal);
}
