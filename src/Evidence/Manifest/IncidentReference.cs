namespace Tocsin.Evidence.Manifest;

/// <summary>The case an archive is about.</summary>
/// <param name="Id">Its id in <c>scan/incidents.json</c>, or in <c>scan/chains.json</c> for an attack joined from what was seen in mail, logs and posts.</param>
/// <param name="Title">Its short name.</param>
/// <param name="Findings">Ids of what it consists of, in the other files of <c>scan/</c>.</param>
public sealed record IncidentReference(string Id, string Title, IReadOnlyList<string> Findings);
