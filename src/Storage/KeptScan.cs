namespace Tocsin.Storage;

/// <summary>What keeping a scan changed.</summary>
/// <param name="Scan">Its id in the store.</param>
/// <param name="Posts">Posts added; none for inputs that the store had already.</param>
/// <param name="Findings">Findings and sightings that are new.</param>
/// <param name="Known">Findings and sightings that were there already.</param>
/// <param name="Changes">What became of the incidents.</param>
public sealed record KeptScan(string Scan, long Posts, int Findings, int Known, IReadOnlyList<IncidentChange> Changes)
{
    /// <summary>Earlier findings in whose place new ones stand: the same, grown.</summary>
    public int Outgrown { get; init; }

    /// <summary>Earlier scans of which no finding is left: nobody needs their reports any more.</summary>
    public IReadOnlyList<string> Outlived { get; init; } = [];
}
