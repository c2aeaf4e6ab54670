namespace Tocsin.Engine.Incidents.Characterising;

/// <summary>Behaviours that somebody may say they saw: those of the detectors, with the technique each is. Never an opinion.</summary>
/// <param name="Key">The detector that looks for it.</param>
/// <param name="Technique">Id of the technique in DISARM.</param>
/// <param name="Name">Name of the technique.</param>
/// <param name="Shows">What it looks like, in our words.</param>
public sealed record Behaviour(string Key, string Technique, string Name, string Shows)
{
    private const string Detector = "detector:";

    /// <summary>All, in the order of the table of techniques.</summary>
    public static IReadOnlyList<Behaviour> All { get; } =
        [.. TechniqueTable.All.Where(r => r[0].StartsWith(Detector, StringComparison.Ordinal)).Select(r => new Behaviour(r[0][Detector.Length..], r[2], r[3], r[4]))];
}
