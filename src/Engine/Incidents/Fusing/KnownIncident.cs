namespace Tocsin.Engine.Incidents.Fusing;

/// <summary>An incident that has an identity already.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Members">Ids of its findings and sightings.</param>
/// <param name="Created">Order of creation: the lower is the older.</param>
/// <param name="Worked">True when people have judged, named or answered it.</param>
public sealed record KnownIncident(string Id, IReadOnlyList<string> Members, long Created, bool Worked);
