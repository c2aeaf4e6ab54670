using Tocsin.Engine.Model.Findings;
using Tocsin.Engine.Model.Sightings;

namespace Tocsin.Engine.Incidents.Fusing;

/// <summary>Everything that may belong to an incident, of any number of scans and days.</summary>
/// <param name="Cases">Findings about accounts, with the posts behind them.</param>
/// <param name="Context">Findings about content that can be a step of an attack.</param>
/// <param name="Sightings">What the hacking half saw.</param>
public sealed record FusionInput(IReadOnlyList<FindingCase> Cases, IReadOnlyList<Finding> Context, IReadOnlyList<Sighting> Sightings)
{
    /// <summary>Only these members.</summary>
    public FusionInput Only(IReadOnlySet<string> members) => new(
        [.. Cases.Where(c => members.Contains(c.Finding.Id))],
        [.. Context.Where(c => members.Contains(c.Id))],
        [.. Sightings.Where(s => members.Contains(s.Id))]);
}
