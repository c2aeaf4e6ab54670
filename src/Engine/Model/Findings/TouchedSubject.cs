namespace Tocsin.Engine.Model.Findings;

/// <summary>A protected subject that an incident's posts name, link to or tag.</summary>
/// <param name="Id">Its id in the profile.</param>
/// <param name="Name">Its name.</param>
/// <param name="Posts">How many of the incident's posts touch it.</param>
public sealed record TouchedSubject(string Id, string Name, int Posts);
