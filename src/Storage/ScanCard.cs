namespace Tocsin.Storage;

/// <summary>A scan in a list.</summary>
/// <param name="Id">Its id.</param>
/// <param name="At">When it was kept.</param>
/// <param name="Actor">By whom.</param>
/// <param name="Posts">Posts it brought.</param>
/// <param name="Findings">Findings and sightings it was the first to bring.</param>
/// <param name="Inputs">Names of what it looked at.</param>
public sealed record ScanCard(string Id, DateTimeOffset At, string Actor, long Posts, long Findings, IReadOnlyList<string> Inputs)
{
    /// <summary>Detectors that did not run in it, because they were muted or switched off.</summary>
    public IReadOnlyList<string> Off { get; init; } = [];
}
