namespace Tocsin.Engine.Model.Sightings;

/// <summary>Something specific that two things seen can have in common.</summary>
/// <param name="Kind">One of <see cref="MarkKinds"/>.</param>
/// <param name="Value">Its canonical form: a host in ASCII lower case, a canonical link, a name.</param>
public readonly record struct Mark(string Kind, string Value);
