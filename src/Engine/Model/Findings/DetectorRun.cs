namespace Tocsin.Engine.Model.Findings;

/// <summary>What a detector did in a scan.</summary>
/// <param name="Detector">Its name.</param>
/// <param name="Outcome">One plain sentence: what it looked at, what it found, or why the data do not suffice.</param>
/// <param name="Figures">Named counts for the method section: accounts tested, pairs that could have been tested …</param>
public sealed record DetectorRun(string Detector, string Outcome, IReadOnlyList<KeyValuePair<string, string>> Figures)
{
    /// <summary>The settings in force, defaults included, also where nothing was found.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Settings { get; init; } = [];
}
