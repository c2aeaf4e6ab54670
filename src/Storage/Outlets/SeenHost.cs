namespace Tocsin.Storage.Outlets;

/// <summary>A host in the posts and findings of the store.</summary>
/// <param name="Host">The host.</param>
/// <param name="Posts">Posts that name it, of those looked at.</param>
/// <param name="First">Time of the first of them.</param>
/// <param name="Last">Time of the last.</param>
/// <param name="Findings">Ids of findings and sightings that name it.</param>
/// <param name="Incidents">Incidents that these belong to.</param>
public sealed record SeenHost(string Host, long Posts, DateTimeOffset? First, DateTimeOffset? Last, IReadOnlyList<string> Findings, IReadOnlyList<IncidentCard> Incidents);
