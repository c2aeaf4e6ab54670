namespace Tocsin.Engine.Incidents.Characterising;

/// <summary>A technique of a public framework that something in an incident points to.</summary>
/// <param name="Framework">DISARM or ATT&amp;CK.</param>
/// <param name="Id">Its id there.</param>
/// <param name="Name">Its name there.</param>
/// <param name="Because">What points to it.</param>
/// <param name="Evidence">Ids of findings and sightings that do.</param>
public sealed record TechniqueProposal(string Framework, string Id, string Name, string Because, IReadOnlyList<string> Evidence);
