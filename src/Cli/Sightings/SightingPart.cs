using Tocsin.Engine.Model.Sightings;

namespace Tocsin.Cli.Sightings;

/// <summary>What the hacking half adds to a scan.</summary>
/// <param name="Sightings">What was seen, by stage, the surest first, then by time.</param>
/// <param name="Evidence">What was given, with its hashes.</param>
/// <param name="Runs">What each detector looked at.</param>
internal sealed record SightingPart(IReadOnlyList<Sighting> Sightings, IReadOnlyList<EvidenceInput> Evidence, IReadOnlyList<EvidenceRun> Runs)
{
    /// <summary>Of a scan of posts alone.</summary>
    public static SightingPart Nothing { get; } = new([], [], []);
}
