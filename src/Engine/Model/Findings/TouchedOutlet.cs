namespace Tocsin.Engine.Model.Findings;

/// <summary>A known outlet whose pages an incident's posts share.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Status">Its statuses, in plain words with who decided.</param>
/// <param name="Posts">How many of the incident's posts share it.</param>
public sealed record TouchedOutlet(string Name, string Status, int Posts);
