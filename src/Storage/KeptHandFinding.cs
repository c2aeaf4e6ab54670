namespace Tocsin.Storage;

/// <summary>A finding that a person made, as it was kept.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Incident">Number of the incident it is in.</param>
/// <param name="Frozen">Of how many of its posts the bytes as received were kept.</param>
/// <param name="Changes">What became of incidents.</param>
public sealed record KeptHandFinding(string Id, long Incident, int Frozen, IReadOnlyList<IncidentChange> Changes);
